import type { City, Organisation, StaffMember } from '@fangwei/city'
import type { UnitKind } from '@fangwei/domain/dictionaries/unit.ts'
import type { NewEntry } from '../registers/index.ts'

/** Numbers of the source reports: 88 patrol units, among them 5 PTU teams, 9 work stations, 17 volunteer teams. */
const PTU = 5
const WORKSTATIONS = 9
const VOLUNTEERS = 17
const DRONES = 3
const ALL = 88

const stationedAt = ['transport', 'square', 'mall', 'market', 'hospital', 'park']

/** The patrol units of the simulated city: where they stand by, who is in them, what they can do. */
export function unitEntries(city: City, scopeOf: (org: string) => string): NewEntry[] {
  const stations = city.organisations.filter(o => o.kind === 'station')
  const bureaus = city.organisations.filter(o => o.kind === 'district-bureau' || o.kind === 'banner-bureau')
  const crews = crewsOf(city.staff)
  const entries: NewEntry[] = []
  const add = (kind: UnitKind, org: Organisation, at: readonly [number, number], extra: Extra) => {
    const same = entries.filter(e => e.values.org === scopeOf(org.code) && e.values.kind === kind).length + 1
    const id = `U${String(entries.length + 1).padStart(3, '0')}`
    const place = org.name.zh.replace(/(派出所|公安局|分局|公安)/g, '')
    entries.push({
      id,
      values: {
        name: `${place}${names[kind].zh(same)}`,
        nameEn: `${(org.name.en.split(' ')[0] ?? '').trim()} ${names[kind].en} ${same}`,
        kind,
        org: scopeOf(org.code),
        callSign: `${100 + entries.length}`,
        members: crews(org.code, kind === 'volunteers' ? 0 : kind === 'ptu' ? 4 : 2),
        lng: at[0],
        lat: at[1],
        ...extra,
      },
    })
  }
  for (let n = 0; n < PTU; n++) {
    const bureau = bureaus[n % bureaus.length]!
    add('ptu', bureau, bureau.position, {
      skills: ['armed', 'negotiation'],
      equipment: ['shield', 'restraint', 'body-camera'],
      station: '分局备勤点',
    })
  }
  for (let n = 0; n < DRONES; n++) {
    const bureau = bureaus[n % bureaus.length]!
    add('drone', bureau, bureau.position, { skills: ['drone'], equipment: ['thermal-camera'], station: '无人机机库' })
  }
  const busy = city.sites.filter(site => stationedAt.includes(site.kind))
  for (let n = 0; n < WORKSTATIONS; n++) {
    const site = busy[Math.floor((n * busy.length) / WORKSTATIONS)]!
    add('workstation', city.organisationOf.get(site.station)!, site.position, {
      skills: ['first-aid'],
      equipment: ['aed', 'first-aid-kit', 'body-camera'],
      station: site.name.zh,
    })
  }
  for (let n = 0; n < VOLUNTEERS; n++)
    add('volunteers', stations[n % stations.length]!, stations[n % stations.length]!.position, {
      skills: n % 3 === 0 ? ['bilingual', 'mediation'] : ['mediation'],
      station: '义警驿站',
    })
  const rooms = city.organisations.filter(o => o.kind === 'community-room')
  for (let n = 0; entries.length < ALL; n++) {
    const station = stations[n % stations.length]!
    const own = rooms.filter(room => room.parent === station.code)
    const at = own[Math.floor(n / stations.length) % Math.max(own.length, 1)]?.position ?? station.position
    add(rounds[Math.floor(n / stations.length) % rounds.length]!, station, at, {
      skills: [
        ...(n % 4 === 1 ? ['female-officer'] : []),
        ...(n % 3 === 0 ? ['traffic'] : []),
        ...(n % 5 === 2 ? ['first-aid'] : []),
        ...(n % 7 === 3 ? ['water-rescue'] : []),
      ],
      equipment: [
        'body-camera',
        ...(n % 2 === 0 ? ['shield'] : []),
        ...(n % 3 === 0 ? ['cones', 'extinguisher'] : ['first-aid-kit']),
        ...(n % 7 === 3 ? ['life-ring'] : []),
      ],
      station: station.name.zh,
    })
  }
  return entries
}

/** What each further unit of a station is. */
const rounds: readonly UnitKind[] = ['car', 'car', 'foot', 'bike']

interface Extra {
  readonly skills?: readonly string[]
  readonly equipment?: readonly string[]
  readonly station: string
}

const names: Readonly<Record<UnitKind, { zh: (n: number) => string; en: string }>> = {
  car: { zh: n => `${n} 号车组`, en: 'car' },
  foot: { zh: n => `步巡 ${n} 组`, en: 'foot patrol' },
  bike: { zh: n => `骑巡 ${n} 组`, en: 'e-bike patrol' },
  ptu: { zh: n => `PTU ${n} 队`, en: 'PTU' },
  drone: { zh: n => `无人机 ${n} 号`, en: 'drone' },
  workstation: { zh: n => `警务工作站 ${n}`, en: 'work station' },
  volunteers: { zh: n => `义警 ${n} 队`, en: 'volunteers' },
}

/** Officers and auxiliaries of a station, each in one crew until all are. */
function crewsOf(staff: readonly StaffMember[]): (org: string, size: number) => string[] {
  const at = new Map<string, number>()
  return (org, size) => {
    const own = staff.filter(s => s.org === org && s.kind !== 'partner')
    if (own.length === 0 || size === 0) return []
    const from = at.get(org) ?? 0
    at.set(org, from + size)
    return [...new Set(Array.from({ length: size }, (_, i) => own[(from + i) % own.length]!.badge))]
  }
}
