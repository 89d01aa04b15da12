import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { createQueryClient } from '../shared/api/queries.ts'
import { AppearanceRoot } from '../shared/preferences/appearance-root.tsx'
import { sessionQuery } from '../shared/session/session.ts'
import { DeskRoutes } from './routes.tsx'

/** Shows the desk. A session that ends anywhere is asked after again, which leads to the door. */
export function start(element: HTMLElement): void {
  const client = createQueryClient(ended => void ended.invalidateQueries({ queryKey: sessionQuery.queryKey }))
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <AppearanceRoot surface="desk">
          <BrowserRouter>
            <DeskRoutes />
          </BrowserRouter>
        </AppearanceRoot>
      </QueryClientProvider>
    </StrictMode>,
  )
}
