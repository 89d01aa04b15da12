import type { Role } from '@fangwei/domain/matters/roles.ts'
import { personName } from '../names/person-names.ts'
import type { Bilingual } from '../names/place-words.ts'
import type { Random } from '../random/random.ts'
import type { Account, Organisation, Post, PostKind, StaffMember } from './organisation.ts'

const both = (zh: string, en: string): Bilingual => ({ zh, en })

interface Roster {
  readonly staff: StaffMember[]
  readonly posts: Post[]
  readonly accounts: Account[]
}

/** Officers carry six digits beginning 99, auxiliaries F and five digits, partners P: none is a real series. */
const badgeOf = (kind: StaffMember['kind'], serial: number): string =>
  kind === 'officer'
    ? `99${String(serial).padStart(4, '0')}`
    : `${kind === 'auxiliary' ? 'F' : 'P'}${String(serial).padStart(5, '0')}`

/** Everyone on the books of the police and the partner agencies, the posts they man in turn, and the demo accounts. */
export const buildStaff = (organisations: readonly Organisation[], random: Random): Roster => {
  const roster: Roster = { staff: [], posts: [], accounts: [] }
  const serials = { officer: 0, auxiliary: 0, partner: 0 }
  const hire = (
    kind: StaffMember['kind'],
    org: string,
    roles: readonly Role[],
    communities?: readonly string[],
  ): string => {
    const badge = badgeOf(kind, ++serials[kind])
    roster.staff.push({ badge, name: personName(random), kind, org, roles, ...(communities ? { communities } : {}) })
    return badge
  }
  const many = (count: number, make: (i: number) => string): string[] =>
    Array.from({ length: count }, (_, i) => make(i))
  const post = (org: string, kind: PostKind, number: number, name: Bilingual, members: readonly string[]): void => {
    roster.posts.push({ code: `${org}-${kind}-${number}`, org, kind, name, members })
  }
  const login = (name: string, badge: string): void => {
    roster.accounts.push({ login: name, badge, demo: true })
  }
  const named = new Map<string, number>()
  const loginOnce = (prefix: string, org: Organisation, badge: string): void => {
    const seen = named.get(prefix) ?? 0
    named.set(prefix, seen + 1)
    const place = org.name.en.split(' ')[0]!.toLowerCase()
    if (demoPlaces.has(`${prefix}.${place}`)) login(`${prefix}.${place}`, badge)
  }

  const manStation = (station: Organisation): void => {
    const rooms = organisations.filter(o => o.parent === station.code && o.kind === 'community-room')
    const leaders = many(4, () => hire('officer', station.code, ['station-leader']))
    const duty = many(8, () => hire('officer', station.code, ['station-duty-officer']))
    const auxiliaries = many(8, () => hire('auxiliary', station.code, ['auxiliary']))
    post(station.code, 'station-duty-leader', 1, both('带班所领导', 'Duty leader'), leaders)
    post(station.code, 'station-duty-desk', 1, both('值班岗', 'Duty desk'), duty)
    loginOnce('leader', station, leaders[0]!)
    loginOnce('duty', station, duty[0]!)
    loginOnce('aux', station, auxiliaries[0]!)
    rooms.forEach((room, i) => {
      const officer = hire('officer', station.code, ['community-officer'], [room.code])
      post(room.code, 'community-officer', 1, both('社区民警岗', 'Community officer'), [officer])
      if (i === 0) loginOnce('community', station, officer)
    })
  }

  for (const org of organisations) {
    if (org.kind === 'command-centre') {
      const dispatchers = many(16, () => hire('officer', org.code, ['dispatcher']))
      for (let seat = 1; seat <= 4; seat++)
        post(
          org.code,
          'dispatch-seat',
          seat,
          both(`接警 ${seat} 号席`, `Call-taking seat ${seat}`),
          dispatchers.slice((seat - 1) * 4, seat * 4),
        )
      const chiefs = many(4, () => hire('officer', org.code, ['dispatcher', 'station-leader']))
      post(org.code, 'command-duty', 1, both('指挥长席', 'Duty commander'), chiefs)
      const analysts = many(4, () => hire('officer', org.code, ['city-analyst']))
      post(org.code, 'city-analysis', 1, both('市局研判岗', 'City analysis'), analysts)
      login('dispatcher.1', dispatchers[0]!)
      login('dispatcher.2', dispatchers[4]!)
      login('analyst.city', analysts[0]!)
    } else if (org.kind === 'city-bureau') {
      login('auditor.city', hire('officer', org.code, ['auditor']))
      login('admin.city', hire('officer', org.code, ['administrator']))
    } else if (org.kind === 'command-room') {
      const supervisors = many(4, () => hire('officer', org.code, ['county-supervisor']))
      post(org.code, 'county-supervision-desk', 1, both('旗县督办岗', 'County supervision'), supervisors)
      loginOnce('supervisor', org, supervisors[0]!)
    } else if (org.kind === 'station') manStation(org)
    else if (partnerLogins[org.kind]) {
      const badges = many(2, () => hire('partner', org.code, ['partner']))
      loginOnce(partnerLogins[org.kind]!, org, badges[0]!)
    }
  }
  return roster
}

const partnerLogins: Partial<Record<Organisation['kind'], string>> = {
  'justice-office': 'justice',
  'womens-federation': 'women',
  tribunal: 'court',
  'legal-aid': 'aid',
  'subdistrict-office': 'street',
  'sumu-office': 'sumu',
}

/** Which of the many get a demo login: enough to walk every journey, few enough to remember. */
const demoPlaces: ReadonlySet<string> = new Set([
  'duty.chengbei',
  'community.chengbei',
  'leader.chengbei',
  'aux.chengbei',
  'duty.laocheng',
  'community.laocheng',
  'leader.laocheng',
  'duty.bula',
  'supervisor.wangcheng',
  'supervisor.shuoyu',
  'supervisor.talinbula',
  'justice.beiyuan',
  'women.wangcheng',
])
