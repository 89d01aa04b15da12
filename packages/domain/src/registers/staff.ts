import { code, codes, org as orgField, phone, text } from '../loop/field.ts'
import { org } from './org.ts'
import { register } from './register.ts'

/** 民辅警. The badge is written text: it may begin with zeros or hold 辅. */
export const staff = register({
  register: 'staff',
  label: { zh: '民辅警', en: 'Staff' },
  fields: {
    name: text('姓名', 'Name', { maxLength: 40 }),
    kind: code('人员类别', 'Kind', 'staff-kind'),
    org: orgField('机构', 'Organisation'),
    roles: codes('角色', 'Roles', 'role'),
    phone: phone('手机号', 'Phone'),
  },
  required: ['name', 'kind', 'org'],
  key: { label: { zh: '警号或编号', en: 'Badge' }, pattern: '^[0-9A-Za-z\\u4e00-\\u9fff._-]{1,32}$', madeBy: 'people' },
  nameField: 'name',
  belongs: { by: 'org', field: 'org' },
  sight: 'tenant',
  browsable: true,
  columns: ['name', 'kind', 'org', 'roles'],
  search: ['name'],
  tokens: { phone: 'phone' },
  readers: org.readers,
  writers: ['administrator'],
  retention: 'audit',
  purpose: {
    zh: '排班、指派，以及本单位人员为当事人时的回避',
    en: 'Shifts, assignment, and stepping aside when one is a party',
  },
})
