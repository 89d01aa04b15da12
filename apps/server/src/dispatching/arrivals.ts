import { distanceMetres } from '@fangwei/domain/geo/index.ts'
import { policyAt } from '@fangwei/domain/loop/index.ts'
import { act, lockMatter, systemActor } from '../loop/index.ts'
import { sql } from '../platform/db/index.ts'
import { type Services, surroundings } from '../services.ts'

/** A fix less certain than this says nothing about being at a door. */
const MOST_ACCURACY_M = 100

interface Row {
  readonly dispatch: string
  readonly unit: string
  readonly org: string
  readonly fixAt: string
  readonly accuracy: number | null
  readonly lng: number
  readonly lat: number
  readonly toLng: number
  readonly toLat: number
}

/**
 * Arrival by position: a unit on its way whose fix lies within the scene. Kept beside the arrival by hand, whichever
 * comes first. Returns how many arrived.
 */
export async function watchArrivals(services: Services, tenant: number): Promise<number> {
  const around = await surroundings(services, tenant)
  const within = policyAt(around.directory.policies, 'dispatching.arrival-metres', null, around.now).amounts[0]!
  const rows = await services.db.system(tenant, tx =>
    tx.rows<Row>(sql`
      SELECT m.id AS dispatch, s.unit, m.unit AS org, p.fix_at AS "fixAt", p.accuracy_m AS accuracy, p.lng, p.lat, m.lng AS "toLng", m.lat AS "toLat"
      FROM unit_state s JOIN unit_position p ON p.tenant = s.tenant AND p.unit = s.unit
      JOIN matter m ON m.tenant = s.tenant AND m.id = s.dispatch
      WHERE s.tenant = ${tenant} AND s.dispatch IS NOT NULL AND m.state IN ('signed', 'en-route', 'arrived', 'scene-done')
        AND NOT m.data ? 'systemArrivedAt' AND m.lng IS NOT NULL AND m.lat IS NOT NULL AND p.fix_at >= (m.data ->> 'signedAt')::timestamptz`),
  )
  const there = rows.filter(r => r.accuracy === null || r.accuracy <= MOST_ACCURACY_M).filter(r => isThere(r, within))
  for (const { dispatch, org, fixAt } of there)
    await services.db.system(tenant, async tx => {
      const locked = await lockMatter(tx, tenant, dispatch)
      if (locked === undefined || locked.matter.closed || locked.matter.data.systemArrivedAt !== undefined) return
      await act(tx, around, systemActor(org), {
        matter: dispatch,
        action: 'arrive-by-position',
        input: {},
        occurredAt: new Date(Math.min(Date.parse(fixAt), around.now.getTime())),
      })
    })
  return there.length
}

const isThere = (r: Row, within: number) =>
  distanceMetres({ lng: r.lng, lat: r.lat }, { lng: r.toLng, lat: r.toLat }) <=
  within + Math.min(r.accuracy ?? 0, within)
