import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, Route, Routes } from 'react-router'
import { createQueryClient } from '../shared/api/queries.ts'
import { AppearanceRoot } from '../shared/preferences/appearance-root.tsx'
import { RequireSession } from '../shared/session/require-session.tsx'
import { sessionQuery } from '../shared/session/session.ts'
import WallPage from './wall-page.tsx'

/** Shows the wall: always dark, whatever the person at this screen has chosen for the desk. */
export function start(element: HTMLElement): void {
  const client = createQueryClient(ended => void ended.invalidateQueries({ queryKey: sessionQuery.queryKey }))
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <AppearanceRoot surface="wall" theme="dark">
          <BrowserRouter>
            <Routes>
              <Route
                path="/wall"
                element={
                  <RequireSession>
                    <WallPage />
                  </RequireSession>
                }
              />
              <Route path="*" element={<ToDesk />} />
            </Routes>
          </BrowserRouter>
        </AppearanceRoot>
      </QueryClientProvider>
    </StrictMode>,
  )
}

/** Another address (the way to log in) is the desk's: the page is fetched anew. */
function ToDesk() {
  window.location.reload()
  return null
}
