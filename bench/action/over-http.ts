import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 200 })

/** Posts JSON and reads the answer to its end. Throws on anything but 200. */
export function post(url: string, headers: Readonly<Record<string, string>>, body: unknown): Promise<string> {
  const text = JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
      },
      reply => {
        let answer = ''
        reply.setEncoding('utf8')
        reply.on('data', (chunk: string) => {
          answer += chunk
        })
        reply.on('end', () =>
          reply.statusCode === 200 ? resolve(answer) : reject(new Error(`${reply.statusCode}: ${answer}`)),
        )
      },
    )
    sent.on('error', reject)
    sent.end(text)
  })
}
