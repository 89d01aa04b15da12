import { code, org as orgField, text } from '../loop/field.ts'
import { org } from './org.ts'
import { register } from './register.ts'

/** 岗位: what holds a matter, whoever stands there. */
export const post = register({
  register: 'post',
  label: { zh: '岗位', en: 'Posts' },
  fields: {
    name: text('名称', 'Name', { maxLength: 80 }),
    nameEn: text('英文名称', 'Name in English', { maxLength: 120 }),
    org: orgField('机构', 'Organisation'),
    kind: code('类型', 'Kind', 'post-kind'),
  },
  required: ['name', 'org', 'kind'],
  key: { label: { zh: '岗位编号', en: 'Post number' }, pattern: '^[0-9A-Za-z._-]{1,64}$', madeBy: 'system' },
  nameField: 'name',
  belongs: { by: 'org', field: 'org' },
  sight: 'tenant',
  browsable: true,
  columns: ['name', 'org', 'kind'],
  search: ['name', 'nameEn'],
  tokens: {},
  readers: org.readers,
  writers: ['administrator'],
  retention: 'audit',
  purpose: { zh: '事项由在岗的岗位承办', en: 'A matter is held by a post on shift' },
})
