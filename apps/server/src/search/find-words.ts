import { queryTerms } from '@fangwei/domain/text/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'

/** Words that one typed term may stand for; the shortest first. */
const MOST_WORDS = 100
const WORDS_LOOKED_AT = 2000
/** How many of the newest matters are looked at in one go; the next page goes on from there. */
const WINDOW = 500
const HOUSE_NUMBER = /^\d{1,5}$/

/** A query as the known words that each of its terms may mean: a matter must hold one of each. */
export type Sought = readonly (readonly string[])[]

/** A place in the order of lists, newest first. */
export type Place = readonly [occurredAt: string, matter: string]
const NEWEST: Place = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']

export interface Found {
  readonly matters: readonly string[]
  /** What these matters must hold besides. */
  readonly others: Sought
  /** From where to go on when there may be more of them. */
  readonly more: Place | null
}

/** The known words that a query may mean; undefined when one of its terms is in no matter. */
export async function findWords(tx: Tx, tenant: number, query: string): Promise<Sought | undefined> {
  const sought: string[][] = []
  for (const term of queryTerms(query)) {
    const words = await wordsFor(tx, tenant, term)
    if (words.length === 0) return undefined
    sought.push(words)
  }
  return sought.length === 0 ? undefined : sought
}

/** A house number is meant whole: 12 is not 120. Everything else is a beginning. */
async function wordsFor(tx: Tx, tenant: number, term: string): Promise<string[]> {
  const end = HOUSE_NUMBER.test(term) ? `${term}\u0001` : `${term}\u{10FFFF}`
  const rows = await tx.rows<{ word: string }>(sql`
    SELECT word FROM (
      SELECT word FROM lexicon WHERE tenant = ${tenant} AND term >= ${term} AND term < ${end} LIMIT ${WORDS_LOOKED_AT}
    ) l GROUP BY word ORDER BY length(word), word LIMIT ${MOST_WORDS}`)
  return rows.map(r => r.word)
}

/**
 * The newest matters before a place that hold the rarest of the sought words: the one whose newest 500 reach furthest
 * back. So a page costs the same however many matters hold the common ones.
 */
export async function newestWith(tx: Tx, tenant: number, sought: Sought, before: Place = NEWEST): Promise<Found> {
  let rarest: Found | undefined
  for (const [at, words] of sought.entries()) {
    const { matters, more } = await windowOf(tx, tenant, words, before)
    const found = { matters, more, others: sought.toSpliced(at, 1) }
    if (rarest === undefined || reachesFurther(found, rarest)) rarest = found
  }
  if (rarest === undefined) throw new RangeError('Nothing is sought')
  return rarest
}

const reachesFurther = (a: Found, b: Found) =>
  a.more === null || b.more === null
    ? a.matters.length < b.matters.length || (a.more === null && b.more !== null)
    : a.more[0] < b.more[0]

async function windowOf(tx: Tx, tenant: number, words: readonly string[], [at, id]: Place) {
  const rows = await tx.rows<{ occurred_at: string; matter: string }>(sql`
    SELECT DISTINCT p.occurred_at, p.matter FROM unnest(${words}::text[]) AS w CROSS JOIN LATERAL (
      SELECT occurred_at, matter FROM posting WHERE tenant = ${tenant} AND word = w AND (occurred_at, matter) < (${at}::timestamptz, ${id}::uuid)
      ORDER BY occurred_at DESC, matter DESC LIMIT ${WINDOW}
    ) p ORDER BY occurred_at DESC, matter DESC LIMIT ${WINDOW}`)
  const last = rows.at(-1)
  const more: Place | null = rows.length === WINDOW && last !== undefined ? [last.occurred_at, last.matter] : null
  return { matters: rows.map(r => r.matter), more }
}
