import type { Role } from '../matters/roles.ts'

const everyone: readonly Role[] = [
  'dispatcher',
  'station-duty-officer',
  'community-officer',
  'station-leader',
  'county-supervisor',
  'city-analyst',
  'auditor',
  'administrator',
  'auxiliary',
  'partner',
]
const police: readonly Role[] = [
  'dispatcher',
  'station-duty-officer',
  'community-officer',
  'station-leader',
  'county-supervisor',
  'city-analyst',
]
const supervisors: readonly Role[] = ['station-leader', 'county-supervisor', 'city-analyst', 'dispatcher']

/**
 * What each role may do at all. Where (organisation scope) and with which matter (relation) is decided besides.
 * Three officers are kept apart (三员分立): the administrator manages, the auditor audits, neither sees matters.
 */
export const permissions = {
  'own.session': everyone,
  'directory.read': everyone,
  'matter.read': [...police, 'auxiliary', 'partner'],
  'matter.open': police,
  'matter.act': [...police, 'auxiliary', 'partner'],
  'matter.break-glass': police,
  'break-glass.review': ['station-leader', 'county-supervisor', 'auditor'],
  'people.search': ['station-duty-officer', 'community-officer', 'station-leader', 'dispatcher'],
  'board.read': supervisors,
  'report.read': police,
  'report.template': ['station-leader', 'county-supervisor', 'administrator'],
  'intake.take': ['dispatcher', 'station-duty-officer', 'station-leader'],
  'intake.feed': ['dispatcher'],
  'intake.import': ['dispatcher', 'city-analyst'],
  'register.read': [...police, 'administrator'],
  'register.write': ['administrator', 'station-leader', 'community-officer'],
  'register.export': ['administrator', 'station-leader', 'county-supervisor', 'city-analyst'],
  'settings.read': [...police, 'administrator', 'auditor'],
  'settings.write': ['administrator'],
  'policy.approve': ['administrator', 'city-analyst'],
  'shift.read': [...police, 'auxiliary', 'administrator'],
  'patrol.read': [...police, 'auxiliary'],
  'patrol.plan': ['station-duty-officer', 'community-officer', 'station-leader', 'county-supervisor'],
  'patrol.check-in': ['station-duty-officer', 'community-officer', 'station-leader', 'auxiliary'],
  'shift.plan': ['station-leader', 'county-supervisor', 'administrator'],
  'account.manage': ['administrator'],
  'audit.read': ['auditor'],
  'model.read': [...police, 'administrator', 'auditor'],
  'model.write': ['city-analyst'],
  'model.approve': ['city-analyst', 'county-supervisor', 'administrator'],
  'device.manage': ['administrator', 'station-leader'],
  'device.test': ['administrator', 'station-leader', 'community-officer', 'station-duty-officer'],
  'help.call': everyone,
  'wall.read': ['dispatcher', 'station-duty-officer', 'station-leader', 'county-supervisor', 'city-analyst'],
  'unit.read': police,
  'unit.send': ['dispatcher', 'station-duty-officer', 'station-leader'],
  /** Tracks are where people were: read for a stated purpose, and the read is kept. */
  'unit.replay': ['dispatcher', 'station-leader', 'county-supervisor'],
  'room.read': ['dispatcher', 'station-duty-officer', 'station-leader', 'county-supervisor', 'city-analyst'],
  'room.write': ['dispatcher', 'station-duty-officer', 'station-leader', 'county-supervisor'],
  'drill.run': ['dispatcher', 'station-leader', 'county-supervisor'],
  'unit.order': ['dispatcher', 'station-duty-officer', 'station-leader', 'county-supervisor'],
  /** Each look needs a purpose and is kept: those who must see for the work, and nobody who only counts. */
  'video.look': ['dispatcher', 'station-duty-officer', 'station-leader'],
  /** Warnings of other systems are for everybody at work. */
  'cap.read': [...police, 'auxiliary', 'administrator'],
  'insight.read': police,
  'insight.run': ['station-leader', 'county-supervisor', 'city-analyst'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

export const may = (roles: readonly string[], permission: Permission): boolean =>
  (permissions[permission] as readonly string[]).some(role => roles.includes(role))

export const permissionsOf = (roles: readonly string[]): Permission[] =>
  (Object.keys(permissions) as Permission[]).filter(p => may(roles, p))
