import './tokens.css'
import './base.css'
import type { ReactNode } from 'react'
import type { Language } from './duration.ts'
import { ShortcutsProvider } from './shortcuts/shortcuts.tsx'
import { ToastProvider } from './toast.tsx'
import { LanguageContext } from './words.ts'

/** Everything the kit needs around it: its language, its keys, its messages and its styles. */
export function UiProvider({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <LanguageContext value={language}>
      <ShortcutsProvider>
        <ToastProvider>{children}</ToastProvider>
      </ShortcutsProvider>
    </LanguageContext>
  )
}
