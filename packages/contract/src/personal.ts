import { Type } from 'typebox'
import { MatterPage } from './matter.ts'
import { route } from './route.ts'
import { Instant, LongText, Page, Text, Uuid } from './schemas.ts'

const ById = Type.Object({ id: Uuid })

/** Personal data read for a written reason: the look, its review by a second person, and the search for somebody's matters. */
export const personalRoutes = {
  breakGlass: route({
    method: 'POST',
    path: '/api/v1/matters/:id/break-glass',
    permission: 'matter.break-glass',
    scope: 'matter',
    summary: { zh: '事由查看个人信息（须复核）', en: 'See personal data for a written reason, to be reviewed' },
    params: ById,
    body: Type.Object({ reason: Type.String({ minLength: 8, maxLength: 500 }) }, { additionalProperties: false }),
    response: Type.Object({ id: Uuid, expiresAt: Instant }),
  }),
  listBreakGlass: route({
    method: 'GET',
    path: '/api/v1/break-glass',
    permission: 'break-glass.review',
    scope: 'org',
    summary: { zh: '待复核的事由查看', en: 'Break-glass reads to review' },
    query: Type.Object({ ...Page }),
    response: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Uuid,
          account: Type.String(),
          accountName: Type.String(),
          matter: Uuid,
          number: Type.String(),
          reason: Type.String(),
          grantedAt: Instant,
        }),
      ),
    }),
  }),
  reviewBreakGlass: route({
    method: 'POST',
    path: '/api/v1/break-glass/:id/review',
    permission: 'break-glass.review',
    scope: 'org',
    summary: { zh: '复核事由查看', en: 'Review a break-glass read' },
    params: ById,
    body: Type.Object(
      {
        verdict: Type.Union([Type.Literal('justified'), Type.Literal('not-justified')]),
        note: Type.Optional(LongText),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ id: Uuid }),
  }),
  searchPeople: route({
    method: 'POST',
    path: '/api/v1/people-search',
    permission: 'people.search',
    scope: 'org',
    summary: {
      zh: '按电话、证件号或姓名查事项（须有事由）',
      en: 'Find matters by phone, ID number or name, for a reason',
    },
    body: Type.Object(
      {
        by: Type.Union([Type.Literal('phone'), Type.Literal('id'), Type.Literal('name')]),
        value: Text,
        reason: Type.String({ minLength: 4, maxLength: 500 }),
      },
      { additionalProperties: false },
    ),
    response: MatterPage,
  }),
}
