import { expect } from 'vitest'
import type { Account } from '../access/index.ts'
import type { SmallCity } from './small-city.ts'

/** Asks the city's server over HTTP as this account; the answer, which must be a good one. */
export async function ask<T>(
  city: SmallCity,
  account: Account,
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
): Promise<T> {
  const headers = await city.headersOf(account)
  const reply = await city.server.app.fastify.inject({
    method,
    url: `/api/v1${url}`,
    headers,
    ...(payload && { payload }),
  })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<T>()
}
