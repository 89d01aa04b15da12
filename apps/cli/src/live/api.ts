import { CommandFailed } from '../exit.ts'

/** A session with a running server. */
export interface Api {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: object): Promise<T>
}

/** Logs in. Throws CommandFailed with what to do when there is no server or no such account. */
export async function logIn(server: string, login: string, password: string): Promise<Api> {
  const opened = await call(server, 'POST', '/session', {}, { login, password })
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> =>
    (await (await call(server, method, path, { cookie, 'x-fangwei': '1' }, body)).json()) as T
  return { get: path => ask('GET', path), post: (path, body) => ask('POST', path, body ?? {}) }
}

async function call(
  server: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: object,
): Promise<Response> {
  const reply = await fetch(`${server}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  }).catch(() => {
    throw new CommandFailed({
      zh: `连不上 ${server}；请先 npm start，或用 --server 指明地址`,
      en: `Nothing answers at ${server}; run npm start first, or name it with --server`,
    })
  })
  if (reply.ok) return reply
  const problem = (await reply.json().catch(() => ({}))) as { zh?: string; en?: string }
  throw new CommandFailed({
    zh: `${path}：${problem.zh ?? reply.status}`,
    en: `${path}: ${problem.en ?? reply.status}`,
  })
}
