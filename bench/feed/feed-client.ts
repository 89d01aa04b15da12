import { get } from 'node:http'

export interface FeedClient {
  close(): void
}

const DATA = /"matter":"([0-9a-f-]{36})"/g

/** Opens a live feed and calls `hear` for each event's matter as its bytes arrive. Settles when the feed has begun. */
export function openFeed(
  address: string,
  headers: Readonly<Record<string, string>>,
  hear: (matter: string) => void,
): Promise<FeedClient> {
  return new Promise((resolve, reject) => {
    const request = get(`${address}/api/v1/feed`, { headers, agent: false }, reply => {
      if (reply.statusCode !== 200) return reject(new Error(`The feed answered ${reply.statusCode}`))
      let rest = ''
      reply.setEncoding('utf8')
      reply.on('data', (chunk: string) => {
        const text = rest + chunk
        const end = text.lastIndexOf('\n\n')
        rest = text.slice(end + 1)
        if (end > 0) for (const [, matter] of text.slice(0, end).matchAll(DATA)) hear(matter!)
        resolve({ close: () => request.destroy() })
      })
      reply.on('error', () => undefined)
    })
    request.on('error', error => reject(error))
  })
}
