import { badges, code, codes, latitude, longitude, org as orgField, post, text } from '../loop/field.ts'
import { org } from './org.ts'
import { register } from './register.ts'

/** 巡防单元: who and what is sent. Its place here is where it stands by; where it is now is a position, on duty only. */
export const unit = register({
  register: 'unit',
  label: { zh: '巡防单元', en: 'Units' },
  fields: {
    name: text('名称', 'Name', { maxLength: 60 }),
    nameEn: text('英文名称', 'Name in English', { maxLength: 80 }),
    kind: code('类别', 'Kind', 'unit-kind'),
    org: orgField('所属机构', 'Organisation'),
    callSign: text('呼号', 'Call sign', { maxLength: 40 }),
    members: badges('成员', 'Members'),
    skills: codes('技能', 'Skills', 'unit-skill'),
    equipment: codes('装备', 'Equipment', 'unit-equipment'),
    station: text('备勤点', 'Stand-by place', { maxLength: 80 }),
    lng: longitude(),
    lat: latitude(),
    shift: post('当班岗位', 'Post it stands'),
  },
  required: ['name', 'kind', 'org'],
  key: { label: { zh: '单元编号', en: 'Unit number' }, pattern: '^[0-9A-Za-z._-]{1,64}$', madeBy: 'system' },
  nameField: 'name',
  belongs: { by: 'org', field: 'org' },
  sight: 'scope',
  browsable: true,
  columns: ['name', 'kind', 'org', 'callSign', 'station'],
  search: ['name', 'nameEn', 'callSign'],
  tokens: {},
  readers: org.readers,
  writers: ['administrator', 'station-leader'],
  retention: 'audit',
  purpose: { zh: '派警、备勤与到场', en: 'Dispatch, stand-by and arrival' },
})
