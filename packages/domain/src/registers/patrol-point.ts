import { Type } from 'typebox'
import { code, count, type Field, latitude, longitude, org as orgField, text, yesNo } from '../loop/field.ts'
import { org } from './org.ts'
import { register } from './register.ts'

/** A time of day as on a clock: 22:30. A window whose end comes before its beginning runs over midnight. */
const clock = (zh: string, en: string): Field => ({
  ...text(zh, en, { maxLength: 5 }),
  schema: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
})

const few = (zh: string, en: string, minimum: number, maximum: number): Field => ({
  ...count(zh, en),
  schema: Type.Integer({ minimum, maximum }),
})

/**
 * 必巡点: a place that every patrol passes, how often and when. Indoors, where no position can be had (garages,
 * basements), the visit is shown by the code of a tag fixed there, which no register holds: see the patrol module.
 */
export const patrolPoint = register({
  register: 'patrol-point',
  label: { zh: '必巡点', en: 'Must-patrol points' },
  fields: {
    name: text('名称', 'Name', { maxLength: 60 }),
    nameEn: text('英文名称', 'Name in English', { maxLength: 80 }),
    kind: code('类别', 'Kind', 'patrol-point-kind'),
    org: orgField('所属机构', 'Organisation'),
    site: text('所在场所编号', 'Number of its site', { maxLength: 64 }),
    lng: longitude(),
    lat: latitude(),
    visits: few('每班次数', 'Visits a shift', 1, 6),
    from: clock('最早时刻', 'Not before'),
    to: clock('最晚时刻', 'Not after'),
    stay: few('停留分钟', 'Minutes to stay', 1, 120),
    radius: few('到点半径（米）', 'Radius in metres', 10, 500),
    indoor: yesNo('室内（无定位）', 'Indoors, without position'),
  },
  required: ['name', 'kind', 'org', 'lng', 'lat', 'visits'],
  key: { label: { zh: '必巡点编号', en: 'Point number' }, pattern: '^[0-9A-Za-z._-]{1,64}$', madeBy: 'system' },
  nameField: 'name',
  belongs: { by: 'org', field: 'org' },
  sight: 'scope',
  browsable: true,
  columns: ['name', 'kind', 'org', 'visits', 'from', 'to'],
  search: ['name', 'nameEn'],
  tokens: {},
  readers: org.readers,
  writers: ['station-leader', 'community-officer', 'administrator'],
  retention: 'audit',
  purpose: { zh: '安排巡逻并核对是否到点', en: 'Planning patrols, and seeing whether they came' },
})
