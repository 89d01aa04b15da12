import type { Route } from '@fangwei/contract/index.ts'
import { may } from '@fangwei/domain/access/index.ts'
import type { FastifyRequest } from 'fastify'
import type { Clock } from '../platform/clock/index.ts'
import type { Database } from '../platform/db/index.ts'
import { Problem, problems } from '../platform/http/index.ts'
import type { Account } from './account.ts'
import { accountOf } from './sessions.ts'

export const SESSION_COOKIE = 'fangwei_session'
/** A cross-site form cannot set it, so a stolen click cannot act. */
export const CSRF_HEADER = 'x-fangwei'

/** Lets a request through to its route, or refuses it as if the thing were not there. */
export function sessionGate(db: Database, clock: Clock) {
  return async (request: FastifyRequest, route: Route): Promise<Account | undefined> => {
    if (route.permission === 'none') return undefined
    const token = request.cookies[SESSION_COOKIE] ?? bearer(request)
    const account = token === undefined ? undefined : await accountOf(db, token, clock.now())
    if (account === undefined) throw problems.noSession()
    if (!may(account.roles, route.permission)) throw problems.notFound()
    if (account.passwordTemporary === true && route.permission !== 'own.session') throw ownPasswordFirst()
    const byCookie = request.cookies[SESSION_COOKIE] !== undefined
    if (byCookie && route.method !== 'GET' && request.headers[CSRF_HEADER] === undefined) throw problems.noSession()
    return account
  }
}

const ownPasswordFirst = () =>
  new Problem(
    403,
    'password-temporary',
    { zh: '正在使用临时口令', en: 'You are using a temporary password' },
    { zh: '请先修改为本人口令', en: 'Set a password of your own first' },
  )

function bearer(request: FastifyRequest): string | undefined {
  const match = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.headers.authorization ?? '')
  return match?.[1]
}
