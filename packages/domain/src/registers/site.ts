import { code, latitude, longitude, org as orgField, phone, text } from '../loop/field.ts'
import { org } from './org.ts'
import { register } from './register.ts'

/** 场所: a place that is visited, inspected or guarded. */
export const site = register({
  register: 'site',
  label: { zh: '场所', en: 'Sites' },
  fields: {
    name: text('名称', 'Name', { maxLength: 80 }),
    nameEn: text('英文名称', 'Name in English', { maxLength: 120 }),
    kind: code('类型', 'Kind', 'site-kind'),
    smallKind: code('九小场所类别', 'Kind of small place', 'small-place-kind'),
    org: orgField('所属机构', 'Organisation'),
    address: text('地址', 'Address'),
    lng: longitude(),
    lat: latitude(),
    contact: text('联系人', 'Contact', { privacy: 'personal', maxLength: 40 }),
    contactPhone: phone('联系电话', 'Contact phone'),
  },
  required: ['name', 'kind', 'org'],
  key: { label: { zh: '场所编号', en: 'Site number' }, pattern: '^[0-9A-Za-z._-]{1,64}$', madeBy: 'system' },
  nameField: 'name',
  belongs: { by: 'org', field: 'org' },
  sight: 'tenant',
  browsable: true,
  columns: ['name', 'kind', 'org', 'address'],
  search: ['name', 'nameEn', 'address'],
  tokens: { contactPhone: 'phone' },
  readers: org.readers,
  writers: ['community-officer', 'station-leader', 'administrator'],
  retention: 'standard',
  purpose: { zh: '检查、巡防与到场', en: 'Inspection, patrol and getting there' },
})
