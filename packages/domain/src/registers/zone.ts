import { count, org as orgField, text } from '../loop/field.ts'
import { org } from './org.ts'
import { register } from './register.ts'

/** 快反圈: a drawn area with its level (1, 3 or 5 minutes), as §2.6 of the field's habits has it. */
export const zone = register({
  register: 'zone',
  label: { zh: '快反圈', en: 'Response zones' },
  fields: {
    name: text('名称', 'Name', { maxLength: 80 }),
    nameEn: text('英文名称', 'Name in English', { maxLength: 120 }),
    org: orgField('所属机构', 'Organisation'),
    minutes: count('分钟数（1、3、5）', 'Minutes (1, 3 or 5)'),
    area: text('范围（WKT 多边形，WGS-84）', 'Area (WKT polygon, WGS-84)', { maxLength: 4000 }),
    primaryUnits: text('首派单元编号', 'Units sent first', { maxLength: 200 }),
  },
  required: ['name', 'org', 'minutes', 'area'],
  key: { label: { zh: '快反圈编号', en: 'Zone number' }, pattern: '^[0-9A-Za-z._-]{1,64}$', madeBy: 'system' },
  nameField: 'name',
  belongs: { by: 'org', field: 'org' },
  sight: 'scope',
  browsable: true,
  columns: ['name', 'org', 'minutes'],
  search: ['name', 'nameEn'],
  tokens: {},
  readers: org.readers,
  writers: ['administrator', 'station-leader'],
  retention: 'audit',
  purpose: { zh: '1、3、5 分钟快速反应的目标范围', en: 'Where arrival within 1, 3 or 5 minutes is aimed at' },
})
