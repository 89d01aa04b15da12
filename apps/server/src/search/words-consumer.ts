import { kindsTouching } from '@fangwei/domain/loop/index.ts'
import { matterTypes } from '@fangwei/domain/matters/index.ts'
import { termsOfWord, wordsOf } from '@fangwei/domain/text/index.ts'
import type { Consumer } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { isSealed } from '../platform/secrets/index.ts'

/** Fields of any type whose words a matter is found by. */
const INDEXED = ['address', 'place', 'subject', 'callNumber'] as const

interface Row {
  readonly matter: string
  readonly words: readonly string[]
  readonly former: readonly string[]
}

/**
 * Keeps the words under which matters are found, as each stands now whatever was done to it: words that are no longer
 * said are taken away, and what says the same costs no write. Invalid calls are not worth finding.
 */
export const wordsConsumer: Consumer = {
  name: 'search',
  kinds: matterTypes.flatMap(type => kindsTouching(type, [...INDEXED, 'category'])),
  needs: 'envelopes',
  take: async (tx, tenant, facts) => {
    const ids = new Set(facts.flatMap(f => f.matter ?? []))
    const rows = (await fieldsOf(tx, tenant, [...ids])).map(
      ({ id, former, ...fields }): Row => ({ matter: id, words: wordsOfFields(fields), former: former ?? [] }),
    )
    const changed = rows.filter(({ words, former }) => words.join(' ') !== former.join(' '))
    await learn(tx, tenant, new Set(changed.flatMap(r => r.words)))
    await withdraw(tx, tenant, changed)
    await post(tx, tenant, changed)
  },
}

type Fields = Readonly<Record<(typeof INDEXED)[number] | 'category', string | null>>

const fieldsOf = (tx: Tx, tenant: number, ids: readonly string[]) =>
  tx.rows<Fields & { id: string; former: string[] | null }>(sql`
    SELECT m.id, m.category, m.data ->> 'address' AS address, m.data ->> 'place' AS place, m.data ->> 'subject' AS subject,
      m.data ->> 'callNumber' AS "callNumber", w.words AS former
    FROM matter m LEFT JOIN matter_words w ON w.tenant = m.tenant AND w.matter = m.id
    WHERE m.tenant = ${tenant} AND m.id = ANY (${ids}::uuid[])`)

function wordsOfFields(fields: Fields): string[] {
  if (fields.category?.startsWith('W1') === true) return []
  const texts = INDEXED.map(name => fields[name]).filter((v): v is string => v !== null && !isSealed(v))
  return [...new Set(texts.flatMap(wordsOf))]
}

/**
 * Takes words apart that were never met before; a city repeats its street names. Asked one by one, not as a join, which
 * the planner would do by reading a lexicon whole that it believes to be empty.
 */
async function learn(tx: Tx, tenant: number, words: ReadonlySet<string>): Promise<void> {
  const asked = [...words]
  const known = await tx.rows<{ word: string }>(sql`
    SELECT w AS word FROM unnest(${asked}::text[]) AS w
    WHERE (SELECT true FROM lexicon l WHERE l.tenant = ${tenant} AND l.term = w AND l.word = w)`)
  const met = new Set(known.map(k => k.word))
  const pairs = asked.filter(w => !met.has(w)).flatMap(word => termsOfWord(word).map(term => [term, word] as const))
  if (pairs.length === 0) return
  await tx.run(sql`INSERT INTO lexicon (tenant, term, word)
    SELECT ${tenant}, i.term, i.word FROM unnest(${pairs.map(p => p[0])}::text[], ${pairs.map(p => p[1])}::text[]) AS i(term, word)
    ON CONFLICT DO NOTHING`)
}

/** Pairs of word and matter as two columns: the cheapest way into a statement. */
const columns = (pairs: readonly (readonly [word: string, matter: string])[]) =>
  [pairs.map(p => p[0]), pairs.map(p => p[1])] as const

async function withdraw(tx: Tx, tenant: number, rows: readonly Row[]): Promise<void> {
  const gone = rows.flatMap(r => r.former.filter(w => !r.words.includes(w)).map(w => [w, r.matter] as const))
  if (gone.length === 0) return
  const [words, matters] = columns(gone)
  await tx.run(sql`DELETE FROM posting p USING unnest(${words}::text[], ${matters}::uuid[]) AS i(word, matter), matter m
    WHERE m.tenant = ${tenant} AND m.id = i.matter
      AND p.tenant = ${tenant} AND p.word = i.word AND p.occurred_at = m.occurred_at AND p.matter = i.matter`)
}

async function post(tx: Tx, tenant: number, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const [words, matters] = columns(rows.flatMap(r => r.words.map(w => [w, r.matter] as const)))
  await tx.run(sql`INSERT INTO posting (tenant, word, occurred_at, matter)
    SELECT ${tenant}, i.word, m.occurred_at, m.id FROM unnest(${words}::text[], ${matters}::uuid[]) AS i(word, matter)
    JOIN matter m ON m.tenant = ${tenant} AND m.id = i.matter ON CONFLICT DO NOTHING`)
  await tx.run(sql`INSERT INTO matter_words (tenant, matter, words)
    SELECT ${tenant}, i.matter, string_to_array(i.words, ' ')
    FROM unnest(${rows.map(r => r.matter)}::uuid[], ${rows.map(r => r.words.join(' '))}::text[]) AS i(matter, words)
    ON CONFLICT (tenant, matter) DO UPDATE SET words = excluded.words`)
}
