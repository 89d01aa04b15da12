import { code, text } from '../loop/field.ts'
import { household } from './household.ts'
import { register } from './register.ts'

/** 关系 between two people: what a family warning is about, so that no warning is ever about one person. */
export const relationship = register({
  register: 'relationship',
  label: { zh: '关系', en: 'Relationships' },
  fields: {
    kind: code('关系类型', 'Kind', 'relationship-kind'),
    first: text('一方（人员编号）', 'One side (resident number)', { maxLength: 64 }),
    second: text('另一方（人员编号）', 'Other side (resident number)', { maxLength: 64 }),
  },
  required: ['kind', 'first', 'second'],
  key: { label: { zh: '关系编号', en: 'Relationship number' }, pattern: '^[0-9A-Za-z._-]{1,64}$', madeBy: 'system' },
  nameField: 'kind',
  belongs: { by: 'entry', field: 'first' },
  links: { first: 'resident', second: 'resident' },
  sight: 'scope',
  browsable: false,
  columns: ['kind', 'first', 'second'],
  search: [],
  tokens: {},
  readers: household.readers,
  writers: household.writers,
  retention: 'audit',
  purpose: {
    zh: '预防家庭暴力：预警以关系为对象',
    en: 'Preventing family violence: a warning is about a relationship',
  },
})
