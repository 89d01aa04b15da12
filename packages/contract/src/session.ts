import { Type } from 'typebox'
import { route } from './route.ts'
import { Code, Instant, Label, OrgCode, Text } from './schemas.ts'

export const SessionView = Type.Object({
  account: Type.Object({
    id: Type.String(),
    login: Type.String(),
    name: Type.String(),
    org: OrgCode,
    roles: Type.Array(Code),
    /** True: nothing but setting a password of one's own is allowed. */
    passwordTemporary: Type.Boolean(),
  }),
  duties: Type.Array(Type.Object({ post: Type.String(), shift: Type.String() })),
  permissions: Type.Array(Code),
  tenant: Type.Object({ id: Type.Integer(), name: Label, utcOffsetMinutes: Type.Integer() }),
  now: Instant,
})

export const DirectoryView = Type.Object({
  orgs: Type.Array(
    Type.Object({
      code: OrgCode,
      name: Label,
      kind: Code,
      parent: Type.Union([OrgCode, Type.Null()]),
      lng: Type.Union([Type.Number(), Type.Null()]),
      lat: Type.Union([Type.Number(), Type.Null()]),
    }),
  ),
  posts: Type.Array(Type.Object({ id: Type.String(), org: OrgCode, name: Label, kind: Code })),
})

export const sessionRoutes = {
  logIn: route({
    method: 'POST',
    path: '/api/v1/session',
    permission: 'none',
    scope: 'none',
    summary: { zh: '登录', en: 'Log in' },
    body: Type.Object({ login: Text, password: Text }, { additionalProperties: false }),
    response: SessionView,
  }),
  getSession: route({
    method: 'GET',
    path: '/api/v1/session',
    permission: 'own.session',
    scope: 'own',
    summary: { zh: '当前登录', en: 'The present session' },
    response: SessionView,
  }),
  logOut: route({
    method: 'DELETE',
    path: '/api/v1/session',
    permission: 'own.session',
    scope: 'own',
    summary: { zh: '退出', en: 'Log out' },
  }),
  revokeSessions: route({
    method: 'DELETE',
    path: '/api/v1/accounts/:account/sessions',
    permission: 'account.manage',
    scope: 'org',
    summary: { zh: '立即吊销该账号的全部登录', en: 'Revoke every session of an account at once' },
    params: Type.Object({ account: Text }),
    response: Type.Object({ revoked: Type.Integer() }),
  }),
  getDirectory: route({
    method: 'GET',
    path: '/api/v1/directory',
    permission: 'directory.read',
    scope: 'tenant',
    summary: { zh: '机构与岗位', en: 'Organisations and posts' },
    response: DirectoryView,
  }),
}
