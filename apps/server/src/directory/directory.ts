import { capPolicies } from '@fangwei/domain/cap/policies.ts'
import { devicePolicies } from '@fangwei/domain/devices/index.ts'
import { dispatchingPolicies } from '@fangwei/domain/dispatching/index.ts'
import type { Calendar, Policy } from '@fangwei/domain/loop/index.ts'
import { shippedPolicies } from '@fangwei/domain/matters/index.ts'
import { patrolPolicies } from '@fangwei/domain/patrolling/index.ts'
import { registerPolicies } from '@fangwei/domain/registers/index.ts'
import { retentionPolicies } from '@fangwei/domain/retention/index.ts'
import { videoPolicies } from '@fangwei/domain/video/policies.ts'
import { type Database, sql, type Tx } from '../platform/db/index.ts'

export interface Org {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly kind: string
  readonly parent: string | null
  /** Ancestors root first, itself last. */
  readonly path: readonly string[]
  readonly lng: number | null
  readonly lat: number | null
}

export interface Post {
  readonly id: string
  readonly org: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly kind: string
}

/** What every decision looks up: the organisation tree, posts, policies and calendar of one tenant, as of now. */
export interface Directory {
  readonly orgs: ReadonlyMap<string, Org>
  readonly posts: ReadonlyMap<string, Post>
  readonly policies: readonly Policy[]
  readonly calendar: Calendar
  readonly formerCalendar: Calendar | undefined
  /** The bureau above all others of the tenant: the organisation without a parent that has others below it. */
  readonly root: string
  pathOf(org: string): readonly string[] | undefined
  deskOf(org: string): string | null
}

/** Keeps each tenant's directory in memory and reads it again when one of its tables has changed. */
export function openDirectories(db: Database, freshForMs = 1000) {
  const known = new Map<number, { at: number; stamp: string; directory: Directory }>()
  const loading = new Map<number, Promise<Directory>>()

  async function load(tenant: number): Promise<Directory> {
    const entry = await db.system(tenant, async tx => {
      const stamp = await stampOf(tx, tenant)
      const old = known.get(tenant)
      return old?.stamp === stamp ? old : { at: 0, stamp, directory: await readDirectory(tx, tenant) }
    })
    known.set(tenant, { ...entry, at: performance.now() })
    return entry.directory
  }

  return {
    /** The directory, at most `freshForMs` old. */
    async of(tenant: number): Promise<Directory> {
      const entry = known.get(tenant)
      if (entry !== undefined && performance.now() - entry.at < freshForMs) return entry.directory
      const running = loading.get(tenant) ?? load(tenant).finally(() => loading.delete(tenant))
      loading.set(tenant, running)
      return running
    },
    /** Forget it now: the caller has just changed it. */
    changed(tenant: number): void {
      known.delete(tenant)
    },
  }
}
export type Directories = ReturnType<typeof openDirectories>

async function stampOf(tx: Tx, tenant: number): Promise<string> {
  const row = await tx.first<{ stamp: string }>(sql`
    SELECT concat_ws('|',
      (SELECT max(changed_at)::text || count(*) FROM register_entry WHERE tenant = ${tenant} AND register = 'org'),
      (SELECT max(changed_at)::text || count(*) FROM register_entry WHERE tenant = ${tenant} AND register = 'post'),
      (SELECT count(*)::text || max(effective_from) FROM policy WHERE tenant = ${tenant}),
      (SELECT version::text FROM calendar_version WHERE tenant = ${tenant})) AS stamp`)
  return row?.stamp ?? ''
}

interface EntryRow {
  id: string
  org: string | null
  path: string[]
  name: string
  data: Record<string, unknown>
}

async function readDirectory(tx: Tx, tenant: number): Promise<Directory> {
  const entries = await tx.rows<EntryRow & { register: string }>(sql`
    SELECT register, id, org, path, name, data FROM register_entry
    WHERE tenant = ${tenant} AND register IN ('org', 'post') AND (valid_to IS NULL OR valid_to >= current_date)`)
  const orgs = new Map(entries.filter(e => e.register === 'org').map(e => [e.id, toOrg(e)]))
  const posts = new Map(entries.filter(e => e.register === 'post').map(e => [e.id, toPost(e)]))
  const desks = new Map([...posts.values()].filter(p => p.kind === 'duty-desk').map(p => [p.org, p.id]))
  const own = await tx.rows<Policy>(sql`
    SELECT code, grade, amounts, unit, basis, effective_from::text AS "effectiveFrom" FROM policy WHERE tenant = ${tenant}`)
  const { calendar, former } = await readCalendar(tx, tenant)
  return {
    orgs,
    posts,
    policies: [
      ...shippedPolicies,
      ...registerPolicies,
      ...dispatchingPolicies,
      ...patrolPolicies,
      ...devicePolicies,
      ...capPolicies,
      ...videoPolicies,
      ...retentionPolicies,
      ...own,
    ],
    calendar,
    formerCalendar: former,
    root: rootOf(orgs),
    pathOf: org => orgs.get(org)?.path,
    deskOf: org => desks.get(org) ?? null,
  }
}

function rootOf(orgs: ReadonlyMap<string, Org>): string {
  const parents = new Set([...orgs.values()].map(org => org.parent))
  const tops = [...orgs.values()].filter(org => org.parent === null)
  return (tops.find(org => parents.has(org.code)) ?? tops[0])?.code ?? ''
}

const label = (entry: EntryRow) => ({ zh: entry.name, en: String(entry.data.nameEn ?? entry.name) })
const degrees = (value: unknown) => (typeof value === 'number' ? value : null)
const toOrg = (e: EntryRow): Org => ({
  code: e.id,
  name: label(e),
  kind: String(e.data.kind),
  parent: e.path.at(-2) ?? null,
  path: e.path,
  lng: degrees(e.data.lng),
  lat: degrees(e.data.lat),
})
const toPost = (e: EntryRow): Post => ({ id: e.id, org: String(e.org), name: label(e), kind: String(e.data.kind) })

async function readCalendar(tx: Tx, tenant: number): Promise<{ calendar: Calendar; former: Calendar | undefined }> {
  const head = await tx.first<{
    version: number
    former: { version: number; daysOff: string[]; workedWeekends: string[] } | null
    offset: number
  }>(sql`
    SELECT coalesce(c.version, 1) AS version, c.former, t.utc_offset_minutes AS offset
    FROM tenant t LEFT JOIN calendar_version c ON c.tenant = t.id WHERE t.id = ${tenant}`)
  const days = await tx.rows<{ day: string; working: boolean }>(
    sql`SELECT day::text, working FROM holiday WHERE tenant = ${tenant}`,
  )
  const offsetMinutes = head?.offset ?? 480
  const calendar = {
    version: head?.version ?? 1,
    offsetMinutes,
    daysOff: new Set(days.filter(d => !d.working).map(d => d.day)),
    workedWeekends: new Set(days.filter(d => d.working).map(d => d.day)),
  }
  const f = head?.former
  const former =
    f === null || f === undefined
      ? undefined
      : { version: f.version, offsetMinutes, daysOff: new Set(f.daysOff), workedWeekends: new Set(f.workedWeekends) }
  return { calendar, former }
}
