import type { Role } from '@fangwei/domain/matters/roles.ts'
import type { Account, Organisation, OrganisationKind, StaffMember } from './organisation.ts'

/** Login, kind of unit, first word of its English name, role, and which of those in the role. */
const logins: readonly [login: string, kind: OrganisationKind, place: string, role: Role, nth: number][] = [
  ['duty.chengbei', 'station', 'Chengbei', 'station-duty-officer', 0],
  ['leader.chengbei', 'station', 'Chengbei', 'station-leader', 0],
  ['community.chengbei', 'station', 'Chengbei', 'community-officer', 0],
  ['aux.chengbei', 'station', 'Chengbei', 'auxiliary', 0],
  ['duty.laocheng', 'station', 'Laocheng', 'station-duty-officer', 0],
  ['leader.laocheng', 'station', 'Laocheng', 'station-leader', 0],
  ['community.laocheng', 'station', 'Laocheng', 'community-officer', 0],
  ['duty.bula', 'station', 'Bula', 'station-duty-officer', 0],
  ['supervisor.wangcheng', 'command-room', 'Wangcheng', 'county-supervisor', 0],
  ['supervisor.shuoyu', 'command-room', 'Shuoyu', 'county-supervisor', 0],
  ['supervisor.talinbula', 'command-room', 'Talinbula', 'county-supervisor', 0],
  ['dispatcher.1', 'command-centre', 'Cangyu', 'dispatcher', 0],
  ['dispatcher.2', 'command-centre', 'Cangyu', 'dispatcher', 4],
  ['analyst.city', 'command-centre', 'Cangyu', 'city-analyst', 0],
  ['auditor.city', 'city-bureau', 'Cangyu', 'auditor', 0],
  ['admin.city', 'city-bureau', 'Cangyu', 'administrator', 0],
  ['justice.beiyuan', 'justice-office', 'Beiyuan', 'partner', 0],
  ['women.wangcheng', 'womens-federation', 'Wangcheng', 'partner', 0],
]

/** Enough logins to walk every journey, few enough to remember. Throws when one has nobody to stand for. */
export const demoAccounts = (organisations: readonly Organisation[], staff: readonly StaffMember[]): Account[] =>
  logins.map(([login, kind, place, role, nth]) => {
    const unit = organisations.find(o => o.kind === kind && o.name.en.startsWith(`${place} `))
    const member = staff.filter(s => s.org === unit?.code && s.roles.includes(role))[nth]
    if (!member) throw new Error(`demo account ${login}: nobody in the role ${role}`)
    return { login, badge: member.badge, demo: true }
  })
