import type { Body, Params, Query, Reply, Route } from '@fangwei/contract/route.ts'
import { fetchJson } from './fetch-json.ts'

type Empty = Record<string, never>
type Part<Name extends string, T> = Empty extends T ? { readonly [K in Name]?: T } : { readonly [K in Name]: T }

/** What a route must be given: its path parameters, query and body, each required only if it has required members. */
export type Given<R extends Route> = Part<'params', Params<R>> & Part<'query', Query<R>> & Part<'body', Body<R>>

/** Given parts as an optional argument where nothing is required. */
export type GivenArgs<R extends Route> = Empty extends Given<R> ? [given?: Given<R>] : [given: Given<R>]

/** Asks one route of the contract and hands back its answer. Throws `ApiError`. */
export async function call<R extends Route>(route: R, ...[given]: [...GivenArgs<R>]): Promise<Reply<R>> {
  return callWith(route, given as LooseGiven | undefined)
}

export interface LooseGiven {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly idempotencyKey?: string
}

export async function callWith<R extends Route>(
  route: R,
  given: LooseGiven = {},
  signal?: AbortSignal,
): Promise<Reply<R>> {
  const { body, idempotencyKey } = given
  const answer = await fetchJson({
    method: route.method,
    url: address(route.path, given),
    body,
    signal,
    idempotencyKey,
  })
  return answer as Reply<R>
}

/** The address of a route: `:name` filled from `params`, the rest from `query`; absent values are left out. */
export function address(path: string, { params = {}, query = {} }: LooseGiven): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString()
  return search === '' ? filled : `${filled}?${search}`
}
