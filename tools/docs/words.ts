import { findEntry } from '@fangwei/domain/dictionaries/dictionary.ts'
import { findDictionary } from '@fangwei/domain/dictionaries/index.ts'
import type { Condition, Label, MatterType, Policy, Relation, Who } from '@fangwei/domain/loop/index.ts'
import { type Role, roles } from '@fangwei/domain/matters/index.ts'

export const both = ({ zh, en }: Label) => `${zh} ${en}`

const relations: Record<Relation, Label> = {
  unit: { zh: '承办单位', en: 'handling unit' },
  supervisor: { zh: '督办单位', en: 'supervisor' },
  above: { zh: '上级单位', en: 'unit above' },
  partner: { zh: '协作单位', en: 'partner' },
  holder: { zh: '当班岗位', en: 'post on shift' },
  any: { zh: '可见范围内', en: 'within sight' },
}

const roleLabel = (role: string): Label => (Object.hasOwn(roles, role) ? roles[role as Role] : { zh: role, en: role })

/** 社区民警 Community officer（承办单位 handling unit） */
export const whoWords = (who: readonly Who[]): string =>
  who
    .map(
      w => `${w.roles.map(r => both(roleLabel(r))).join(', ')} (${w.relation.map(r => both(relations[r])).join(', ')})`,
    )
    .join('; ')

/** When a requirement, branch or clock counts: 预警类型 Kind = 涉家庭纠纷 Family dispute. */
export function conditionWords(type: MatterType, condition: Condition): string {
  const parts = (condition.all ?? []).map(part => conditionWords(type, part))
  if (condition.field !== undefined) {
    const field = type.fields[condition.field]
    const name = field === undefined ? condition.field : both(field.label)
    if (condition.present === false) parts.push(`${name}: 未填 not given`)
    else if (condition.present === true) parts.push(`${name}: 已填 given`)
    else parts.push(`${name} = ${valueWords(type, condition.field, condition.equals)}`)
  }
  if (condition.grade !== undefined) parts.push(`等级 grade ${condition.grade.join(', ')}`)
  return parts.join(' + ')
}

function valueWords(type: MatterType, field: string, value: unknown): string {
  if (value === true) return '是 yes'
  if (value === false) return '否 no'
  const dictionary = findDictionary(type.fields[field]?.dictionary ?? '')
  const entry = dictionary === undefined ? undefined : findEntry(dictionary, String(value))
  return entry === undefined ? String(value) : both(entry.label)
}

const units: Record<Policy['unit'], Label> = {
  minute: { zh: '分钟', en: 'min' },
  hour: { zh: '小时', en: 'h' },
  day: { zh: '日', en: 'd' },
  'working-day': { zh: '工作日', en: 'working days' },
  count: { zh: '次', en: 'times' },
}

export const amountWords = ({ amounts, unit }: Policy) => `${amounts.join(', ')} ${both(units[unit])}`
