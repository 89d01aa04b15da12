import { Type } from 'typebox'
import { type Field, org as orgField, text } from '../loop/field.ts'
import { org } from './org.ts'
import { register } from './register.ts'

const list = (zh: string, en: string, pattern: string, minItems: number, maxItems: number): Field => ({
  ...text(zh, en),
  schema: Type.Array(Type.String({ pattern }), { minItems, maxItems }),
  widget: 'tags',
})

/** 视频巡查: cameras in the order they are looked at, and the times of day. */
export const cameraRound = register({
  register: 'camera-round',
  label: { zh: '视频巡查路线', en: 'Video patrols' },
  fields: {
    name: text('名称', 'Name', { maxLength: 60 }),
    org: orgField('所属机构', 'Organisation'),
    cameras: list('摄像机（按顺序）', 'Cameras in order', '^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$', 1, 60),
    times: list('每日时刻', 'Times of day', '^([01]\\d|2[0-3]):[0-5]\\d$', 0, 24),
  },
  required: ['name', 'org', 'cameras'],
  key: { label: { zh: '路线编号', en: 'Patrol number' }, pattern: '^[0-9A-Za-z._-]{1,64}$', madeBy: 'system' },
  nameField: 'name',
  belongs: { by: 'org', field: 'org' },
  sight: 'scope',
  browsable: true,
  columns: ['name', 'org'],
  search: ['name'],
  tokens: {},
  readers: org.readers,
  writers: ['administrator', 'station-leader'],
  retention: 'audit',
  purpose: { zh: '定时查看公共场所的摄像机是否正常', en: 'Looking at cameras of public places at set times' },
})
