import { Type } from 'typebox'
import { phone, text } from '../loop/field.ts'
import { household } from './household.ts'
import { register } from './register.ts'

/**
 * 人员: only who lives where and how to reach them. No score, no label and no group is kept of anybody; a person is
 * looked for by whole name, phone or number, for a written reason that is recorded (PIPL arts 5, 6, 28).
 */
export const resident = register({
  register: 'resident',
  label: { zh: '人员', en: 'Residents' },
  fields: {
    name: text('姓名', 'Name', { privacy: 'personal', maxLength: 40 }),
    household: text('户编号', 'Household', { maxLength: 64 }),
    phone: phone('电话', 'Phone'),
    idNumber: text('公民身份号码', 'ID number', { privacy: 'sensitive', maxLength: 18 }),
    birthYear: {
      label: { zh: '出生年份', en: 'Year of birth' },
      schema: Type.Integer({ minimum: 1850, maximum: 2200 }),
      privacy: 'personal',
      widget: 'number',
    },
  },
  required: ['name', 'household'],
  key: { label: { zh: '人员编号', en: 'Resident number' }, pattern: '^[0-9A-Za-z._-]{1,64}$', madeBy: 'system' },
  nameField: 'name',
  belongs: { by: 'entry', field: 'household' },
  links: { household: 'household' },
  sight: 'scope',
  browsable: false,
  columns: ['name', 'household', 'phone'],
  search: [],
  tokens: { name: 'name', phone: 'phone', idNumber: 'id' },
  readers: household.readers,
  writers: household.writers,
  retention: 'audit',
  purpose: { zh: '核对当事人、联系住户', en: 'To make sure who is a party and to reach a household' },
})
