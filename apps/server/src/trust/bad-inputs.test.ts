import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { orgs } from '../testing/small-city.ts'
import { type BadInput, badInputs } from './bad-inputs.ts'
import { fingerprint, incidentFields, openScene } from './scene.ts'

const scene = await openScene()
const { seated, server, owner } = scene
const corpus = badInputs()
const LONGEST_MS = 1000

const people = {
  officer: seated('station-duty-officer', 'own'),
  leader: seated('station-leader', 'own'),
  dispatcher: seated('dispatcher', 'top'),
  administrator: seated('administrator', 'top'),
  analyst: seated('city-analyst', 'top'),
  auditor: seated('auditor', 'top'),
} satisfies Record<BadInput['as'], unknown>
const sessions = new Map<string, Record<string, string>>()

beforeAll(async () => {
  for (const [name, account] of Object.entries(people)) sessions.set(name, await scene.sessionOf(account))
})

async function send(one: BadInput) {
  const began = performance.now()
  const answer = server.app.fastify.inject({
    method: one.method,
    url: `/api/v1${one.url.replace('MATTER', scene.matter)}`,
    headers: { ...sessions.get(one.as), ...one.headers },
    ...(one.payload === undefined ? {} : { payload: one.payload }),
  })
  // A stream that opens never ends by itself: what has not answered by now was let in.
  const reply = await Promise.race([answer, pause(5 * LONGEST_MS, undefined, { ref: false })])
  const tookMs = performance.now() - began
  return reply === undefined ? { status: 0, text: '', tookMs } : { status: reply.statusCode, text: reply.body, tookMs }
}

/** Undefined: refused as a bad input must be, in both languages, with what to do next, in time. */
async function fault(one: BadInput): Promise<string | undefined> {
  const { status, text, tookMs } = await send(one)
  if (status < 400 || status >= 500) return `${one.name}: ${status} ${text.slice(0, 200)}`
  const problem = JSON.parse(text) as { zh?: string; en?: string; next?: { zh?: string; en?: string } }
  const chinese = [problem.zh, problem.next?.zh].every(words => /\p{Script=Han}/u.test(words ?? ''))
  const english = [problem.en, problem.next?.en].every(words => /[a-z]{2}/.test(words ?? ''))
  if (!chinese || !english) return `${one.name}: not in both languages: ${text.slice(0, 300)}`
  // A crowded machine may stall one answer; an input that is slow is slow again.
  const fastest = tookMs < LONGEST_MS ? tookMs : (await send(one)).tookMs
  return fastest < LONGEST_MS ? undefined : `${one.name}: ${fastest.toFixed(0)} ms`
}

/** All rows of the city but what is remembered of a refusal: a look at personal data, a file that is no warning. */
const looks = ['session', 'fact', 'fact_payload', 'fact_pending', 'cap_refusal']
const kept = async () => ({
  ...(await fingerprint(owner, 1, looks)),
  facts: (
    await owner.query(
      `SELECT count(*)::int AS n, max(id) AS last FROM fact WHERE tenant = 1 AND kind NOT LIKE 'personal-data.%' AND kind <> 'audit.read'`,
    )
  ).rows,
})

describe(`${corpus.length} bad inputs`, () => {
  it('are at least 600, no two alike', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(600)
    expect(new Set(corpus.map(({ name: _, ...one }) => JSON.stringify(one))).size).toBe(corpus.length)
  })

  it('are all refused in both languages within a second, and change nothing', { timeout: 300_000 }, async () => {
    const before = await kept()
    const faults: string[] = []
    for (const one of corpus) {
      const wrong = await fault(one)
      if (wrong !== undefined) faults.push(wrong)
    }
    expect(faults).toEqual([])
    expect(await kept()).toEqual(before)
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  it('and so is a used Idempotency-Key with any other body', async () => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'used-key-1' }
    const body = { type: 'incident', unit: orgs.stationA, fields: incidentFields }
    const one = (payload: object): BadInput => ({
      name: 'replay',
      as: 'officer',
      method: 'POST',
      url: '/matters',
      headers,
      payload: JSON.stringify(payload),
    })
    expect((await send(one(body))).status).toBe(200)
    const before = await kept()
    for (const other of [
      { ...body, unit: orgs.district },
      { ...body, occurredAt: '2026-03-02T00:00:00Z' },
      { ...body, fields: { ...incidentFields, grade: 1 } },
    ])
      expect([(await send(one(other))).status, await fault(one(other))]).toEqual([422, undefined])
    for (const key of ['short', 'x'.repeat(201), 'with spaces in it'])
      expect((await send({ ...one(body), headers: { ...headers, 'idempotency-key': key } })).status).toBe(400)
    expect(await kept()).toEqual(before)
  })
})
