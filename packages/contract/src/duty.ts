import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Cursor, Instant, OrgCode, Text } from './schemas.ts'

export const ShiftView = Type.Object({
  id: Type.String(),
  post: Type.String(),
  org: OrgCode,
  leads: Type.Boolean(),
  startsAt: Instant,
  endsAt: Instant,
  accounts: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
})

const Turn = Type.Object(
  {
    post: Text,
    accounts: Type.Array(Text, { minItems: 1, maxItems: 40 }),
    leads: Type.Optional(Type.Boolean()),
    startsAt: Instant,
    endsAt: Instant,
  },
  { additionalProperties: false },
)

export const AccountView = Type.Object({
  id: Type.String(),
  login: Type.String(),
  name: Type.String(),
  staff: Type.Union([Type.String(), Type.Null()]),
  org: OrgCode,
  roles: Type.Array(Code),
  disabledAt: Type.Union([Instant, Type.Null()]),
  lockedUntil: Type.Union([Instant, Type.Null()]),
  passwordTemporary: Type.Boolean(),
})

const ById = Type.Object({ account: Text })
const Login = Type.String({ minLength: 2, maxLength: 60, pattern: '^[0-9A-Za-z\\u4e00-\\u9fff._@-]+$' })
const Roles = Type.Array(Code, { minItems: 1, maxItems: 6 })
const WithPassword = Type.Object({ account: AccountView, temporaryPassword: Type.String() })

export const dutyRoutes = {
  listShifts: route({
    method: 'GET',
    path: '/api/v1/shifts',
    permission: 'shift.read',
    scope: 'org',
    summary: { zh: '班次（一段时间内）', en: 'Shifts within a span of time' },
    query: Type.Object({ org: Type.Optional(OrgCode), from: Type.Optional(Instant), to: Type.Optional(Instant) }),
    response: Type.Object({ items: Type.Array(ShiftView) }),
  }),
  currentShifts: route({
    method: 'GET',
    path: '/api/v1/shifts/current',
    permission: 'shift.read',
    scope: 'org',
    summary: { zh: '各岗位当班和下一班', en: 'Who is on shift at each post, and who is next' },
    query: Type.Object({ org: Type.Optional(OrgCode) }),
    response: Type.Object({
      posts: Type.Array(
        Type.Object({ post: Type.String(), current: Type.Array(ShiftView), next: Type.Array(ShiftView) }),
      ),
    }),
  }),
  listDutyPeople: route({
    method: 'GET',
    path: '/api/v1/shifts/people',
    permission: 'shift.plan',
    scope: 'org',
    summary: { zh: '可以排到一个机构岗位上的人员', en: 'Who may stand the posts of an organisation' },
    query: Type.Object({ org: Type.Optional(OrgCode) }),
    response: Type.Object({
      items: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), org: OrgCode, roles: Type.Array(Code) })),
    }),
  }),
  planShifts: route({
    method: 'PUT',
    path: '/api/v1/shifts',
    permission: 'shift.plan',
    scope: 'org',
    summary: {
      zh: '排班：替换一个机构一段时间内尚未开始的班次',
      en: 'Plan: replaces the shifts of an organisation in a span that have not begun',
    },
    body: Type.Object(
      { org: OrgCode, from: Instant, to: Instant, shifts: Type.Array(Turn, { maxItems: 1000 }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ planned: Type.Integer(), replaced: Type.Integer() }),
  }),
  listAccounts: route({
    method: 'GET',
    path: '/api/v1/accounts',
    permission: 'account.manage',
    scope: 'org',
    summary: {
      zh: '账号列表；按登录名、姓名开头或警号查找',
      en: 'Accounts, found by how login or name begin, or by badge',
    },
    query: Type.Object({
      scope: Type.Optional(OrgCode),
      /** How the login or the name begins, or the whole badge. */
      q: Type.Optional(Text),
      cursor: Type.Optional(Cursor),
    }),
    response: Type.Object({ items: Type.Array(AccountView), next: Type.Union([Type.String(), Type.Null()]) }),
  }),
  createAccount: route({
    method: 'POST',
    path: '/api/v1/accounts',
    permission: 'account.manage',
    scope: 'org',
    summary: {
      zh: '为在册人员开通账号（临时口令）',
      en: 'Open an account for a member of staff, with a temporary password',
    },
    body: Type.Object({ staff: Text, login: Login, roles: Roles }, { additionalProperties: false }),
    response: WithPassword,
  }),
  changeAccount: route({
    method: 'PUT',
    path: '/api/v1/accounts/:account',
    permission: 'account.manage',
    scope: 'org',
    summary: { zh: '调整账号的角色和机构（立即生效）', en: 'Change roles and organisation of an account, at once' },
    params: ById,
    body: Type.Object({ roles: Type.Optional(Roles), org: Type.Optional(OrgCode) }, { additionalProperties: false }),
    response: AccountView,
  }),
  disableAccount: route({
    method: 'POST',
    path: '/api/v1/accounts/:account/disable',
    permission: 'account.manage',
    scope: 'org',
    summary: { zh: '停用账号并结束其登录', en: 'Disable an account and end its sessions' },
    params: ById,
    response: AccountView,
  }),
  enableAccount: route({
    method: 'POST',
    path: '/api/v1/accounts/:account/enable',
    permission: 'account.manage',
    scope: 'org',
    summary: { zh: '恢复账号（新的临时口令）', en: 'Enable an account again, with a new temporary password' },
    params: ById,
    response: WithPassword,
  }),
  resetPassword: route({
    method: 'POST',
    path: '/api/v1/accounts/:account/password',
    permission: 'account.manage',
    scope: 'org',
    summary: { zh: '重置为临时口令', en: 'Reset to a temporary password' },
    params: ById,
    response: WithPassword,
  }),
  changePassword: route({
    method: 'PUT',
    path: '/api/v1/session/password',
    permission: 'own.session',
    scope: 'own',
    summary: { zh: '修改本人口令', en: "Change one's own password" },
    body: Type.Object(
      { old: Type.String({ maxLength: 200 }), new: Type.String({ minLength: 10, maxLength: 200 }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ changed: Type.Boolean() }),
  }),
}
