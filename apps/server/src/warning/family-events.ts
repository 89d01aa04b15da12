import {
  type Caller,
  callers,
  type FamilyDisputeEvent,
  isFactorCode,
} from '@fangwei/domain/models/family-dispute/index.ts'
import { unsealFields, type Values } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import type { Keys } from '../platform/secrets/index.ts'

/** Facts of an incident that say something about a relationship. */
export const TELLING = ['incident.imported', 'incident.fed-back', 'incident.corrected'] as const
const FAMILY = '0403'

interface Telling {
  fact: number
  bytes: string | null
  occurred_at: string
}

/**
 * What an incident says about a relationship as of one fact: its feedback and corrections folded in order, and the
 * relationship it was about before that fact. Undefined when it has never been about one.
 */
export async function familyEventAt(
  tx: Tx,
  tenant: number,
  keys: Keys,
  matter: string,
  upTo: number,
): Promise<{ event: FamilyDisputeEvent; before: string | undefined; violence: boolean } | undefined> {
  const rows = await tx.rows<Telling>(sql`
    SELECT f.id AS fact, p.bytes, m.occurred_at FROM fact f
    JOIN matter m ON m.tenant = f.tenant AND m.id = f.matter
    LEFT JOIN fact_payload p ON p.tenant = f.tenant AND p.fact = f.id
    WHERE f.tenant = ${tenant} AND f.matter = ${matter}::uuid AND f.id <= ${upTo} AND f.kind = ANY (${[...TELLING]}::text[]) ORDER BY f.id`)
  let told: Values = {}
  let before: string | undefined
  const factIds: string[] = []
  for (const row of rows) {
    before = relationOf(told)
    const { input } = JSON.parse(row.bytes ?? '{}') as { input?: Values }
    if (input === undefined) continue
    told = { ...told, ...unsealFields(keys, input) }
    factIds.push(String(row.fact))
  }
  const relation = relationOf(told) ?? before
  const first = rows[0]
  if (relation === undefined || first === undefined) return undefined
  return {
    event: {
      at: first.occurred_at,
      relation,
      callId: matter,
      caller: callerOf(told.callerRole),
      factors: factorsOf(told.factors),
      factIds,
      ...(isFamily(told) && relationOf(told) !== undefined ? {} : { withdrawn: true }),
    },
    before,
    violence: told.familyViolence === true,
  }
}

const relationOf = (told: Values) =>
  typeof told.relationship === 'string' && told.relationship !== '' ? told.relationship : undefined

const isFamily = (told: Values) =>
  String(told.feedbackCategory ?? told.category ?? '').startsWith(FAMILY) || told.familyViolence === true

const callerOf = (value: unknown): Caller =>
  (callers as readonly unknown[]).includes(value) ? (value as Caller) : 'unknown'

function factorsOf(value: unknown): FamilyDisputeEvent['factors'] {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter(([code]) => isFactorCode(code)),
  ) as FamilyDisputeEvent['factors']
}
