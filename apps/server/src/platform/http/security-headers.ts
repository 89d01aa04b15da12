import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

const middleware = helmet({
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      // A live picture is put together in the page.
      mediaSrc: ["'self'", 'blob:'],
      workerSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      upgradeInsecureRequests: null,
    },
  },
  strictTransportSecurity: false,
})

/**
 * The headers every answer has. They are the same for all, so helmet is asked once; asked at every request it would put
 * its rules together anew each time.
 */
export const securityHeaders: readonly (readonly [string, string])[] = collected()

function collected(): [string, string][] {
  const headers: [string, string][] = []
  const answer = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => undefined,
  }
  middleware({} as IncomingMessage, answer as unknown as ServerResponse, error => {
    if (error !== undefined) throw error
  })
  return headers
}
