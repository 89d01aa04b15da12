import type { Reply, routes } from '@fangwei/contract/index.ts'
import { may } from '@fangwei/domain/access/index.ts'
import type { Matter } from '@fangwei/domain/loop/index.ts'
import { type Account, actorOf } from '../access/index.ts'
import { readMatter, type Surroundings } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import type { LiveTable } from '../units/index.ts'
import { unitsOfWave } from './escalate.ts'
import { alreadyAsked, planFor, spawnedBy } from './send.ts'
import { viewUnits } from './view-unit.ts'

type View = Reply<typeof routes.getDispatching>

/** What was sent, expected, said and answered for one matter, and what one key would send now. */
export async function dispatchingOf(
  tx: Tx,
  services: Services,
  around: Surroundings,
  account: Account,
  id: string,
  live: LiveTable,
): Promise<View> {
  const { tenant, now } = around
  const matter = (await readMatter(tx, tenant, id))?.matter
  if (matter === undefined) throw problems.notFound()
  const incident = await incidentOf(tx, around, matter)
  const about = incident?.id ?? matter.id
  const maySend = may(account.roles, 'unit.send') && actorOf(account).org !== '' && sendable(matter, incident)
  return {
    now: now.toISOString(),
    incident: incident?.id ?? null,
    maySend,
    plan: maySend ? await planView(tx, services, around, account, incident ?? matter, live) : null,
    sent: await sentUnits(tx, tenant, about),
    steps: await tx.rows<View['steps'][number]>(sql`
      SELECT step, kind, org, unit, called_at AS "calledAt", due_at AS "dueAt", answered_at AS "answeredAt", answered_by AS "answeredBy", passed_at AS "passedAt"
      FROM call_step WHERE tenant = ${tenant} AND matter = ${about}::uuid ORDER BY step`),
    told: await toldOf(tx, tenant, about),
  }
}

const incidentOf = async (tx: Tx, around: Surroundings, matter: Matter): Promise<Matter | undefined> => {
  if (matter.type === 'incident') return matter
  if (matter.type === 'dispatch' && matter.parent !== null)
    return (await readMatter(tx, around.tenant, matter.parent))?.matter
  return spawnedBy(tx, around, matter.id)
}

const sendable = (matter: Matter, incident: Matter | undefined): boolean =>
  incident === undefined
    ? matter.type === 'alarm' && !matter.closed
    : ['accepted', 'dispatched', 'signed', 'arrived'].includes(incident.state)

async function planView(
  tx: Tx,
  services: Services,
  around: Surroundings,
  account: Account,
  matter: Matter,
  live: LiveTable,
): Promise<View['plan']> {
  const plan = await planFor(tx, around, matter)
  const units =
    plan.waves[0] === undefined
      ? []
      : await unitsOfWave(
          services,
          around,
          matter,
          live,
          plan.waves[0],
          await alreadyAsked(tx, around.tenant, matter.id),
        )
  const shown = await viewUnits(
    tx,
    account,
    units.map(one => one.unit),
  )
  return {
    ...plan,
    waves: plan.waves.map(wave => ({ ...wave, kinds: [...wave.kinds] })),
    tell: [...plan.tell],
    agencies: [...plan.agencies],
    first: units.map(({ chosen: { unit: _, ...rest } }, i) => ({
      ...rest,
      reasons: [...rest.reasons],
      unit: shown[i]!,
    })),
  }
}

interface SentRow {
  readonly dispatch: string
  readonly state: string
  readonly sentAt: string
  readonly data: Record<string, unknown>
  readonly bytes: string | null
}

type Sent = View['sent'][number]

async function sentUnits(tx: Tx, tenant: number, incident: string): Promise<Sent[]> {
  const rows = await tx.rows<SentRow>(sql`
    SELECT m.id AS dispatch, m.state, m.opened_at AS "sentAt", m.data,
      (SELECT p.bytes FROM fact f JOIN fact_payload p ON p.tenant = f.tenant AND p.fact = f.id
       WHERE f.tenant = m.tenant AND f.matter = m.id AND f.kind = 'dispatch.unit-chosen' ORDER BY f.id LIMIT 1) AS bytes
    FROM matter m WHERE m.tenant = ${tenant} AND m.parent = ${incident}::uuid AND m.type = 'dispatch' ORDER BY m.opened_at, m.number`)
  return rows.map(row => {
    const text = (name: string) => (typeof row.data[name] === 'string' ? (row.data[name] as string) : null)
    const choice =
      row.bytes === null ? undefined : (JSON.parse(row.bytes) as { chosen: Sent['chosen']; others: Sent['others'] })
    return {
      dispatch: row.dispatch,
      unit: text('unitCode'),
      name: text('unitName'),
      state: row.state,
      sentAt: row.sentAt,
      expectedAt: text('expectedAt'),
      byRoad: typeof row.data.byRoad === 'boolean' ? row.data.byRoad : null,
      signedAt: text('signedAt'),
      departedAt: text('departedAt'),
      systemArrivedAt: text('systemArrivedAt'),
      arrivedAt: text('arrivedAt'),
      chosen: choice?.chosen ?? null,
      others: choice?.others ?? [],
    }
  })
}

export const toldOf = (tx: Tx, tenant: number, matter: string): Promise<View['told']> =>
  tx.rows<View['told'][number]>(sql`
    SELECT t.id, t.account, coalesce(a.name, t.account) AS name, t.reason, t.matter, t.briefing, t.told_at AS "toldAt", t.acknowledged_at AS "acknowledgedAt"
    FROM told t LEFT JOIN account a ON a.tenant = t.tenant AND a.id = t.account
    WHERE t.tenant = ${tenant} AND t.matter = ${matter}::uuid ORDER BY t.told_at, name`)
