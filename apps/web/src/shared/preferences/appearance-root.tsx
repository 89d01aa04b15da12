import { applyAppearance, UiProvider, useThemeMode } from '@fangwei/ui/index.ts'
import type { SurfaceKind, ThemeMode } from '@fangwei/ui/tokens.ts'
import { type ReactNode, useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { switchLanguage } from '../i18n/i18n.ts'
import { usePreferences } from './preferences.ts'

interface AppearanceRootProps {
  readonly surface: SurfaceKind
  /** A theme of the surface's own, whatever the person has chosen. */
  readonly theme?: ThemeMode
  readonly children: ReactNode
}

/** Puts the chosen language, theme and density in force for everything inside. */
export function AppearanceRoot({ surface, theme: own, children }: AppearanceRootProps) {
  const { language, theme, density } = usePreferences()
  const { t, i18n } = useTranslation()
  const mode = useThemeMode(own ?? theme)
  useLayoutEffect(() => applyAppearance(mode, density, surface), [mode, density, surface])
  useLayoutEffect(() => {
    void switchLanguage(language)
  }, [language])
  const spoken = i18n.language === 'en' ? 'en' : 'zh'
  const product = t('product')
  useLayoutEffect(() => {
    document.documentElement.lang = spoken === 'en' ? 'en' : 'zh-CN'
    document.title = product
  }, [spoken, product])
  return <UiProvider language={spoken}>{children}</UiProvider>
}
