import { lazy } from 'react'
import { createBrowserRouter, Outlet } from 'react-router'
import { PageError } from '../shared/load/page-error.tsx'
import { RequireSession } from '../shared/session/require-session.tsx'
import LoginPage from './login-page.tsx'
import NotFoundPage from './not-found-page.tsx'
import { sections } from './sections.ts'
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

export function createDeskRouter() {
  const pages = sections.map(({ path, load, forms }) => ({ route: { path, Component: lazy(load) }, forms }))
  return createBrowserRouter([
    { path: '/login', Component: LoginPage },
    {
      element: (
        <RequireSession>
          <Shell />
        </RequireSession>
      ),
      ErrorBoundary: RouteError,
      children: [
        ...pages.filter(page => !page.forms).map(page => page.route),
        { Component: WithForms, children: pages.filter(page => page.forms).map(page => page.route) },
        { path: '*', Component: NotFoundPage },
      ],
    },
  ])
}

function RouteError() {
  return <PageError error={undefined} />
}
