import { code, latitude, longitude, org as orgField, text } from '../loop/field.ts'
import { register } from './register.ts'

/**
 * 机构. The code is opaque: twelve characters (GA 380), and nothing is ever read from its digits; the tree is `parent`.
 */
export const org = register({
  register: 'org',
  label: { zh: '机构', en: 'Organisations' },
  fields: {
    name: text('名称', 'Name', { maxLength: 80 }),
    nameEn: text('英文名称', 'Name in English', { maxLength: 120 }),
    kind: code('类型', 'Kind', 'org-kind'),
    parent: orgField('上级机构', 'Parent'),
    divisionCode: text('行政区划代码', 'Division code', { maxLength: 12 }),
    lng: longitude(),
    lat: latitude(),
  },
  required: ['name', 'kind'],
  key: { label: { zh: '机构代码', en: 'Organisation code' }, pattern: '^[0-9A-Z]{12}$', madeBy: 'people' },
  nameField: 'name',
  belongs: { by: 'parent', field: 'parent' },
  sight: 'tenant',
  browsable: true,
  columns: ['name', 'kind', 'parent'],
  search: ['name', 'nameEn'],
  tokens: {},
  readers: [
    'dispatcher',
    'station-duty-officer',
    'community-officer',
    'station-leader',
    'county-supervisor',
    'city-analyst',
    'administrator',
  ],
  writers: ['administrator'],
  retention: 'audit',
  purpose: { zh: '确定管辖与分派', en: 'Who answers for what, and where' },
})
