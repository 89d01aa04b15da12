import type { Action, Field, MatterType, Policy, Requirement } from '@fangwei/domain/loop/index.ts'
import { stateDiagram } from './state-diagram.ts'
import { table } from './table.ts'
import { amountWords, both, conditionWords, whoWords } from './words.ts'

/** The page of one matter type, made from its declaration, Chinese beside English. */
export function matterPage(type: MatterType): string {
  return [
    `# ${type.label.zh} ${type.label.en}`,
    `\`${type.type}@${type.version}\` · 由声明生成 generated from its declaration by \`npm run docs\``,
    '## 状态 States',
    stateDiagram(type),
    '## 登记 Opening',
    opening(type),
    '## 操作 Actions',
    table(
      ['操作 Action', '谁可办 Who', '从 From', '到 To', '须填 Asks', '须先有 Needs', '时限 Clocks'],
      Object.entries(type.actions).map(([name, action]) => actionRow(type, name, action)),
    ),
    '## 时限 Deadlines',
    deadlines(type),
    ...after(type),
    '## 字段 Fields',
    table(['字段 Field', '名称 Label', '类型 Type', '保护 Privacy'], Object.entries(type.fields).map(fieldRow)),
    shielding(type),
  ]
    .filter(part => part !== '')
    .join('\n\n')
    .concat('\n')
}

const opening = (type: MatterType) =>
  [
    `- 谁可登记 who: ${type.opening.by.length === 0 ? '仅系统 the system only' : whoWords(type.opening.by)}`,
    `- 须填 asks: ${fieldList(type, type.opening.asks)}`,
    `- 可填 may ask: ${fieldList(type, type.opening.mayAsk ?? [])}`,
    `- 起算 starts: ${clockList(type, type.opening.starts ?? [])}`,
  ].join('\n')

const label = (type: MatterType, field: string) => both(type.fields[field]?.label ?? { zh: field, en: field })
const state = (type: MatterType, name: string) => type.states[name]?.label.zh ?? name
const fieldList = (type: MatterType, names: readonly string[]) => names.map(name => label(type, name)).join(', ') || '—'
const clockList = (type: MatterType, codes: readonly string[]) =>
  codes.map(code => both(type.deadlines[code]?.label ?? { zh: code, en: code })).join(', ') || '—'

const actionRow = (type: MatterType, name: string, action: Action): string[] => [
  `${both(action.label)} \`${name}\``,
  [
    action.system === true ? '系统 the system' : whoWords(action.by),
    action.draftBy === undefined ? '' : `起草 drafts: ${whoWords(action.draftBy)}`,
    action.notWhoDid === undefined ? '' : `不得为 never who did: ${actionList(type, action.notWhoDid)}`,
  ]
    .filter(part => part !== '')
    .join('; '),
  action.from.map(s => state(type, s)).join('、'),
  targets(type, action),
  [
    action.asks === undefined ? '' : fieldList(type, action.asks),
    action.mayAsk === undefined ? '' : `(可填 may: ${fieldList(type, action.mayAsk)})`,
  ]
    .join(' ')
    .trim() || '—',
  (action.requires ?? []).map(r => need(type, r)).join('; ') || '—',
  clocks(type, action),
]

const actionList = (type: MatterType, names: readonly string[]) =>
  names.map(name => both(type.actions[name]?.label ?? { zh: name, en: name })).join(', ')

const targets = (type: MatterType, action: Action) =>
  [
    ...(action.toWhen ?? []).map(
      b =>
        `${state(type, b.to)} [${b.when === undefined ? b.from?.map(s => state(type, s)).join('、') : conditionWords(type, b.when)}]`,
    ),
    ...(action.to === undefined ? (action.toWhen === undefined ? ['不变 stays'] : []) : [state(type, action.to)]),
  ].join('; ')

function need(type: MatterType, requirement: Requirement): string {
  const when = requirement.when === undefined ? '' : ` [${conditionWords(type, requirement.when)}]`
  const unless = requirement.unless === undefined ? '' : ` [除非 unless ${conditionWords(type, requirement.unless)}]`
  return `${both(requirement.label)}${when}${unless}`
}

const clocks = (type: MatterType, action: Action) => {
  const branches = action.toWhen ?? []
  const named = (kind: 'starts' | 'stops' | 'drops') => [
    ...new Set([...(action[kind] ?? []), ...branches.flatMap(b => b[kind] ?? [])]),
  ]
  const parts = [
    ['起 starts', named('starts')],
    ['止 stops', named('stops')],
    ['撤 drops', named('drops')],
    ['加快 hastens', action.hastens ?? []],
  ] as const
  const words = parts
    .filter(([, codes]) => codes.length > 0)
    .map(([kind, codes]) => `${kind}: ${clockList(type, codes)}`)
  if (action.plansFollowUps === true) words.push('排定回访 plans the follow-ups')
  if (action.meetsFollowUp === true) words.push('完成一次回访 meets a follow-up')
  return words.join('; ') || '—'
}

const grade = (policy: Policy) => (policy.grade === null ? '其余 others' : String(policy.grade))

function policyRows(type: MatterType, name: string, code: string): string[][] {
  return type.policies
    .filter(policy => policy.code === code)
    .map(policy => [name, `\`${code}\``, grade(policy), amountWords(policy), policy.basis, policy.effectiveFrom])
}

const POLICY_HEADS = ['时限 Deadline', '策略 Policy', '等级 Grade', '时长 Duration', '依据 Basis', '生效 From']

const deadlines = (type: MatterType) =>
  table(
    POLICY_HEADS,
    Object.values(type.deadlines).flatMap(rule => policyRows(type, both(rule.label), rule.policy)),
  )

const after = (type: MatterType): string[] => {
  const rows = [
    ...(type.followUps === undefined ? [] : policyRows(type, both(type.followUps.label), type.followUps.policy)),
    ...(type.reopens === undefined
      ? []
      : policyRows(type, '自动重新打开 reopens by itself within', type.reopens.policy)),
  ]
  return rows.length === 0 ? [] : ['## 回访与重新打开 Follow-up and reopening', table(POLICY_HEADS, rows)]
}

const privacy: Record<Field['privacy'], string> = {
  plain: '普通 plain',
  personal: '个人信息 personal: 加密、脱敏 sealed, masked',
  sensitive: '敏感个人信息 sensitive: 加密、脱敏、不导出 sealed, masked, never exported',
}

const fieldRow = ([name, field]: [string, Field]): string[] => [
  `\`${name}\``,
  both(field.label),
  field.dictionary === undefined ? field.widget : `${field.widget} \`${field.dictionary}\``,
  privacy[field.privacy],
]

const shielding = (type: MatterType) =>
  [
    `保存类别 retention class: \`${type.retention}\``,
    type.shielded === undefined ? '' : `屏蔽条件 shielded when: ${conditionWords(type, type.shielded)}`,
    `协作单位可见 partners see: ${fieldList(type, type.partnersSee ?? [])}`,
    type.oneOpenPerSubject === true ? '同一对象只开一件 one open matter per subject' : '',
  ]
    .filter(part => part !== '')
    .join(' · ')
