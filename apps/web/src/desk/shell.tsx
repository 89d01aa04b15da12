import './shell.css'
import { ShortcutHelp, SkeletonRows, useShortcutHelp } from '@fangwei/ui/index.ts'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import { PageErrorBoundary } from '../shared/load/page-error.tsx'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'

/** Rail, top bar, and the page; whichever page fails or loads, the rest stays. */
export function Shell() {
  const { t } = useTranslation('shell')
  const { pathname } = useLocation()
  const help = useShortcutHelp()
  const [railOpen, setRailOpen] = useState(false)
  return (
    <div className="shell">
      <a className="shell-skip" href="#page">
        {t('skip')}
      </a>
      <Rail open={railOpen} onClose={() => setRailOpen(false)} />
      <div className="shell-main">
        <TopBar onMenu={() => setRailOpen(true)} onHelp={help.onOpen} />
        <main id="page" className="shell-page" tabIndex={-1}>
          <PageErrorBoundary resetKey={pathname}>
            <Suspense fallback={<SkeletonRows count={12} />}>
              <Outlet />
            </Suspense>
          </PageErrorBoundary>
        </main>
      </div>
      <ShortcutHelp {...help} />
    </div>
  )
}
