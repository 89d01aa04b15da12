import './gallery.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { applyAppearance } from '../src/appearance.ts'
import { serverClock } from '../src/server-clock.ts'
import { UiProvider } from '../src/ui-provider.tsx'
import { Forms } from './forms.tsx'
import { Gallery } from './gallery.tsx'
import { Workbench } from './workbench.tsx'

const query = new URLSearchParams(location.search)
const language = query.get('lang') === 'en' ? 'en' : 'zh'
const mode = query.get('theme') === 'dark' ? 'dark' : 'light'
const density = query.get('density') === 'compact' ? 'compact' : 'comfortable'
const pages = { parts: Gallery, workbench: Workbench, forms: Forms }
const Page = pages[(query.get('page') ?? 'parts') as keyof typeof pages] ?? Gallery

/** All invented examples happen around this instant, so that pictures do not change from day to day. */
const sampleNow = Date.parse('2026-11-22T14:05:00+08:00')
serverClock.observe({ serverMs: sampleNow, sentMs: Date.now(), receivedMs: Date.now() })

document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
applyAppearance(mode, density, 'desk')
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <UiProvider language={language}>
      <Page mode={mode} density={density} sampleNow={sampleNow} />
    </UiProvider>
  </StrictMode>,
)
