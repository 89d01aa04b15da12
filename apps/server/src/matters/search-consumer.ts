import { searchTerms } from '@fangwei/domain/text/index.ts'
import type { Consumer } from '../ledger/index.ts'
import { sql } from '../platform/db/index.ts'
import { isSealed } from '../platform/secrets/index.ts'

const INDEXED = ['address', 'place', 'subject', 'callNumber'] as const
const OPENING = /\.(opened|imported|corrected)$/

/** Keeps the terms under which matters are found by their plain words. Invalid calls are not worth finding. */
export const searchConsumer: Consumer = {
  name: 'search',
  kinds: [],
  take: async (tx, tenant, facts) => {
    const rows = facts.flatMap(fact => {
      const input = fact.data?.input as Record<string, unknown> | undefined
      if (
        fact.matter === null ||
        input === undefined ||
        !OPENING.test(fact.kind) ||
        String(input.category ?? '').startsWith('W1')
      )
        return []
      const words = INDEXED.map(name => input[name]).filter((v): v is string => typeof v === 'string' && !isSealed(v))
      return [...new Set(words.flatMap(searchTerms))].map(term => ({ term, ref: fact.matter }))
    })
    if (rows.length === 0) return
    await tx.run(sql`INSERT INTO term (tenant, kind, term, ref) SELECT ${tenant}, 'matter', i.term, i.ref
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(term text, ref text) ON CONFLICT DO NOTHING`)
  },
}
