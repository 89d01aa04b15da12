import type { Reply, routes } from '@fangwei/contract/index.ts'
import {
  allowedActions,
  type Matter,
  type MatterType,
  readerOf,
  relationsOf,
  shownFields,
} from '@fangwei/domain/loop/index.ts'
import { type Account, actorOf } from '../access/index.ts'
import { noLaterThan, writeFacts } from '../ledger/index.ts'
import {
  contextOf,
  fromMatter,
  hasSealed,
  maskFields,
  numberInSight,
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
interface Clear {
  readonly because: Because
  readonly until: string | null
}
const masked: Clear = { because: null, until: null }

/** One matter as this account may see it; throws not-found when it may not, or when there is none. */
export async function viewMatter(tx: Tx, around: Surroundings, account: Account, id: string): Promise<View> {
  const view = await viewIfSeen(tx, around, account, id)
  if (view === undefined) throw problems.notFound()
  return view
}

/** One matter in this account's sight; undefined out of it. */
export async function viewIfSeen(
  tx: Tx,
  around: Surroundings,
  account: Account,
  id: string,
): Promise<View | undefined> {
  const found = await readMatter(tx, around.tenant, id)
  return found && viewOf(tx, around, account, found.matter, found.number)
}

/** A matter as an act of this transaction left it; undefined when the act took it out of this account's sight. */
export const viewAfter = (tx: Tx, around: Surroundings, account: Account, matter: Matter): Promise<View | undefined> =>
  viewOf(tx, around, account, matter, numberInSight(tx, around.tenant, matter.id))

/**
 * Personal fields are in clear only for the post that holds the matter while it is open, or under a granted break-glass;
 * that read is written as a fact, and refused if it cannot be.
 */
async function viewOf(
  tx: Tx,
  around: Surroundings,
  account: Account,
  matter: Matter,
  inSight: string | Promise<string | undefined>,
): Promise<View | undefined> {
  const type = typeOf(matter.type)
  const actor = actorOf(account)
  const reader = readerOf(matter, account.org)
  const seen = reader === 'answerable' ? matter : leastOf(type, matter, account.org)
  const { because, until } = hasSealed(seen.data) ? await clearFor(tx, around, account, seen) : masked
  // What is not shown was not read, and leaves no trace.
  if (because !== null && (await inSight) === undefined) return undefined
  const data = because === null ? maskFields(around.keys, type, seen.data) : unsealFields(around.keys, seen.data)
  const cited = because === null ? [] : citedBy(data.because)
  // Sent together; unless the read can be recorded, nothing is answered.
  const [number, children, linked, accounts] = await Promise.all([
    inSight,
    asksOfChildren(type) ? openChildren(tx, around.tenant, matter.id) : undefined,
    reader === 'answerable' ? linkedTo(tx, around, account.org, matter, cited) : [],
    namesOf(tx, around.tenant, accountsIn(seen)),
    because === null ? undefined : recordRead(tx, around, account, seen, because),
  ])
  if (number === undefined) return undefined
  const context = contextOf(around, children)
  const deadlines = seen.deadlines.map(({ nextAt, remainingMs, calendarVersion, ...shown }) => ({
    ...shown,
    request: shown.request === null ? null : { ...shown.request },
  }))
  // What is not in the summary stands before it: to V8 a name added after a leading spread is a new shape at every call.
  return {
    subject: seen.subject,
    partners: [...seen.partners],
    masked: because === null ? Object.keys(seen.data).filter(name => isSealed(seen.data[name])) : [],
    clearBecause: because,
    clearUntil: until,
    doneBy: { ...seen.doneBy },
    draft: seen.draft === null ? null : { ...seen.draft, input: draftInput(around, seen, because) },
    deadlines: deadlines.sort((a, b) => a.dueAt.localeCompare(b.dueAt)),
    allowed: allowedActions(type, matter, actor, around.now, context).map(a => ({
      ...a,
      asks: [...a.asks],
      mayAsk: [...a.mayAsk],
      needs: [...a.needs],
    })),
    linked,
    accounts,
    ...toSummary({ number, ...fromMatter(seen), data: {} }, account.org),
    data: { ...data },
  }
}

const accountsIn = (matter: Matter): string[] =>
  [
    ...Object.values(matter.doneBy),
    matter.claim?.account,
    matter.draft?.by,
    ...matter.deadlines.map(d => d.request?.by),
  ].filter(id => id !== undefined)

/** A matter as a partner that was asked to help gets it: the rest, and the police's own dealings with each other, are not there. */
const leastOf = (type: MatterType, matter: Matter, org: string): Matter => ({
  ...matter,
  data: shownFields(type, 'partner', matter.data),
  partners: [org],
  subject: null,
  claim: null,
  parent: null,
  doneBy: {},
  draft: null,
  deadlines: matter.deadlines.map(d => ({ ...d, request: null })),
})

/** Whether any action of the type waits for its children, so that they must be counted to tell what is allowed. */
const asksOfChildren = (type: MatterType) =>
  Object.values(type.actions).some(a => a.requires?.some(r => r.kind === 'children-closed') === true)

const draftInput = (around: Surroundings, matter: Matter, because: Because) => ({
  ...(because === null
    ? maskFields(around.keys, typeOf(matter.type), matter.draft?.input ?? {})
    : unsealFields(around.keys, matter.draft?.input ?? {})),
})

/** Why this account may read personal fields of this matter now, and until when; null: it may not. */
export async function clearFor(tx: Tx, around: Surroundings, account: Account, matter: Matter): Promise<Clear> {
  if (!matter.closed && relationsOf(matter, actorOf(account)).has('holder')) return { because: 'holder', until: null }
  const grant = await tx.first<{ until: string }>(sql`
    SELECT max(expires_at) AS until FROM break_glass WHERE tenant = ${around.tenant} AND account = ${account.id}
    AND matter = ${matter.id}::uuid AND expires_at > ${around.now.toISOString()}::timestamptz HAVING count(*) > 0`)
  return grant === undefined ? masked : { because: 'break-glass', until: grant.until }
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

/** Ids of the facts that the reasons of a judgement rest on. */
function citedBy(reasons: unknown): string[] {
  if (!Array.isArray(reasons)) return []
  const ids = reasons.flatMap((reason: { factIds?: unknown }) => (Array.isArray(reason.factIds) ? reason.factIds : []))
  return [...new Set(ids.filter((id): id is string => typeof id === 'string' && /^\d{1,18}$/.test(id)))].slice(0, 200)
}

/** Parent, children, links by hand, matters whose facts are cited, and others about the same subject, in sight of this reader. */
async function linkedTo(
  tx: Tx,
  { tenant, now }: Surroundings,
  org: string,
  matter: Matter,
  cited: readonly string[],
): Promise<View['linked']> {
  const beside = await tx.rows<Link>(sql`
    (SELECT 'child' AS kind, id FROM matter WHERE tenant = ${tenant} AND parent = ${matter.id}::uuid ORDER BY opened_at LIMIT 50)
    UNION ALL SELECT kind, other FROM matter_link WHERE tenant = ${tenant} AND matter = ${matter.id}::uuid
    UNION ALL SELECT kind, matter FROM matter_link WHERE tenant = ${tenant} AND other = ${matter.id}::uuid
    UNION ALL (SELECT 'same-subject', id FROM matter WHERE tenant = ${tenant} AND subject = ${matter.subject}::text AND id <> ${matter.id}::uuid
      AND ${matter.subject}::text IS NOT NULL ORDER BY occurred_at DESC LIMIT 50)`)
  const links: Link[] = [
    ...(matter.parent === null ? [] : [{ kind: 'parent', id: matter.parent }]),
    ...beside.filter(link => link.kind !== 'same-subject'),
    ...(cited.length === 0 ? [] : await citedLinks(tx, tenant, now, cited)),
    ...beside.filter(link => link.kind === 'same-subject'),
  ]
  const rows = await listByIds(tx, tenant, [...new Set(links.map(l => l.id))])
  const byId = new Map<string, Summary>(rows.map(r => [r.id, toSummary(r, org)]))
  const seen = new Set<string>()
  return links.flatMap(({ kind, id }) => {
    const summary = byId.get(id)
    if (summary === undefined || seen.has(id)) return []
    seen.add(id)
    const facts = links.flatMap(l => (l.id === id && l.fact !== undefined ? [l.fact] : []))
    return [{ kind, matter: summary, ...(facts.length > 0 && { facts }) }]
  })
}

interface Link {
  readonly kind: string
  readonly id: string
  /** The fact of that matter that is cited. */
  readonly fact?: string
}

const citedLinks = (tx: Tx, tenant: number, now: Date, cited: readonly string[]) =>
  tx.rows<Link>(sql`
    SELECT 'cited' AS kind, matter AS id, id::text AS fact FROM fact
    WHERE tenant = ${tenant} AND id = ANY (${cited}::bigint[]) AND recorded_at <= ${noLaterThan(now)}::timestamptz AND matter IS NOT NULL`)

/** Names of accounts as a record, for screens. */
export async function namesOf(tx: Tx, tenant: number, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {}
  const rows = await tx.rows<{ id: string; name: string }>(
    sql`SELECT id, name FROM account WHERE tenant = ${tenant} AND id = ANY (${[...new Set(ids)]}::text[])`,
  )
  return Object.fromEntries(rows.map(r => [r.id, r.name]))
}
