import { randomUUID } from 'node:crypto'
import type { DispatchRecord, FeedbackRecord, IntakeRecord } from '@fangwei/domain/intake/index.ts'
import { dispatch } from '@fangwei/domain/matters/dispatch/index.ts'
import { actMany, importHistory, type Surroundings, type SystemAct, type Values } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { fieldsOfFeedback } from './incident-of.ts'
import { present } from './present.ts'
import type { Received } from './receive-history.ts'
import { type Arriving, incidentsOfCalls, takeSignals } from './signals.ts'

type LaterForm = DispatchRecord | FeedbackRecord
export interface LaterFormRow {
  readonly record: LaterForm
  readonly kept?: Readonly<Record<string, string>>
}

export const isLaterForm = (record: IntakeRecord): record is LaterForm => record.form !== 'call'

/**
 * Takes past 派警单 and 反馈单 whose calls were imported before. Those whose call is unknown come back as orphans and
 * are not recorded, so that they can be imported again after their calls.
 */
export async function receiveLaterForms(
  tx: Tx,
  around: Surroundings,
  rows: readonly LaterFormRow[],
): Promise<Received & { orphans: LaterFormRow[] }> {
  tx.asSystem()
  const feed = rows[0]?.record.feed ?? ''
  const incidents = await incidentsOfCalls(
    tx,
    around.tenant,
    feed,
    rows.map(r => r.record.callSourceId),
  )
  const known = rows.filter(r => incidents.has(r.record.callSourceId))
  const arriving = known.map((row): Arriving & LaterFormRow => ({
    ...row,
    matter: row.record.form === 'dispatch' ? randomUUID() : incidents.get(row.record.callSourceId)!,
  }))
  const fresh = await takeFresh(tx, around, arriving)
  await importDispatches(tx, around, fresh, incidents)
  await actMany(
    tx,
    around,
    fresh.flatMap(row => (row.record.form === 'feedback' ? completing(row.record, row.matter) : [])),
  )
  return {
    accepted: fresh.length,
    duplicates: known.length - fresh.length,
    orphans: rows.filter(r => !incidents.has(r.record.callSourceId)),
  }
}

/** Several feedbacks may belong to one incident, so freshness is asked of each by a token of its own. */
async function takeFresh(tx: Tx, around: Surroundings, arriving: readonly (Arriving & LaterFormRow)[]) {
  const tokens = new Map(arriving.map(row => [randomUUID() as string, row]))
  const fresh = await takeSignals(
    tx,
    around,
    [...tokens].map(([token, row]) => ({ ...row, matter: token })),
  )
  return [...tokens].filter(([token]) => fresh.has(token)).map(([, row]) => row)
}

async function importDispatches(
  tx: Tx,
  around: Surroundings,
  rows: readonly (Arriving & LaterFormRow)[],
  incidents: ReadonlyMap<string, string>,
): Promise<void> {
  const sent = rows.flatMap(row => (row.record.form === 'dispatch' ? [{ id: row.matter, record: row.record }] : []))
  const parents = await parentsOf(tx, around.tenant, [...incidents.values()])
  const past = []
  for (const { id, record } of sent) {
    const parent = parents.get(incidents.get(record.callSourceId)!)
    if (parent === undefined) continue
    const unit =
      record.unitCode !== undefined && around.directory.pathOf(record.unitCode) !== undefined
        ? record.unitCode
        : parent.unit
    past.push({
      type: dispatch,
      id,
      unit,
      parent: parent.id,
      fields: present({
        category: parent.data.category,
        address: parent.data.address,
        lng: parent.data.lng,
        lat: parent.data.lat,
        note: record.opinion?.slice(0, 500),
        unitName: record.target,
        ...timesOf(record),
      }),
      state: record.returnedAt === undefined ? 'fed-back' : 'returned',
      occurredAt: new Date(record.dispatchedAt ?? parent.occurred_at),
      closedAt: new Date(record.returnedAt ?? record.arrivedAt ?? record.dispatchedAt ?? parent.occurred_at),
    })
  }
  await importHistory(tx, around, past)
}

interface Parent {
  readonly id: string
  readonly unit: string
  readonly occurred_at: string
  readonly data: Values
}

async function parentsOf(tx: Tx, tenant: number, ids: readonly string[]): Promise<ReadonlyMap<string, Parent>> {
  const rows = await tx.rows<Parent>(
    sql`SELECT id, unit, occurred_at, data FROM matter WHERE tenant = ${tenant} AND id = ANY (${ids}::uuid[])`,
  )
  return new Map(rows.map(r => [r.id, r]))
}

const timesOf = (record: DispatchRecord): Values => ({
  signedAt: record.signedAt,
  departedAt: record.departedAt,
  systemArrivedAt: record.systemArrivedAt,
  arrivedAt: record.arrivedAt,
})

/** An interim feedback is kept as it came, and completes nothing. */
function completing(record: FeedbackRecord, matter: string): SystemAct[] {
  if (record.interim === true) return []
  const input = present({
    ...fieldsOfFeedback(record),
    arrivedAt: record.arrivedAt,
    sceneDoneAt: record.sceneDoneAt,
    fedBackAt: record.fedBackAt,
  })
  return [{ matter, action: 'complete', input }]
}
