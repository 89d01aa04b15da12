import { type Route, routes } from '@fangwei/contract/index.ts'
import { permissions } from '@fangwei/domain/access/index.ts'
import type { Role } from '@fangwei/domain/matters/roles.ts'
import { findRegister } from '@fangwei/domain/registers/index.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { type About, type Granted, type RouteName, requests, type Sample } from './requests.ts'
import { allRoles, fingerprint, marks, openScene, type Seat, seats } from './scene.ts'

const scene = await openScene()
const { server, owner } = scene
const names = Object.keys(routes) as RouteName[]
/** A message that no device signed is refused and counted: the count is the one thing it may change. */
const counted = ['device_refusal']

/** Taken before anything runs, so that a permission changed later is noticed. */
const granted: Granted = structuredClone(permissions)

type State = 'live' | 'revoked' | 'disabled'
interface Who {
  readonly role: Role
  readonly seat: Seat
  readonly state: State
}
type Outcome = 'no-session' | 'not-found' | 'passes'

/** Which seats may have what a request is about, by the tree of organisations alone. */
const sighted: Record<About, readonly Seat[]> = {
  nothing: Object.keys(seats) as Seat[],
  org: ['own', 'parent', 'top', 'otherCity'],
  thing: ['own', 'parent', 'top'],
  city: ['top', 'otherCity'],
  'city-thing': ['top'],
  nobody: [],
}

/** What must happen, from the declared permissions and the tree; nothing of the server is asked. */
function expected(name: RouteName, who: Who | undefined): Outcome {
  const { permission } = routes[name] as Route
  const sample: Sample = requests[name]
  if (permission === 'none') return 'passes'
  if (who?.state !== 'live') return 'no-session'
  if (!granted[permission].includes(who.role)) return 'not-found'
  if (sample.register !== undefined) {
    const { readers, writers } = findRegister(sample.register.name)!
    if (!(sample.register.for === 'readers' ? readers : writers).includes(who.role)) return 'not-found'
  }
  if (sample.partnersOwnList === true && who.role === 'partner') return 'passes'
  return sighted[sample.about].includes(who.seat) ? 'passes' : 'not-found'
}

const sessions = new Map<string, Promise<Record<string, string>>>()
function sessionOf({ role, seat, state }: Who, anew: boolean): Promise<Record<string, string>> {
  const key = `${role}@${seat}:${state}`
  const account = scene.seated(role, seat)
  const known = anew ? undefined : sessions.get(key)
  const session = known ?? scene.sessionOf(account, state === 'revoked' ? 'revoked' : 'live')
  if (!anew) sessions.set(key, session)
  return session
}

interface Answer {
  readonly status: number
  readonly text: string
}

async function ask(name: RouteName, who: Who | undefined): Promise<Answer> {
  const route = routes[name] as Route
  const sample: Sample = requests[name]
  const params: Record<string, string> = { ...sample.params, ...(await sample.prepare?.(scene)) }
  const path = route.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? 'none'))
  const query = new URLSearchParams(sample.query).toString()
  const reply = await server.app.fastify.inject({
    method: route.method,
    url: (query === '' ? path : `${path}?${query}`).replace('MATTER', scene.matter),
    headers: who === undefined ? {} : await sessionOf(who, sample.endsSession === true),
    ...(sample.body === undefined
      ? {}
      : { payload: JSON.parse(JSON.stringify(sample.body).replace('MATTER', scene.matter)) }),
    ...(route.raw === 'stream' ? { payloadAsStream: true as const } : {}),
  })
  if (route.raw !== 'stream' || reply.statusCode !== 200) {
    if (route.raw !== 'stream') return { status: reply.statusCode, text: reply.payload }
  }
  reply.stream().destroy()
  return { status: reply.statusCode, text: '' }
}

/** What the answer amounts to, and what it gave away; undefined: as it must be. */
function fault(name: RouteName, who: Who | undefined, { status, text }: Answer): string | undefined {
  const sample: Sample = requests[name]
  const must = expected(name, who)
  const inside =
    sample.each === true && status === 200 ? (JSON.parse(text).items[0].code as string | undefined) : undefined
  const got: Outcome = status === 401 ? 'no-session' : status === 404 || inside === 'not-found' ? 'not-found' : 'passes'
  const at = `${name} by ${who === undefined ? 'anonymous' : `${who.role}@${who.seat} (${who.state})`}`
  if (status >= 500) return `${at}: ${status}`
  if (got !== must) return `${at}: ${status} where ${must}`
  if (must === 'not-found' && inside === undefined && text !== '' && !looksLikeNothing(text))
    return `${at}: a refusal that tells: ${text}`
  const blind = must !== 'passes' || !sighted.thing.includes(who?.seat ?? 'otherCity')
  const told = [marks.phone, marks.person, marks.address, scene.number].filter(mark => blind && text.includes(mark))
  return told.length > 0 ? `${at}: tells ${told.join(', ')}` : undefined
}

let nothing: Record<string, unknown> = {}
const looksLikeNothing = (text: string) => {
  const { instance: _, ...rest } = JSON.parse(text) as Record<string, unknown>
  return JSON.stringify(rest) === JSON.stringify(nothing)
}

async function faultsOf(list: readonly [RouteName, Who | undefined][]): Promise<string[]> {
  const found: string[] = []
  const waiting = [...list]
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const wrong = fault(next[0], next[1], await ask(next[0], next[1]))
      if (wrong !== undefined) found.push(wrong)
    }
  }
  await Promise.all(Array.from({ length: 6 }, work))
  return found.sort()
}

const everyone = (seat: Seat, state: State): Who[] => allRoles.map(role => ({ role, seat, state }))
const each = (people: readonly (Who | undefined)[], of = names): [RouteName, Who | undefined][] =>
  of.flatMap(name => people.map((who): [RouteName, Who | undefined] => [name, who]))

beforeAll(async () => {
  const reply = await server.app.fastify.inject({
    url: '/api/v1/matters/00000000-0000-4000-8000-000000000000',
    headers: await scene.sessionOf(scene.seated('station-leader', 'own')),
  })
  const { instance: _, ...rest } = reply.json()
  nothing = rest
  expect(rest).toMatchObject({ status: 404, code: 'not-found' })
})

describe('every route, every role, every seat', () => {
  it('has a request for every route of the contract, and the server serves no other', () => {
    expect(Object.keys(requests).sort()).toEqual([...names].sort())
    expect([...server.app.served].sort()).toEqual(
      names.map(name => `${routes[name].method} ${routes[name].path}`).sort(),
    )
  })

  it.each(Object.keys(seats).filter(seat => seat !== 'otherCity') as Seat[])(
    'seated at: %s',
    { timeout: 300_000 },
    async seat => {
      expect(await faultsOf(each(everyone(seat, 'live')))).toEqual([])
    },
  )

  it('seated in another city under the same code: nothing of this city is told or touched', {
    timeout: 300_000,
  }, async () => {
    const made = names.filter(name => 'prepare' in requests[name])
    const before = await fingerprint(owner, 1, counted)
    expect(
      await faultsOf(
        each(
          everyone('otherCity', 'live'),
          names.filter(name => !made.includes(name)),
        ),
      ),
    ).toEqual([])
    expect(await fingerprint(owner, 1, counted)).toEqual(before)
    expect(await faultsOf(each(everyone('otherCity', 'live'), made))).toEqual([])
  })

  it('anonymous, and with a revoked session', { timeout: 300_000 }, async () => {
    const before = await fingerprint(owner, 1, [...counted, 'session', 'break_glass', 'policy_proposal', 'device_test'])
    expect(await faultsOf(each([undefined, ...everyone('own', 'revoked')]))).toEqual([])
    expect(
      await fingerprint(owner, 1, [...counted, 'session', 'break_glass', 'policy_proposal', 'device_test']),
    ).toEqual(before)
  })

  it('with the session of an account that is disabled meanwhile', { timeout: 300_000 }, async () => {
    for (const who of everyone('own', 'disabled')) await sessionOf(who, false)
    await owner.query(`UPDATE account SET disabled_at = now() WHERE tenant = 1 AND id LIKE '%@own'`)
    expect(await faultsOf(each(everyone('own', 'disabled')))).toEqual([])
    await owner.query(`UPDATE account SET disabled_at = NULL WHERE tenant = 1 AND id LIKE '%@own'`)
  })
})

describe('the matrix turns red', () => {
  it('when one role is given one permission more', async () => {
    const held = permissions['audit.read'] as unknown as string[]
    held.push('partner')
    const found = await faultsOf(each(everyone('own', 'live'), ['getAudit'])).finally(() => held.pop())
    expect(found).toEqual(['getAudit by partner@own (live): 200 where not-found'])
  })

  it('when one role loses one permission', async () => {
    const held = permissions['board.read'] as unknown as string[]
    const lost = held.shift()
    const found = await faultsOf(each(everyone('own', 'live'), ['getBoard'])).finally(() => held.unshift(lost!))
    expect(found).toEqual([`getBoard by ${lost}@own (live): 404 where passes`])
  })

  it.each([
    ['matter', 'matter_sight', 'getMatter'],
    ['register_entry', 'register_sight', 'getEntry'],
  ] as const)('when the policy of %s, %s, lets everybody see', async (table, policy, name) => {
    const { rows } = await owner.query<{ qual: string }>('SELECT qual FROM pg_policies WHERE policyname = $1', [policy])
    await owner.query(`ALTER POLICY ${policy} ON ${table} USING (true)`)
    const found = await faultsOf(each(everyone('sibling', 'live'), [name])).finally(() =>
      owner.query(`ALTER POLICY ${policy} ON ${table} USING (${rows[0]!.qual})`),
    )
    expect(found.length).toBeGreaterThan(0)
    expect(await faultsOf(each(everyone('sibling', 'live'), [name]))).toEqual([])
  })
})
