import { randomBytes } from 'node:crypto'
import { addressOf, type City, type Organisation, type PostKind, shiftsBetween } from '@fangwei/city'
import { hashPassword } from '../access/index.ts'
import { type Database, sql, type Tx } from '../platform/db/index.ts'
import type { Keys } from '../platform/secrets/index.ts'
import { type Imported, importEntries, type NewEntry } from '../registers/index.ts'
import { changeUnit } from '../units/index.ts'
import { deviceEntries, roundEntries } from './devices.ts'
import { fenceEntries } from './fences.ts'
import { patrolPointEntries } from './patrol-points.ts'
import { planEntries } from './plans.ts'
import { unitEntries } from './units.ts'
import { zoneEntries } from './zones.ts'

export const TENANT = 1
/** Every demo account's password: the city is invented, its doors are open. */
export const DEMO_PASSWORD = 'fangwei-demo'
const DAY_MS = 86_400_000
const ROSTER_DAYS = { before: 2, after: 30 }

/** Departments work for the bureau they belong to: their people see what it sees. */
const DEPARTMENTS: readonly Organisation['kind'][] = ['command-centre', 'command-room']

const POST_KINDS: Readonly<Record<PostKind, string>> = {
  'station-duty-desk': 'duty-desk',
  'station-duty-leader': 'duty-leader',
  'community-officer': 'community',
  'dispatch-seat': 'dispatch-seat',
  'command-duty': 'duty-leader',
  'county-supervision-desk': 'duty-desk',
  'city-analysis': 'duty-desk',
}
const LEADING: readonly PostKind[] = ['station-duty-leader', 'command-duty', 'county-supervision-desk']

export interface Roster {
  readonly pathOf: (org: string) => string[]
  /** The organisation whose matters the people of this one see. */
  readonly scopeOf: (org: string) => string
}

export function rosterOf(city: City): Roster {
  const path = (org: string): string[] => {
    const { parent } = city.organisationOf.get(org)!
    return [...(parent === null ? [] : path(parent)), org]
  }
  return {
    pathOf: path,
    scopeOf: org => {
      const { kind, parent } = city.organisationOf.get(org)!
      return DEPARTMENTS.includes(kind) && parent !== null ? parent : org
    },
  }
}

/** The city is ours: an entry of it that the registers refuse is a fault of the program. */
async function refuseNone(imported: Promise<Imported>): Promise<void> {
  const [first] = (await imported).rejected
  if (first !== undefined)
    throw new Error(`Entry ${first.index} of the simulated city: ${JSON.stringify(first.faults)}`)
}

/** Organisations, posts, demo accounts and duty roster: what the city needs before anybody can log in. */
export async function plantCity(db: Database, keys: Keys, city: City, now: Date): Promise<void> {
  const roster = rosterOf(city)
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  await db.system(TENANT, async tx => {
    await tx.run(
      sql`INSERT INTO tenant (id, name_zh, name_en, created_at) VALUES (${TENANT}, ${city.name.zh}, ${city.name.en}, ${now.toISOString()}) ON CONFLICT DO NOTHING`,
    )
    await tx.run(sql`INSERT INTO sequencer (tenant) VALUES (${TENANT}) ON CONFLICT DO NOTHING`)
    const register = (name: string, entries: readonly NewEntry[]) =>
      importEntries(tx, TENANT, keys, name, entries, now, { facts: 'one' })
    await refuseNone(register('org', orgEntries(city)))
    await refuseNone(register('post', postEntries(city, roster)))
    await refuseNone(register('staff', staffEntries(city, roster)))
    await refuseNone(register('site', siteEntries(city)))
    await refuseNone(register('patrol-point', patrolPointEntries(city)))
    const units = unitEntries(city, roster.scopeOf)
    await refuseNone(register('unit', units))
    await refuseNone(register('response-plan', planEntries(city)))
    await refuseNone(register('zone', zoneEntries(city)))
    await refuseNone(register('fence', fenceEntries(city)))
    for (const { id } of units)
      await changeUnit(tx, TENANT, { unit: id!, event: 'come-on-duty', at: now, by: 'system' })
    await refuseNone(register('device', deviceEntries(city)))
    await refuseNone(register('camera-round', roundEntries(city)))
    await insertAccounts(tx, city, roster, passwordHash)
    await insertShifts(tx, city, roster, now)
  })
}

const orgEntries = (city: City): NewEntry[] =>
  city.organisations.map(o => ({
    id: o.code,
    values: {
      name: o.name.zh,
      nameEn: o.name.en,
      kind: o.kind,
      divisionCode: o.divisionCode,
      lng: o.position[0],
      lat: o.position[1],
      ...(o.parent === null ? {} : { parent: o.parent }),
    },
    validFrom: o.validFrom,
  }))

const postEntries = (city: City, { scopeOf }: Roster): NewEntry[] =>
  city.posts.map(p => ({
    id: p.code,
    values: { name: p.name.zh, nameEn: p.name.en, org: scopeOf(p.org), kind: POST_KINDS[p.kind] },
    validFrom: city.organisationOf.get(p.org)!.validFrom,
  }))

const staffEntries = (city: City, { scopeOf }: Roster): NewEntry[] =>
  city.staff.map(s => ({
    id: s.badge,
    values: { name: s.name, kind: s.kind, org: scopeOf(s.org), roles: [...s.roles] },
  }))

const siteEntries = (city: City): NewEntry[] =>
  city.sites.map(site => ({
    id: site.code,
    values: {
      name: site.name.zh,
      nameEn: site.name.en,
      kind: site.kind,
      org: site.community,
      lng: site.position[0],
      lat: site.position[1],
      ...(site.building === undefined ? {} : { address: addressOf(city, city.buildings[site.building]!) }),
    },
  }))

async function insertAccounts(tx: Tx, city: City, { scopeOf }: Roster, passwordHash: string): Promise<void> {
  const logins = new Map(city.accounts.map(a => [a.badge, a.login]))
  // Everybody who stands a post has an account, so that holders have names and can be put on the roster; only the demo
  // logins have a password that somebody knows.
  const unknown = await hashPassword(randomBytes(24).toString('base64url'))
  const rows = city.staff.map(s => ({
    id: s.badge,
    login: logins.get(s.badge) ?? `badge.${s.badge.toLowerCase()}`,
    name: s.name,
    org: scopeOf(s.org),
    roles: s.roles,
    demo: logins.has(s.badge),
  }))
  await tx.run(sql`
    INSERT INTO account (tenant, id, login, password_hash, staff, name, org, roles, demo)
    SELECT ${TENANT}, i.id, i.login, CASE WHEN i.demo THEN ${passwordHash}::text ELSE ${unknown}::text END, i.id, i.name, i.org,
      i.roles, i.demo
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(id text, login text, name text, org text, roles text[], demo boolean)
    ON CONFLICT DO NOTHING`)
}

/** The real rota, and beside it a turn a day for each demo account, so that whoever tries the demo is on shift. */
async function insertShifts(tx: Tx, city: City, { scopeOf }: Roster, now: Date): Promise<void> {
  const from = new Date(now.getTime() - ROSTER_DAYS.before * DAY_MS).toISOString()
  const to = new Date(now.getTime() + ROSTER_DAYS.after * DAY_MS).toISOString()
  const demo = new Set(city.accounts.map(a => a.badge))
  const posts = new Map(city.posts.map(p => [p.code, p]))
  const rows = [...shiftsBetween(city, from, to)].flatMap(s => {
    const post = posts.get(s.post)!
    const standing = [...new Set([...s.badges, ...post.members.filter(badge => demo.has(badge))])]
    const day = s.startAt.slice(0, 13)
    return standing.map(badge => ({
      id: `${s.post}@${day}`,
      post: s.post,
      account: badge,
      org: scopeOf(s.org),
      leads: LEADING.includes(post.kind),
      starts_at: s.startAt,
      // Office hours end; whoever tries the demo in the evening is still on.
      ends_at: demo.has(badge) && isOfficeTurn(s) ? new Date(Date.parse(s.startAt) + DAY_MS).toISOString() : s.endAt,
    }))
  })
  await tx.run(sql`
    INSERT INTO shift (tenant, id, post, account, org, leads, starts_at, ends_at)
    SELECT ${TENANT}, i.id, i.post, i.account, i.org, i.leads, i.starts_at, i.ends_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS i(id text, post text, account text, org text, leads boolean, starts_at timestamptz, ends_at timestamptz)
    ON CONFLICT DO NOTHING`)
}

const isOfficeTurn = (turn: { readonly startAt: string; readonly endAt: string }) =>
  Date.parse(turn.endAt) - Date.parse(turn.startAt) < 12 * 3_600_000
