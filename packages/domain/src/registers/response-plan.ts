import { codes, count, org as orgField, orgs, text } from '../loop/field.ts'
import { org } from './org.ts'
import { register } from './register.ts'

/** 预案: dated by its entry, so that a call is judged by the plan of its day. */
export const responsePlan = register({
  register: 'response-plan',
  label: { zh: '处置预案', en: 'Response plans' },
  fields: {
    name: text('名称', 'Name', { maxLength: 80 }),
    nameEn: text('英文名称', 'Name in English', { maxLength: 120 }),
    org: orgField('制定机构', 'Made by'),
    forGrade: count('适用等级（含更紧急）', 'For this grade and more urgent'),
    categories: codes('适用类别', 'For categories', 'incident-category'),
    firstUnits: count('第一波单元数', 'Units in the first wave'),
    firstKinds: codes('第一波类别', 'Kinds in the first wave', 'unit-kind'),
    secondUnits: count('第二波单元数', 'Units in the second wave'),
    secondKinds: codes('第二波类别', 'Kinds in the second wave', 'unit-kind'),
    secondAfter: count('第二波间隔（分钟）', 'Minutes until the second wave'),
    tell: orgs('通报带班领导', 'Duty leaders told'),
    agencies: orgs('协作单位', 'Partner agencies'),
    instruction: text('处置要点', 'What to do', { maxLength: 200 }),
  },
  required: ['name', 'org', 'forGrade', 'firstUnits'],
  key: { label: { zh: '预案编号', en: 'Plan number' }, pattern: '^[0-9A-Za-z._-]{1,64}$', madeBy: 'system' },
  nameField: 'name',
  belongs: { by: 'org', field: 'org' },
  sight: 'scope',
  browsable: true,
  columns: ['name', 'org', 'forGrade', 'categories', 'firstUnits'],
  search: ['name', 'nameEn'],
  tokens: {},
  readers: org.readers,
  writers: ['administrator', 'station-leader'],
  retention: 'audit',
  purpose: {
    zh: '一键派警时按预案派出力量、通报和协作',
    en: 'Who goes and who is told when a plan is dispatched by one key',
  },
})
