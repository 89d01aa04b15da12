import { lazy } from 'react'
import { Outlet, type RouteObject, useLocation, useRoutes } from 'react-router'
import { PageErrorBoundary } from '../shared/load/page-error.tsx'
import { RequireSession } from '../shared/session/require-session.tsx'
import { useSession } from '../shared/session/session.ts'
import LoginPage from './login-page.tsx'
import NotFoundPage from './not-found-page.tsx'
import { FirstSection, SectionDoor } from './section-door.tsx'
import { pages, sections } from './sections.ts'
import { OwnPasswordFirst } from './settings/own-password-first.tsx'
import { Shell } from './shell.tsx'

const AntdRoot = lazy(() => import('../shared/antd/antd-root.tsx'))

/** Pages with forms stand inside antd's root; it is fetched with the first of them. */
function WithForms() {
  return (
    <AntdRoot>
      <Outlet />
    </AntdRoot>
  )
}

function routesOf(forms: boolean): RouteObject[] {
  return [...sections, ...pages]
    .filter(page => (page.forms ?? false) === forms)
    .map(page => ({ path: page.path, element: <SectionDoor page={page} Shown={lazy(page.load)} /> }))
}

const desk = (
  <RequireSession>
    <FirstThings />
  </RequireSession>
)

/** A temporary password is replaced before anything else is shown. */
function FirstThings() {
  const { account } = useSession()
  return account.passwordTemporary ? <OwnPasswordFirst /> : <Shell />
}

const routes: RouteObject[] = [
  { path: '/login', element: <LoginPage /> },
  {
    element: desk,
    children: [
      { index: true, element: <FirstSection /> },
      ...routesOf(false),
      { element: <WithForms />, children: routesOf(true) },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]

/** Every address of the desk. */
export function DeskRoutes() {
  const { pathname } = useLocation()
  return <PageErrorBoundary resetKey={pathname}>{useRoutes(routes)}</PageErrorBoundary>
}
