import type { UnitKind } from '../dictionaries/unit.ts'
import type { Grade } from '../loop/matter-type.ts'

/** One wave of a plan: how many units, of which kinds first, and how long after the first one. */
export interface Wave {
  readonly units: number
  readonly kinds: readonly UnitKind[]
  readonly afterMinutes: number
}

/** 预案: who goes, who is told, which agencies are called, by one key. */
export interface ResponsePlan {
  readonly id: string | null
  readonly name: { readonly zh: string; readonly en: string }
  readonly waves: readonly Wave[]
  /** Organisations whose duty leader is told by name. */
  readonly tell: readonly string[]
  readonly agencies: readonly string[]
  readonly instruction: string | null
}

/** Where no plan of the register fits: a grade-1 call gets three units and a second wave, any other the nearest one. */
export const shippedPlan = (grade: Grade | null, unit: string): ResponsePlan => ({
  id: null,
  name: grade === 1 ? { zh: '一级警情通用预案', en: 'General plan, grade 1' } : { zh: '就近派警', en: 'Nearest unit' },
  waves:
    grade === 1
      ? [
          { units: 3, kinds: ['car', 'ptu'], afterMinutes: 0 },
          { units: 2, kinds: ['ptu', 'car'], afterMinutes: 5 },
        ]
      : [{ units: grade === 2 ? 2 : 1, kinds: [], afterMinutes: 0 }],
  tell: grade === 1 ? [unit] : [],
  agencies: [],
  instruction: null,
})

type Values = Readonly<Record<string, unknown>>
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** Whether an entry of the plan register is for this call: its grades and categories; the longest category wins. */
export function planFits(values: Values, call: { readonly grade: Grade | null; readonly category: string }): number {
  const grade = Number(values.forGrade ?? 1)
  if (call.grade === null || call.grade > grade) return 0
  const categories = list(values.categories)
  if (categories.length === 0) return 1
  const prefix = (code: string) => code.replace(/(00)+$/, '')
  return Math.max(0, ...categories.map(code => (call.category.startsWith(prefix(code)) ? prefix(code).length + 1 : 0)))
}

/** A plan as its register entry says it. */
export function readPlan(id: string, name: string, values: Values): ResponsePlan {
  const kinds = (value: unknown) => list(value) as UnitKind[]
  const second = Number(values.secondUnits ?? 0)
  return {
    id,
    name: { zh: name, en: typeof values.nameEn === 'string' ? values.nameEn : name },
    waves: [
      { units: Number(values.firstUnits ?? 1), kinds: kinds(values.firstKinds), afterMinutes: 0 },
      ...(second > 0
        ? [{ units: second, kinds: kinds(values.secondKinds), afterMinutes: Number(values.secondAfter ?? 5) }]
        : []),
    ],
    tell: list(values.tell),
    agencies: list(values.agencies),
    instruction: typeof values.instruction === 'string' ? values.instruction : null,
  }
}
