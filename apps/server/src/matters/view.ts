import type { Reply, routes } from '@fangwei/contract/index.ts'
import { allowedActions, type Matter, relationsOf } from '@fangwei/domain/loop/index.ts'
import { type Account, actorOf } from '../access/index.ts'
import { writeFacts } from '../ledger/index.ts'
import {
  contextOf,
  hasSealed,
  maskFields,
  openChildren,
  readMatter,
  type Surroundings,
  typeOf,
  unsealFields,
} from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import { isSealed } from '../platform/secrets/index.ts'
import { listByIds } from './list.ts'
import { type Summary, toSummary } from './summary.ts'

export type View = Reply<typeof routes.getMatter>
type Because = View['clearBecause']

/**
 * One matter as this account may see it. Personal fields are in clear only for the post that holds it while it is
 * open, or under a granted break-glass; that read is written as a fact first, and refused if it cannot be.
 */
export async function viewMatter(tx: Tx, around: Surroundings, account: Account, id: string): Promise<View> {
  const found = await readMatter(tx, around.tenant, id)
  if (found === undefined) throw problems.notFound()
  const { matter, number } = found
  const type = typeOf(matter.type)
  const actor = actorOf(account)
  const because = hasSealed(matter.data) ? await clearBecause(tx, around, account, matter) : null
  if (because !== null) await recordRead(tx, around, account, matter, because)
  const data = because === null ? maskFields(around.keys, type, matter.data) : unsealFields(around.keys, matter.data)
  const children = await openChildren(tx, around.tenant, id)
  const context = contextOf(around, children)
  const linked = await linkedTo(tx, around.tenant, matter)
  const deadlines = matter.deadlines.map(({ nextAt, remainingMs, calendarVersion, ...shown }) => ({
    ...shown,
    request: shown.request === null ? null : { ...shown.request },
  }))
  return {
    ...toSummary({
      ...matter,
      number,
      holder_post: matter.holderPost,
      holder_shift: matter.holderShift,
      claim_account: matter.claim?.account ?? null,
      claim_until: matter.claim?.until ?? null,
      occurred_at: matter.occurredAt,
      opened_at: matter.openedAt,
      closed_at: matter.closedAt,
      next_due:
        matter.deadlines
          .filter(d => d.state === 'running')
          .map(d => d.dueAt)
          .sort()[0] ?? 'infinity',
      lapsed: matter.deadlines.some(d => d.state === 'running' && d.lapsedAt !== null),
      data: {},
    }),
    data: { ...data },
    partners: [...matter.partners],
    subject: matter.subject,
    masked: because === null ? Object.keys(matter.data).filter(name => isSealed(matter.data[name])) : [],
    clearBecause: because,
    doneBy: { ...matter.doneBy },
    draft: matter.draft === null ? null : { ...matter.draft, input: draftInput(around, matter, because) },
    deadlines: deadlines.sort((a, b) => a.dueAt.localeCompare(b.dueAt)),
    allowed: allowedActions(type, matter, actor, around.now, context).map(a => ({
      ...a,
      asks: [...a.asks],
      mayAsk: [...a.mayAsk],
      needs: [...a.needs],
    })),
    linked,
    accounts: await namesOf(tx, around.tenant, [
      ...Object.values(matter.doneBy),
      matter.claim?.account ?? '',
      matter.draft?.by ?? '',
    ]),
  }
}

const draftInput = (around: Surroundings, matter: Matter, because: Because) => ({
  ...(because === null
    ? maskFields(around.keys, typeOf(matter.type), matter.draft?.input ?? {})
    : unsealFields(around.keys, matter.draft?.input ?? {})),
})

/** Why this account may read personal fields of this matter now; null: it may not. */
export async function clearBecause(tx: Tx, around: Surroundings, account: Account, matter: Matter): Promise<Because> {
  if (!matter.closed && relationsOf(matter, actorOf(account)).has('holder')) return 'holder'
  const grant =
    await tx.first(sql`SELECT 1 AS one FROM break_glass WHERE tenant = ${around.tenant} AND account = ${account.id}
    AND matter = ${matter.id}::uuid AND expires_at > ${around.now.toISOString()}::timestamptz`)
  return grant === undefined ? null : 'break-glass'
}

export const recordRead = (tx: Tx, around: Surroundings, account: Account, matter: Matter, because: string) =>
  writeFacts(tx, around.tenant, around.now, [
    {
      matter: matter.id,
      version: matter.version,
      kind: 'personal-data.read',
      occurredAt: around.now.toISOString(),
      actor: account.id,
      retention: 'audit',
      data: { by: account.id, because, fields: Object.keys(matter.data).filter(name => isSealed(matter.data[name])) },
    },
  ])

/** Parent, children, links by hand and other matters about the same subject, in sight of this reader. */
async function linkedTo(tx: Tx, tenant: number, matter: Matter): Promise<View['linked']> {
  const links = await tx.rows<{ kind: string; id: string }>(sql`
    SELECT 'parent' AS kind, ${matter.parent}::uuid AS id WHERE ${matter.parent}::uuid IS NOT NULL
    UNION ALL (SELECT 'child', id FROM matter WHERE tenant = ${tenant} AND parent = ${matter.id}::uuid ORDER BY opened_at LIMIT 50)
    UNION ALL SELECT kind, other FROM matter_link WHERE tenant = ${tenant} AND matter = ${matter.id}::uuid
    UNION ALL SELECT kind, matter FROM matter_link WHERE tenant = ${tenant} AND other = ${matter.id}::uuid
    UNION ALL (SELECT 'same-subject', id FROM matter WHERE tenant = ${tenant} AND subject = ${matter.subject}::text AND id <> ${matter.id}::uuid
      AND ${matter.subject}::text IS NOT NULL ORDER BY occurred_at DESC LIMIT 50)`)
  const rows = await listByIds(tx, tenant, [...new Set(links.map(l => l.id))])
  const byId = new Map<string, Summary>(rows.map(r => [r.id, toSummary(r)]))
  const seen = new Set<string>()
  return links.flatMap(({ kind, id }) => {
    const summary = byId.get(id)
    if (summary === undefined || seen.has(id)) return []
    seen.add(id)
    return [{ kind, matter: summary }]
  })
}

/** Names of accounts as a record, for screens. */
export async function namesOf(tx: Tx, tenant: number, ids: readonly string[]): Promise<Record<string, string>> {
  const rows = await tx.rows<{ id: string; name: string }>(
    sql`SELECT id, name FROM account WHERE tenant = ${tenant} AND id = ANY (${[...new Set(ids)].filter(id => id !== '')}::text[])`,
  )
  return Object.fromEntries(rows.map(r => [r.id, r.name]))
}
