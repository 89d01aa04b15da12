import { Compile } from 'typebox/compile'
import { warningKind } from '../../dictionaries/warning.ts'
import { refusedNotion } from '../../intake/refused-notion.ts'
import { neverReadNotion } from '../inputs.ts'
import { checkPolicy, type PolicyFault } from '../points/index.ts'
import { leastHouseholds, parseSubject } from '../subject.ts'
import { compileDefinition } from './compile.ts'
import { findFactInput } from './fact.ts'
import { type DefinitionFilter, type ModelDefinition, ModelDefinitionSchema } from './schema.ts'

/** What keeps a definition from being used: where, and why, in both languages. */
export type DefinitionFault = PolicyFault

const fault = (where: string, zh: string, en: string): DefinitionFault => ({ where, label: { zh, en } })

const shape = Compile(ModelDefinitionSchema)

/** `/counts/0/points` as `counts.0.points`. */
const pathOf = (pointer: string) => pointer.replace(/^\//, '').replaceAll('/', '.')

const shapeFaults = (value: unknown): DefinitionFault[] => {
  const seen = new Map<string, DefinitionFault>()
  for (const { instancePath, keyword, params } of shape.Errors(value)) {
    const inside =
      keyword === 'required' ? (params as { requiredProperties?: string[] }).requiredProperties?.[0] : undefined
    const where = [pathOf(instancePath), inside].filter(Boolean).join('.') || 'definition'
    const missing = inside !== undefined
    if (!seen.has(where))
      seen.set(
        where,
        missing
          ? fault(where, '缺少这一项', 'this is missing')
          : fault(where, '格式或取值不符合要求', 'its form or value is not allowed here'),
      )
  }
  return [...seen.values()].slice(0, 20)
}

const places = ['public-place', 'block']

const subjectFaults = ({ subjects, leastHouseholds: least }: ModelDefinition): DefinitionFault[] => {
  const faults = subjects.flatMap(kind => {
    const probe = parseSubject({ kind, relation: '-', place: '-', block: '-', households: least })
    return 'refused' in probe ? [{ where: 'subjects', label: probe.label }] : []
  })
  if (least < leastHouseholds && !subjects.includes('block'))
    faults.push(
      fault(
        'leastHouseholds',
        `片区至少应有 ${leastHouseholds} 户`,
        `a block has at least ${leastHouseholds} households`,
      ),
    )
  if (new Set(subjects).size !== subjects.length) faults.push(fault('subjects', '对象重复', 'a subject appears twice'))
  if (subjects.length > 1 && !subjects.every(kind => places.includes(kind)))
    faults.push(
      fault(
        'subjects',
        '关系不与场所、片区合为一个模型',
        'a relationship is not judged together with places or blocks',
      ),
    )
  return faults
}

type Named = { readonly where: string; readonly filter: DefinitionFilter }

const filtersOf = ({ enters, outcomes, signs }: ModelDefinition): Named[] => [
  ...enters.flatMap((group, i) => group.map(filter => ({ where: `enters.${i}`, filter }))),
  ...outcomes.flatMap((group, i) => group.map(filter => ({ where: `outcomes.${i}`, filter }))),
  ...signs.map(({ code, when }) => ({ where: `signs.${code}`, filter: when })),
]

const filterFaults = ({ where, filter }: Named, definition: ModelDefinition): DefinitionFault[] => {
  const notion = [filter.field, ...filter.in].map(neverReadNotion).find(found => found !== undefined)
  if (notion !== undefined) return [fault(where, `模型不得读取${notion.zh}`, `no model reads ${notion.en}`)]
  const input = findFactInput(filter.field)
  if (input === undefined)
    return [fault(where, `“${filter.field}”不是声明的模型输入`, `"${filter.field}" is not declared as model input`)]
  if (input.onlyAboutRelationships === true && !definition.subjects.includes('relationship'))
    return [
      fault(
        where,
        `${input.label.zh}只用于以关系为对象的模型`,
        `${input.label.en}: only where the subject is a relationship`,
      ),
    ]
  if (filter.in.some(code => /^W\d/.test(code)))
    return [fault(where, '模型不得读取骚扰报警标记', 'no model reads a nuisance mark')]
  const unknown = filter.in.filter(code => !input.codes.some(known => known.code === code))
  return unknown.length === 0
    ? []
    : [
        fault(
          where,
          `“${unknown[0]}”不是${input.label.zh}中可用的完整代码`,
          `"${unknown[0]}" is not a whole code that models may read of: ${input.label.en}`,
        ),
      ]
}

/** Wage and debt conflicts are looked for at employers and sites: never through the people who ask for their pay. */
const isAboutWages = ({ field, in: codes }: DefinitionFilter) =>
  (field === 'dispute-type' && codes.some(code => /^D0[56]/.test(code))) ||
  (field === 'incident-category' && codes.includes('040700'))

const wageFaults = (definition: ModelDefinition): DefinitionFault[] =>
  definition.subjects.includes('relationship') && filtersOf(definition).some(({ filter }) => isAboutWages(filter))
    ? [
        fault(
          'subjects',
          '欠薪、劳资和债务模型只看用人单位和场所，不看劳动者',
          'wage and debt models look at employers and sites, never at workers',
        ),
      ]
    : []

const nameFaults = ({ model, label, signs, counts }: ModelDefinition): DefinitionFault[] =>
  [
    ['model', model],
    ['label', label.zh],
    ['label', label.en],
    ...[...signs, ...counts].flatMap(row => [
      [row.code, row.label.zh],
      [row.code, row.label.en],
    ]),
  ].flatMap(([where, name]) => {
    const notion = refusedNotion(name!)
    return notion === undefined
      ? []
      : [
          fault(
            where!,
            `名称涉及不得使用的内容：${notion.label.zh}`,
            `named after what is never used: ${notion.label.en}`,
          ),
        ]
  })

const otherFaults = (definition: ModelDefinition): DefinitionFault[] => {
  const faults: DefinitionFault[] = []
  const { kind, counting, enters, counts, levels, subjects } = definition
  if (!warningKind.entries.some(({ code }) => code === kind))
    faults.push(fault('kind', `没有预警类型“${kind}”`, `there is no kind of warning "${kind}"`))
  if (enters.length === 0)
    faults.push(fault('enters', '至少写明一组纳入条件', 'at least one group of filters says what enters'))
  if (counting.callersNotCounted.length > 0 && !subjects.includes('relationship'))
    faults.push(
      fault(
        'counting',
        '报警人身份只用于以关系为对象的模型',
        'the role of the caller: only where the subject is a relationship',
      ),
    )
  const roles = findFactInput('caller-role')!.codes.map(({ code }) => code)
  const odd = counting.callersNotCounted.find(role => !roles.includes(role))
  if (odd !== undefined)
    faults.push(fault('counting', `没有报警人身份“${odd}”`, `there is no role of a caller "${odd}"`))
  for (const count of counts)
    if (count.kind === 'each' && count.cap < count.points)
      faults.push(fault(count.code, '上限不得低于一次的分值', 'the cap is not below the points of one'))
  if (new Set(levels.map(({ grade }) => grade)).size !== levels.length)
    faults.push(fault('levels', '等级重复', 'a grade appears twice'))
  return faults
}

/** Everything that keeps a definition from being used; empty when it may run. */
export const checkDefinition = (value: unknown): DefinitionFault[] => {
  const wrong = shape.Check(value) ? [] : shapeFaults(value)
  if (wrong.length > 0) return wrong
  const definition = value as ModelDefinition
  const subjects = subjectFaults(definition)
  return [
    ...subjects,
    ...wageFaults(definition),
    ...nameFaults(definition),
    ...filtersOf(definition).flatMap(named => filterFaults(named, definition)),
    ...otherFaults(definition),
    ...(subjects.length > 0 ? [] : checkPolicy(compileDefinition(definition).policy)),
  ]
}

/** The definition, when nothing keeps it from being used. */
export const isDefinition = (value: unknown): value is ModelDefinition => checkDefinition(value).length === 0
