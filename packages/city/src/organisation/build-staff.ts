import type { Role } from '@fangwei/domain/matters/roles.ts'
import { personName } from '../names/person-names.ts'
import type { Bilingual } from '../names/place-words.ts'
import type { Random } from '../random/random.ts'
import { demoAccounts } from './demo-accounts.ts'
import type { Account, Organisation, Post, PostKind, StaffMember } from './organisation.ts'

/** People of one unit and the posts they man in turn. */
interface Crew {
  readonly staff: readonly StaffMember[]
  readonly posts: readonly Post[]
}

type Hire = (
  kind: StaffMember['kind'],
  count: number,
  roles: readonly Role[],
  communities?: readonly string[],
) => StaffMember[]

const both = (zh: string, en: string): Bilingual => ({ zh, en })

/** Officers carry six digits beginning 99, auxiliaries F and five digits, partners P: none is a real series. */
const badgeOf = (kind: StaffMember['kind'], serial: number): string =>
  kind === 'officer'
    ? `99${String(serial).padStart(4, '0')}`
    : `${kind === 'auxiliary' ? 'F' : 'P'}${String(serial).padStart(5, '0')}`

const post = (org: string, kind: PostKind, number: number, name: Bilingual, members: readonly StaffMember[]): Post => ({
  ...{ code: `${org}-${kind}-${number}`, org, kind, name },
  members: members.map(({ badge }) => badge),
})

const seats = [1, 2, 3, 4]

const commandCentre = ({ code }: Organisation, hire: Hire): Crew => {
  const dispatchers = seats.map(() => hire('officer', 4, ['dispatcher']))
  const chiefs = hire('officer', 4, ['dispatcher', 'station-leader'])
  const analysts = hire('officer', 4, ['city-analyst'])
  return {
    staff: [...dispatchers.flat(), ...chiefs, ...analysts],
    posts: [
      ...seats.map((seat, i) =>
        post(code, 'dispatch-seat', seat, both(`接警 ${seat} 号席`, `Call-taking seat ${seat}`), dispatchers[i]!),
      ),
      post(code, 'command-duty', 1, both('指挥长席', 'Duty commander'), chiefs),
      post(code, 'city-analysis', 1, both('市局研判岗', 'City analysis'), analysts),
    ],
  }
}

const commandRoom = ({ code }: Organisation, hire: Hire): Crew => {
  const staff = hire('officer', 4, ['county-supervisor'])
  return { staff, posts: [post(code, 'county-supervision-desk', 1, both('旗县督办岗', 'County supervision'), staff)] }
}

/** About twenty-five to a station: four leaders, eight on the desk, eight auxiliaries, an officer for each community. */
const stationCrew = ({ code }: Organisation, rooms: readonly Organisation[], hire: Hire): Crew => {
  const leaders = hire('officer', 4, ['station-leader'])
  const desk = hire('officer', 8, ['station-duty-officer'])
  const auxiliaries = hire('auxiliary', 8, ['auxiliary'])
  const beats = rooms.map(room => ({ room, officers: hire('officer', 1, ['community-officer'], [room.code]) }))
  return {
    staff: [...leaders, ...desk, ...auxiliaries, ...beats.flatMap(({ officers }) => officers)],
    posts: [
      post(code, 'station-duty-leader', 1, both('带班所领导', 'Duty leader'), leaders),
      post(code, 'station-duty-desk', 1, both('值班岗', 'Duty desk'), desk),
      ...beats.map(({ room, officers }) =>
        post(room.code, 'community-officer', 1, both('社区民警岗', 'Community officer'), officers),
      ),
    ],
  }
}

const withoutPosts = (staff: readonly StaffMember[]): Crew => ({ staff, posts: [] })

const crewOf = (org: Organisation, all: readonly Organisation[], hire: Hire): Crew => {
  switch (org.kind) {
    case 'city-bureau':
      return withoutPosts([...hire('officer', 1, ['auditor']), ...hire('officer', 1, ['administrator'])])
    case 'command-centre':
      return commandCentre(org, hire)
    case 'command-room':
      return commandRoom(org, hire)
    case 'station':
      return stationCrew(
        org,
        all.filter(o => o.parent === org.code && o.kind === 'community-room'),
        hire,
      )
    case 'district-bureau':
    case 'banner-bureau':
    case 'community-room':
    case 'police-grid':
      return withoutPosts([])
    default:
      return withoutPosts(hire('partner', 2, ['partner']))
  }
}

/** Everyone on the books of the police and the partner agencies, the posts they man in turn, and the demo accounts. */
export const buildStaff = (
  organisations: readonly Organisation[],
  random: Random,
): { staff: StaffMember[]; posts: Post[]; accounts: Account[] } => {
  const serials = { officer: 0, auxiliary: 0, partner: 0 }
  const hireFor =
    (org: string): Hire =>
    (kind, count, roles, communities) =>
      Array.from({ length: count }, (): StaffMember => {
        const badge = badgeOf(kind, ++serials[kind])
        return { badge, name: personName(random), kind, org, roles, ...(communities ? { communities } : {}) }
      })
  const crews = organisations.map(org => crewOf(org, organisations, hireFor(org.code)))
  const staff = crews.flatMap(crew => crew.staff)
  return { staff, posts: crews.flatMap(crew => crew.posts), accounts: demoAccounts(organisations, staff) }
}
