import type { Permission } from '@fangwei/domain/access/index.ts'
import type { Label } from '@fangwei/domain/loop/index.ts'
import { type Static, type TSchema, Type } from 'typebox'

/**
 * One route of the API. `permission` must be written, `none` included. `scope` says what narrows it:
 * the tenant, the account's organisation and below, one matter in sight, or only the account's own things.
 */
export interface Route<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly permission: Permission | 'none'
  readonly scope: 'none' | 'tenant' | 'org' | 'matter' | 'own'
  readonly summary: Label
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly response: R
  /** Content other than JSON: a stream, a file, a form upload. */
  readonly raw?: 'stream' | 'file' | 'upload'
}

const nothing = Type.Object({})
export type Nothing = typeof nothing

type Given<P, Q, B, R> = Omit<Route, 'params' | 'query' | 'body' | 'response'> & {
  params?: P
  query?: Q
  body?: B
  response?: R
}

/** Fills what a route leaves out, keeping the types of what it says. */
export function route<
  P extends TSchema = Nothing,
  Q extends TSchema = Nothing,
  B extends TSchema = Nothing,
  R extends TSchema = Nothing,
>(given: Given<P, Q, B, R>): Route<P, Q, B, R> {
  return {
    ...given,
    params: given.params ?? (nothing as unknown as P),
    query: given.query ?? (nothing as unknown as Q),
    body: given.body ?? (nothing as unknown as B),
    response: given.response ?? (nothing as unknown as R),
  }
}

export type Params<R> = R extends Route<infer P> ? Static<P> : never
export type Query<R> = R extends Route<TSchema, infer Q> ? Static<Q> : never
export type Body<R> = R extends Route<TSchema, TSchema, infer B> ? Static<B> : never
export type Reply<R> = R extends Route<TSchema, TSchema, TSchema, infer A> ? Static<A> : never
