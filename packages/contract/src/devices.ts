import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Cursor, Instant, Nullable, OrgCode, Page, Text, Uuid } from './schemas.ts'

const Device = Type.Object({ id: Type.String({ pattern: '^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$' }) })
const Health = Type.Union([
  Type.Literal('working'),
  Type.Literal('silent'),
  Type.Literal('never'),
  Type.Literal('faulty'),
])
/** One device as the list shows it: how it is first. */
export const DeviceRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Code,
  org: OrgCode,
  address: Nullable(Type.String()),
  lng: Nullable(Type.Number()),
  lat: Nullable(Type.Number()),
  health: Health,
  lastSeenAt: Nullable(Instant),
  battery: Nullable(Type.Integer()),
  openAlarms: Type.Integer(),
  openFaults: Type.Integer(),
})

export const DeviceTest = Type.Object({
  id: Uuid,
  askedAt: Instant,
  askedBy: Type.String(),
  dueAt: Instant,
  result: Nullable(Code),
  endedAt: Nullable(Instant),
  note: Nullable(Type.String()),
})

export const DeviceView = Type.Object({
  ...DeviceRow.properties,
  site: Nullable(Type.String()),
  unit: Nullable(Type.String()),
  owner: Nullable(Type.String()),
  place: Nullable(Code),
  spot: Nullable(Type.String()),
  testPlan: Nullable(Code),
  camera: Nullable(Type.String()),
  signal: Nullable(Type.Integer()),
  tamper: Type.Boolean(),
  floodingAt: Nullable(Instant),
  fix: Nullable(
    Type.Object({ fixAt: Instant, lng: Type.Number(), lat: Type.Number(), accuracy: Nullable(Type.Number()) }),
  ),
  /** Which key it has; never the key itself. */
  key: Nullable(Type.Object({ version: Type.Integer(), issuedAt: Instant, issuedBy: Type.String() })),
  /** What became of its alarms in the last 90 days. */
  alarms: Type.Object({
    total: Type.Integer(),
    open: Type.Integer(),
    real: Type.Integer(),
    false: Type.Integer(),
    tests: Type.Integer(),
    presses: Type.Integer(),
    falseRate: Nullable(Type.Number()),
  }),
  tests: Type.Array(DeviceTest),
  /** Payloads refused by reason, and messages that came twice with different content. */
  refusals: Type.Array(Type.Object({ because: Code, times: Type.Integer(), lastAt: Instant })),
  conflicts: Type.Integer(),
  fences: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      kind: Code,
      inside: Nullable(Type.Boolean()),
    }),
  ),
  matters: Type.Array(
    Type.Object({
      id: Uuid,
      type: Code,
      state: Code,
      title: Type.String(),
      occurredAt: Instant,
      closed: Type.Boolean(),
    }),
  ),
  mayManage: Type.Boolean(),
  mayTest: Type.Boolean(),
})

export const DeviceCoverage = Type.Object({
  numerator: Type.Integer(),
  denominator: Type.Integer(),
  working: Type.Integer(),
  silent: Type.Integer(),
  never: Type.Integer(),
  faulty: Type.Integer(),
  uncovered: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), kind: Code, org: OrgCode })),
})

export const deviceRoutes = {
  listDevices: route({
    method: 'GET',
    path: '/api/v1/devices',
    permission: 'register.read',
    scope: 'org',
    summary: { zh: '物联设备，失联的在前', en: 'Devices, silent ones first' },
    query: Type.Object({
      scope: Type.Optional(OrgCode),
      health: Type.Optional(Health),
      kind: Type.Optional(Code),
      q: Type.Optional(Text),
      ...Page,
    }),
    response: Type.Object({ items: Type.Array(DeviceRow), next: Nullable(Cursor) }),
  }),
  getDevice: route({
    method: 'GET',
    path: '/api/v1/devices/:id',
    permission: 'register.read',
    scope: 'org',
    summary: { zh: '一台设备：状态、报警、测试、密钥', en: 'One device: state, alarms, tests, key' },
    params: Device,
    response: DeviceView,
  }),
  getDeviceCoverage: route({
    method: 'GET',
    path: '/api/v1/device-coverage',
    permission: 'register.read',
    scope: 'org',
    summary: {
      zh: '覆盖率：有可用设备的场所 ÷ 应有设备的场所；失联设备不计',
      en: 'Coverage: sites with a working device ÷ sites that need one; a silent device covers nothing',
    },
    query: Type.Object({ scope: Type.Optional(OrgCode) }),
    response: DeviceCoverage,
  }),
  getDeviceEndpoints: route({
    method: 'GET',
    path: '/api/v1/device-endpoints',
    permission: 'register.read',
    scope: 'tenant',
    summary: { zh: '设备接入端口', en: 'Where devices connect' },
    response: Type.Object({ mqtt: Nullable(Type.Integer()), gateway: Nullable(Type.Integer()) }),
  }),
  issueDeviceKey: route({
    method: 'POST',
    path: '/api/v1/devices/:id/key',
    permission: 'device.manage',
    scope: 'org',
    summary: {
      zh: '换发密钥：旧密钥立即失效，新密钥只显示一次',
      en: 'A new key: the old one dies at once, the new one is shown once',
    },
    params: Device,
    response: Type.Object({ version: Type.Integer(), key: Type.String() }),
  }),
  revokeDeviceKey: route({
    method: 'DELETE',
    path: '/api/v1/devices/:id/key',
    permission: 'device.manage',
    scope: 'org',
    summary: { zh: '吊销密钥，立即断开', en: 'Revoke the key and disconnect at once' },
    params: Device,
  }),
  askDeviceTest: route({
    method: 'POST',
    path: '/api/v1/devices/:id/tests',
    permission: 'device.test',
    scope: 'org',
    summary: { zh: '开始测试：限时内的第一次报警计为合格', en: 'Start a test: the first alarm in time passes it' },
    params: Device,
    response: Type.Object({ id: Uuid, dueAt: Instant }),
  }),
  endDeviceTest: route({
    method: 'POST',
    path: '/api/v1/devices/:id/tests/:test',
    permission: 'device.test',
    scope: 'org',
    summary: { zh: '登记测试结果；不合格即生成故障', en: 'Record the result; a failure opens a fault' },
    params: Type.Object({ ...Device.properties, test: Uuid }),
    body: Type.Object(
      {
        result: Type.Union([Type.Literal('passed'), Type.Literal('failed')]),
        note: Type.Optional(Text),
      },
      { additionalProperties: false },
    ),
  }),
  takeDeviceMessage: route({
    method: 'POST',
    path: '/api/v1/device-messages',
    permission: 'none',
    scope: 'none',
    summary: {
      zh: '设备报文（无其他通道的设备）：以设备密钥签名，提交后才答复',
      en: 'A device message, for those with nothing else: signed with the device key, answered after the commit',
    },
    body: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown(), { maxProperties: 12 }),
    response: Type.Object({ epoch: Type.Integer(), sequence: Type.Integer(), outcome: Code }),
  }),
}
