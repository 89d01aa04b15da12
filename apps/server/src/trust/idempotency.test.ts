import { describe, expect, it } from 'vitest'
import { orgs } from '../testing/small-city.ts'
import { incidentFields, openScene } from './scene.ts'

const scene = await openScene()
const TWINS = 50
const officer = scene.seated('station-duty-officer', 'own')

async function post(headers: Record<string, string>, key: string, url: string, payload: object) {
  const reply = await scene.server.app.fastify.inject({
    method: 'POST',
    url,
    headers: { ...headers, 'idempotency-key': key },
    payload,
  })
  return { status: reply.statusCode, body: reply.json() as Record<string, unknown> }
}
const opening = (content: string) => ({
  type: 'incident',
  unit: orgs.stationA,
  fields: { ...incidentFields, content },
})
const count = async (text: string, values: unknown[]) =>
  (await scene.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`, values)).rows[0]!.n

describe('one Idempotency-Key', () => {
  it(`opens one matter for ${TWINS} identical requests at once, and gives all the same one`, async () => {
    const headers = await scene.sessionOf(officer)
    const body = opening('五十个相同的请求')
    const before = await count('matter WHERE tenant = 1', [])
    const answers = await Promise.all(
      Array.from({ length: TWINS }, () => post(headers, 'key-of-opening', '/api/v1/matters', body)),
    )
    expect(new Set(answers.map(a => a.status))).toEqual(new Set([200]))
    expect(new Set(answers.map(a => a.body.id)).size).toBe(1)
    expect(await count('matter WHERE tenant = 1', [])).toBe(before + 1)
  })

  it(`does one action once for ${TWINS} identical requests at once, even when the directory is read anew`, async () => {
    const headers = await scene.sessionOf(officer)
    const url = `/api/v1/matters/${scene.matter}/actions`
    const body = { action: 'note', input: { text: '只记一次' } }
    scene.server.services.directories.changed(1)
    const answers = await Promise.all(Array.from({ length: TWINS }, () => post(headers, 'key-of-action', url, body)))
    expect(new Set(answers.map(a => a.status))).toEqual(new Set([200]))
    expect(new Set(answers.map(a => a.body.version)).size).toBe(1)
    expect(await count(`fact WHERE tenant = 1 AND matter = $1 AND kind = 'incident.noted'`, [scene.matter])).toBe(1)
  })

  it('does a bulk action once for each matter, whatever number of identical requests, and refuses another under its key', async () => {
    const headers = await scene.sessionOf(officer)
    const url = '/api/v1/actions'
    const body = { action: 'note', input: { text: '批量只记一次' }, matters: [{ id: scene.matter }] }
    const before = await count(`fact WHERE tenant = 1 AND matter = $1 AND kind = 'incident.noted'`, [scene.matter])
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(headers, 'key-of-bulk', url, body)))
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 200, body: { items: [{ id: scene.matter, ok: true }] } })
    expect(await count(`fact WHERE tenant = 1 AND matter = $1 AND kind = 'incident.noted'`, [scene.matter])).toBe(
      before + 1,
    )
    const other = await post(headers, 'key-of-bulk', url, { ...body, input: { text: '另一句' } })
    expect(other).toMatchObject({ status: 422, body: { code: 'key-reused' } })
  })

  it('is refused for another request', async () => {
    const headers = await scene.sessionOf(officer)
    const before = await count('matter WHERE tenant = 1', [])
    const other = await post(headers, 'key-of-opening', '/api/v1/matters', opening('另一件事'))
    expect(other).toMatchObject({ status: 422, body: { code: 'key-reused' } })
    const elsewhere = await post(headers, 'key-of-opening', `/api/v1/matters/${scene.matter}/actions`, {
      action: 'note',
      input: { text: '另一处' },
    })
    expect(elsewhere).toMatchObject({ status: 422, body: { code: 'key-reused' } })
    expect(await count('matter WHERE tenant = 1', [])).toBe(before)
  })

  it('means nothing to another account, nor to the account of the same id in another city', async () => {
    const first = await post(
      await scene.sessionOf(officer),
      'key-of-opening',
      '/api/v1/matters',
      opening('五十个相同的请求'),
    )
    for (const stranger of [
      scene.seated('station-duty-officer', 'sibling'),
      scene.seated('station-leader', 'own'),
      scene.seated('station-duty-officer', 'otherCity'),
    ]) {
      const body = { ...opening('五十个相同的请求'), unit: stranger.org }
      const reply = await post(await scene.sessionOf(stranger), 'key-of-opening', '/api/v1/matters', body)
      expect([reply.status, reply.body.code]).toEqual([200, undefined])
      expect(reply.body.id).not.toBe(first.body.id)
      expect(reply.body.number).not.toBe(first.body.number)
    }
  })

  it('is free again after a refusal: nothing was done under it', async () => {
    const headers = await scene.sessionOf(officer)
    const url = `/api/v1/matters/${scene.matter}/actions`
    expect((await post(headers, 'key-of-refusal', url, { action: 'merge' })).status).toBeGreaterThanOrEqual(400)
    expect((await post(headers, 'key-of-refusal', url, { action: 'note', input: { text: '后一次' } })).status).toBe(200)
  })
})
