import { type Check, ill, well } from './check.ts'

const MOST_SKEW_MS = 2000
const MOST_BEHIND_MS = 5000

/** Over the same door as everybody: whether it serves, its clock, its order, and one log-in with a read and a write. */
export async function serverChecks(address: string, login: string, password: string): Promise<Check[]> {
  const asked = Date.now()
  const ready = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined)
  if (ready === undefined)
    return [
      ill(
        'server',
        { zh: `${address} 没有应答`, en: `${address} does not answer` },
        { zh: '用 npm start 启动，检查 PORT 和 HOST', en: 'Start it with npm start; check PORT and HOST' },
      ),
    ]
  const state = (await ready.json().catch(() => ({}))) as { database?: boolean; behindMs?: number }
  return [
    well('server', `${address} 有应答`, `${address} answers`),
    state.database === true
      ? well('database', '数据库可用', 'The database serves')
      : ill(
          'database',
          { zh: '数据库不可用', en: 'The database does not serve' },
          { zh: '检查 DATABASE_URL；内嵌库看启动日志', en: 'Check DATABASE_URL; for the embedded one, read the log' },
        ),
    ledgerCheck(state.behindMs ?? Number.POSITIVE_INFINITY),
    clockCheck(Date.parse(ready.headers.get('date') ?? ''), asked),
    ...(await sessionChecks(address, login, password)),
  ]
}

const ledgerCheck = (behindMs: number): Check =>
  behindMs <= MOST_BEHIND_MS
    ? well('ledger', '留痕已按序入账', 'Facts are in their order')
    : ill(
        'ledger',
        { zh: `留痕排序落后 ${behindMs} 毫秒`, en: `The order of facts is ${behindMs} ms behind` },
        { zh: '检查数据库负载；持续落后请重启服务', en: 'Check the load of the database; restart if it stays behind' },
      )

/** The header has whole seconds. */
function clockCheck(serverMs: number, ownMs: number): Check {
  const skew = Math.abs(serverMs - ownMs)
  return skew <= MOST_SKEW_MS
    ? well('clock', '时钟一致', 'The clocks agree')
    : ill(
        'clock',
        {
          zh: `服务器时钟相差 ${Math.round(skew / 1000)} 秒`,
          en: `The server's clock is ${Math.round(skew / 1000)} s off`,
        },
        { zh: '两边都对准 NTP', en: 'Set both by NTP' },
      )
}

async function sessionChecks(address: string, login: string, password: string): Promise<Check[]> {
  const ask = (method: string, path: string, cookie?: string, body?: object) =>
    fetch(`${address}${path}`, {
      method,
      headers: {
        'x-fangwei': '1',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie !== undefined && { cookie }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const session = await ask('POST', '/api/v1/session', undefined, { login, password })
  const cookie = session.headers.get('set-cookie')?.split(';')[0]
  if (!session.ok || cookie === undefined)
    return [
      ill(
        'log-in',
        { zh: `${login} 不能登录`, en: `${login} cannot log in` },
        { zh: '用 --login 和 --password 给出可用的账号', en: 'Give an account that works with --login and --password' },
      ),
    ]
  const read = await ask('GET', '/api/v1/directory', cookie)
  // Logging out is a write like any other: the session ends and the fact of it is kept.
  const write = await ask('DELETE', '/api/v1/session', cookie)
  const wrong = (zh: string, en: string) => ({ zh: `${zh}，看服务日志`, en: `${en}: read the server's log` })
  return [
    well('log-in', `${login} 可以登录`, `${login} logs in`),
    read.ok
      ? well('read', '可以读取', 'It reads')
      : ill('read', { zh: '读取失败', en: 'Reading fails' }, wrong('检查账号权限', 'Check the rights of the account')),
    write.ok
      ? well('write', '可以写入', 'It writes')
      : ill('write', { zh: '写入失败', en: 'Writing fails' }, wrong('检查磁盘和数据库', 'Check disk and database')),
  ]
}
