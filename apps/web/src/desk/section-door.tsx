import type { ComponentType } from 'react'
import { Navigate } from 'react-router'
import { useMay } from '../shared/session/session.ts'
import NotFoundPage from './not-found-page.tsx'
import { type Page, sections } from './sections.ts'

/** The page of a section for whoever may open it; for others it looks as if it were not there. */
export function SectionDoor({ page, Shown }: { page: Page; Shown: ComponentType }) {
  return useMay()(page.permission) ? <Shown /> : <NotFoundPage />
}

/** Whoever has no duty desk (an auditor, say) starts at the first section that is theirs. */
export function FirstSection() {
  const may = useMay()
  const first = sections.find(section => may(section.permission))
  return first === undefined ? <NotFoundPage /> : <Navigate to={first.path} replace />
}
