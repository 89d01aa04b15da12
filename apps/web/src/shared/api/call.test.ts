import { expect, it, vi } from 'vitest'
import { ApiError } from './api-error.ts'
import { address } from './call.ts'
import { fetchJson } from './fetch-json.ts'

it('fills the path and leaves out what is not given', () => {
  expect(address('/matters/:id/timeline', { params: { id: 'a/b' }, query: { limit: 50, cursor: undefined } })).toBe(
    '/matters/a%2Fb/timeline?limit=50',
  )
})

const answer = (status: number, body: string, type = 'application/problem+json') =>
  vi.stubGlobal('fetch', async () => new Response(body, { status, headers: { 'content-type': type } }))

it('tells a refusal in the words of the server', async () => {
  answer(
    409,
    JSON.stringify({
      code: 'version-conflict',
      zh: '刚被别人改过',
      en: 'Just changed by somebody',
      next: { zh: '重新打开', en: 'Open it again' },
      instance: 'r-17',
    }),
  )
  const error = await fetchJson({ method: 'POST', url: '/x', body: {} }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({
    status: 409,
    code: 'version-conflict',
    what: { zh: '刚被别人改过' },
    requestId: 'r-17',
  })
})

it('does not trip over an answer that is no problem document', async () => {
  answer(502, '<html>Bad gateway</html>', 'text/html')
  await expect(fetchJson({ method: 'GET', url: '/x' })).rejects.toMatchObject({ status: 502, code: 'unknown' })
  answer(200, '<html>', 'text/html')
  await expect(fetchJson({ method: 'GET', url: '/x' })).rejects.toMatchObject({ code: 'unknown' })
})

it('says when nobody answered, and lets an abort pass', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('failed')
  })
  await expect(fetchJson({ method: 'GET', url: '/x' })).rejects.toMatchObject({ status: 0, code: 'network' })
  const aborted = AbortSignal.abort()
  await expect(fetchJson({ method: 'GET', url: '/x', signal: aborted })).rejects.toBeInstanceOf(TypeError)
})

it('gives every change a key of its own, and a question none', async () => {
  const keys: (string | null)[] = []
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get('idempotency-key'))
    return new Response('{}')
  })
  await fetchJson({ method: 'POST', url: '/x', body: {} })
  await fetchJson({ method: 'POST', url: '/x', body: {} })
  await fetchJson({ method: 'GET', url: '/x' })
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
  expect(keys[0]).not.toBe(keys[1])
  expect(keys[2]).toBeNull()
})
