import { sql, type Tx } from '../platform/db/index.ts'

/** Takes matters out of the word index, whole. */
export async function forgetMatters(tx: Tx, tenant: number, ids: readonly string[]): Promise<void> {
  await tx.run(sql`
    DELETE FROM posting p USING matter_words w, matter m, unnest(w.words) AS one (word)
    WHERE w.tenant = ${tenant} AND w.matter = ANY (${ids}::uuid[]) AND m.tenant = w.tenant AND m.id = w.matter
      AND p.tenant = w.tenant AND p.word = one.word AND p.occurred_at = m.occurred_at AND p.matter = w.matter`)
  await tx.run(sql`DELETE FROM matter_words WHERE tenant = ${tenant} AND matter = ANY (${ids}::uuid[])`)
}
