import type { CrewRoute, PatrolSetting } from '@fangwei/domain/patrolling/index.ts'
import { type Sql, sql, type Tx } from '../platform/db/index.ts'

export interface StoredPlan {
  readonly id: string
  readonly kind: 'patrol' | 'visits'
  readonly org: string
  readonly starts_at: string
  readonly ends_at: string
  readonly setting: PatrolSetting | null
  readonly version: number
  /** The version that the crews were given. */
  readonly released: number | null
  readonly released_at: string | null
  readonly released_by: string | null
  readonly job: string | null
  readonly made_at: string
}

export interface StoredVersion {
  readonly version: number
  readonly routes: CrewRoute[]
  readonly dropped: string[]
  readonly how: 'planned' | 'edited' | 'replanned'
  readonly seed: number | null
}

export interface CheckIn {
  readonly stop: string
  readonly at: string
  readonly how: 'position' | 'code'
  readonly metres: number | null
}

export const findPlan = (tx: Tx, tenant: number, id: string): Promise<StoredPlan | undefined> =>
  tx.first<StoredPlan>(sql`
    SELECT id, kind, org, starts_at, ends_at, setting, version, released, released_at, released_by, job, made_at FROM patrol_plan
    WHERE tenant = ${tenant} AND id = ${id}::uuid`)

export const versionOf = async (
  tx: Tx,
  tenant: number,
  { id, version }: Pick<StoredPlan, 'id' | 'version'>,
): Promise<StoredVersion | undefined> =>
  tx.first<StoredVersion>(sql`
    SELECT version, routes, dropped, how, seed::int AS seed FROM patrol_version
    WHERE tenant = ${tenant} AND plan = ${id}::uuid AND version = ${version}`)

export const checkInsOf = (tx: Tx, tenant: number, plan: string): Promise<CheckIn[]> =>
  tx.rows<CheckIn>(sql`
    SELECT stop, at, how, metres FROM patrol_check_in WHERE tenant = ${tenant} AND plan = ${plan}::uuid ORDER BY at`)

export interface NewVersion {
  readonly routes: readonly CrewRoute[]
  readonly dropped: readonly string[]
  readonly how: StoredVersion['how']
  readonly seed: number | null
  readonly steps: number | null
  readonly by: string
  readonly now: Date
}

/** Adds the version after `version`; false when somebody else was first. */
export async function addVersion(
  tx: Tx,
  tenant: number,
  plan: string,
  version: number,
  { routes, dropped, how, seed, steps, by, now }: NewVersion,
  alsoSet: (next: number) => Sql = next => sql`
    UPDATE patrol_plan SET version = ${next} WHERE tenant = ${tenant} AND id = ${plan}::uuid AND version = ${version}`,
): Promise<boolean> {
  if ((await tx.run(alsoSet(version + 1))) === 0) return false
  await tx.run(sql`
    INSERT INTO patrol_version (tenant, plan, version, routes, dropped, how, seed, steps, made_by, made_at)
    VALUES (${tenant}, ${plan}::uuid, ${version + 1}, ${JSON.stringify(routes)}::jsonb, ${JSON.stringify(dropped)}::jsonb, ${how},
      ${seed}, ${steps}, ${by}, ${now.toISOString()}::timestamptz)`)
  return true
}
