import type { Permission } from '@fangwei/domain/access/permissions.ts'
import type { IconName } from '@fangwei/ui/index.ts'
import type { ComponentType } from 'react'

/** A page that is fetched when it is first opened. */
interface PageModule {
  readonly default: ComponentType
}

export interface Section extends Page {
  readonly key: SectionKey
  readonly group: SectionGroup
  readonly icon: IconName
}

export interface Page {
  /** The duty desk is at `/home`; `/` leads to the first section the reader may open. */
  readonly path: string
  readonly permission: Permission
  readonly load: () => Promise<PageModule>
  /** The page shows antd's controls, so antd is fetched with it. */
  readonly forms?: boolean
}

/** What a shift works from stands open at the top; the rest is one press away, and one's own settings at the foot. */
export type SectionGroup = 'duty' | 'command' | 'prevention' | 'records' | 'own'
export const foldedGroups = ['command', 'prevention', 'records'] as const satisfies readonly SectionGroup[]

type SectionKey =
  | 'home'
  | 'queue'
  | 'call'
  | 'incidents'
  | 'warnings'
  | 'disputes'
  | 'board'
  | 'fraud'
  | 'review'
  | 'map'
  | 'units'
  | 'devices'
  | 'cap'
  | 'video'
  | 'wall'
  | 'hotspots'
  | 'response'
  | 'room'
  | 'patrol'
  | 'roster'
  | 'registers'
  | 'ledgers'
  | 'statistics'
  | 'import'
  | 'workshop'
  | 'settings'

/** The rail, top to bottom; a section stands here once its page exists, and shows to those who may open it. */
export const sections: readonly Section[] = [
  {
    key: 'home',
    group: 'duty',
    path: '/home',
    icon: 'home',
    permission: 'matter.read',
    load: () => import('./home/home-page.tsx'),
  },
  {
    key: 'queue',
    group: 'duty',
    path: '/queue',
    icon: 'inbox',
    permission: 'matter.read',
    load: () => import('./queue/queue-page.tsx'),
    forms: true,
  },
  {
    key: 'call',
    group: 'duty',
    path: '/call',
    icon: 'plus',
    permission: 'intake.take',
    load: () => import('./call/call-page.tsx'),
    forms: true,
  },
  {
    key: 'incidents',
    group: 'duty',
    path: '/incidents',
    icon: 'phone',
    permission: 'matter.read',
    load: async () => ({ default: (await import('./list/pages.tsx')).IncidentsPage }),
    forms: true,
  },
  {
    key: 'warnings',
    group: 'duty',
    path: '/warnings',
    icon: 'bell',
    permission: 'matter.read',
    load: async () => ({ default: (await import('./list/pages.tsx')).WarningsPage }),
    forms: true,
  },
  {
    key: 'disputes',
    group: 'duty',
    path: '/disputes',
    icon: 'people',
    permission: 'matter.read',
    load: async () => ({ default: (await import('./list/pages.tsx')).DisputesPage }),
    forms: true,
  },
  {
    key: 'fraud',
    group: 'duty',
    path: '/fraud',
    icon: 'shield',
    permission: 'matter.read',
    load: async () => ({ default: (await import('./list/pages.tsx')).FraudPage }),
    forms: true,
  },
  {
    key: 'board',
    group: 'duty',
    path: '/board',
    icon: 'flag',
    permission: 'board.read',
    load: () => import('./board/board-page.tsx'),
    forms: true,
  },
  {
    key: 'map',
    group: 'duty',
    path: '/map',
    icon: 'map',
    permission: 'matter.read',
    load: () => import('./map/map-page.tsx'),
  },
  {
    key: 'wall',
    group: 'command',
    path: '/wall',
    icon: 'screen',
    permission: 'wall.read',
    load: () => import('./wall-door.tsx'),
  },
  {
    key: 'room',
    group: 'command',
    path: '/room',
    icon: 'headset',
    permission: 'room.read',
    load: () => import('./room/room-page.tsx'),
  },
  {
    key: 'units',
    group: 'command',
    path: '/units',
    icon: 'car',
    permission: 'unit.read',
    load: () => import('./dispatching/units-page.tsx'),
  },
  {
    key: 'response',
    group: 'command',
    path: '/response',
    icon: 'clock',
    permission: 'board.read',
    load: () => import('./response/response-page.tsx'),
  },
  {
    key: 'devices',
    group: 'command',
    path: '/devices',
    icon: 'signal',
    permission: 'register.read',
    load: () => import('./devices/devices-page.tsx'),
  },
  {
    key: 'video',
    group: 'command',
    path: '/video',
    icon: 'camera',
    permission: 'video.look',
    load: () => import('./video/video-page.tsx'),
  },
  {
    key: 'cap',
    group: 'command',
    path: '/cap',
    icon: 'globe',
    permission: 'cap.read',
    load: () => import('./cap/cap-page.tsx'),
  },
  {
    key: 'hotspots',
    group: 'prevention',
    path: '/hotspots',
    icon: 'flame',
    permission: 'insight.read',
    load: () => import('./hotspots/hotspots-page.tsx'),
  },
  {
    key: 'patrol',
    group: 'prevention',
    path: '/patrol',
    icon: 'route',
    permission: 'patrol.read',
    load: () => import('./patrol/patrol-page.tsx'),
  },
  {
    key: 'workshop',
    group: 'prevention',
    path: '/workshop',
    icon: 'sliders',
    permission: 'model.read',
    load: () => import('./workshop/workshop-page.tsx'),
  },
  {
    key: 'registers',
    group: 'records',
    path: '/registers',
    icon: 'rows',
    permission: 'register.read',
    load: () => import('./registers/registers-page.tsx'),
    forms: true,
  },
  {
    key: 'roster',
    group: 'records',
    path: '/roster',
    icon: 'calendar',
    permission: 'shift.read',
    load: () => import('./roster/roster-page.tsx'),
    forms: true,
  },
  {
    key: 'ledgers',
    group: 'records',
    path: '/reports',
    icon: 'book',
    permission: 'report.read',
    load: () => import('./reports/reports-page.tsx'),
    forms: true,
  },
  {
    key: 'statistics',
    group: 'records',
    path: '/statistics',
    icon: 'chart',
    permission: 'report.read',
    load: () => import('./statistics/statistics-page.tsx'),
    forms: true,
  },
  {
    key: 'import',
    group: 'records',
    path: '/imports',
    icon: 'upload',
    permission: 'intake.import',
    load: () => import('./imports/imports-page.tsx'),
    forms: true,
  },
  {
    key: 'review',
    group: 'records',
    path: '/review',
    icon: 'eye',
    permission: 'break-glass.review',
    load: () => import('./review/review-page.tsx'),
  },
  {
    key: 'settings',
    group: 'own',
    path: '/settings',
    icon: 'gear',
    permission: 'own.session',
    load: () => import('./settings/own-page.tsx'),
  },
]

/** Pages that are reached from others and have no place in the rail. */
export const pages: readonly Page[] = [
  {
    path: '/workshop/:model',
    permission: 'model.read',
    load: () => import('./workshop/model-page.tsx'),
  },
  {
    path: '/workshop/:model/edit',
    permission: 'model.write',
    load: () => import('./workshop/edit-page.tsx'),
  },
  { path: '/scans', permission: 'insight.read', load: () => import('./scans/scans-page.tsx') },
  { path: '/patrol/tags', permission: 'patrol.plan', load: () => import('./patrol/tags-page.tsx') },
  {
    path: '/fences',
    permission: 'register.read',
    load: () => import('./fences/fences-page.tsx'),
  },
  {
    path: '/devices/:id',
    permission: 'register.read',
    load: () => import('./devices/device-page.tsx'),
  },
  {
    path: '/device-faults',
    permission: 'matter.read',
    load: async () => ({ default: (await import('./list/pages.tsx')).DeviceFaultsPage }),
    forms: true,
  },
  {
    path: '/alarms',
    permission: 'matter.read',
    load: async () => ({ default: (await import('./list/pages.tsx')).AlarmsPage }),
    forms: true,
  },
  { path: '/replay/:id', permission: 'unit.replay', load: () => import('./replay/replay-page.tsx') },
  { path: '/drills', permission: 'room.read', load: () => import('./room/drills-page.tsx') },
  { path: '/drills/:id', permission: 'room.read', load: () => import('./room/drill-page.tsx') },
  { path: '/settings/policies', permission: 'settings.read', load: () => import('./settings/policies-page.tsx') },
  { path: '/settings/holidays', permission: 'settings.read', load: () => import('./settings/holidays-page.tsx') },
  {
    path: '/settings/accounts',
    permission: 'account.manage',
    load: () => import('./settings/accounts-page.tsx'),
    forms: true,
  },
  { path: '/settings/audit', permission: 'audit.read', load: () => import('./settings/audit-page.tsx') },
  {
    path: '/registers/:register',
    permission: 'register.read',
    load: () => import('./registers/registers-page.tsx'),
    forms: true,
  },
  {
    path: '/registers/:register/import',
    permission: 'register.write',
    load: () => import('./registers/import-page.tsx'),
    forms: true,
  },
  {
    path: '/dispatches',
    permission: 'matter.read',
    load: async () => ({ default: (await import('./list/pages.tsx')).DispatchesPage }),
    forms: true,
  },
  {
    path: '/key-places',
    permission: 'matter.read',
    load: async () => ({ default: (await import('./list/pages.tsx')).KeyPlacesPage }),
    forms: true,
  },
  {
    path: '/public-notices',
    permission: 'matter.read',
    load: async () => ({ default: (await import('./list/pages.tsx')).PublicNoticesPage }),
    forms: true,
  },
  {
    path: '/orders',
    permission: 'matter.read',
    load: async () => ({ default: (await import('./list/pages.tsx')).OrdersPage }),
    forms: true,
  },
  {
    path: '/new/:type',
    permission: 'matter.open',
    load: () => import('./matter/open-page.tsx'),
    forms: true,
  },
  {
    path: '/matters/:id',
    permission: 'matter.read',
    load: () => import('./matter/matter-page.tsx'),
    forms: true,
  },
]
