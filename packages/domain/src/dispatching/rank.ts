import { type UnitKind, unitEquipment, unitKind, unitSkill } from '../dictionaries/unit.ts'
import type { Label } from '../loop/field.ts'
import type { UnitState } from '../units/index.ts'
import { type Scene, wanted } from './suitable.ts'

export interface Candidate {
  readonly unit: string
  readonly kind: UnitKind
  readonly state: UnitState
  readonly skills: readonly string[]
  readonly equipment: readonly string[]
  /** Age of the fix it was counted from; null: counted from its stand-by place. */
  readonly fixAgeSeconds: number | null
  readonly minutes: number
  /** Not by road: straight line × detour ÷ speed. */
  readonly estimate: boolean
}

/** One line of why a unit stands where it stands. `minutes` is what the line weighs; the first line is the way itself. */
export interface Reason {
  readonly code: string
  readonly label: Label
  readonly minutes: number
}

export interface Ranked {
  readonly unit: string
  readonly minutes: number
  readonly estimate: boolean
  /** What it is ordered by: the sum of the reasons. */
  readonly weight: number
  readonly reasons: readonly Reason[]
}

/** Suitable units in the order in which to send them: minutes to arrive and what else weighs, each line shown. */
export function rankUnits(scene: Scene, candidates: readonly Candidate[], skillMinutes: number): Ranked[] {
  const want = wanted(scene)
  return candidates
    .map(candidate => {
      const reasons = reasonsFor(candidate, want, skillMinutes)
      const weight = reasons.reduce((sum, reason) => sum + reason.minutes, 0)
      return { unit: candidate.unit, minutes: candidate.minutes, estimate: candidate.estimate, weight, reasons }
    })
    .sort((a, b) => a.weight - b.weight || a.minutes - b.minutes || (a.unit < b.unit ? -1 : 1))
}

function reasonsFor(candidate: Candidate, want: ReturnType<typeof wanted>, skillMinutes: number): Reason[] {
  const lacking = want.skills.filter(skill => !candidate.skills.includes(skill))
  const having = want.skills.filter(skill => candidate.skills.includes(skill))
  const carried = want.equipment.filter(thing => candidate.equipment.includes(thing))
  return [
    way(candidate),
    ...where(candidate),
    ...(candidate.state === 'returning'
      ? [line('returning', 0, '刚结束上一起，正在返回', 'On the way back from the last call')]
      : []),
    ...having.map(code => line('skill', 0, `具备所需：${skillOf(code).zh}`, `Has what is needed: ${skillOf(code).en}`)),
    ...carried.map(code => line('equipment', 0, `携带：${thingOf(code).zh}`, `Carries: ${thingOf(code).en}`)),
    ...lacking.map(code =>
      line('lacks-skill', skillMinutes, `缺少：${skillOf(code).zh}`, `Lacks: ${skillOf(code).en}`),
    ),
  ]
}

const line = (code: string, minutes: number, zh: string, en: string): Reason => ({ code, minutes, label: { zh, en } })

function way({ kind, minutes, estimate }: Candidate): Reason {
  const { zh, en } = unitKind.entries.find(entry => entry.code === kind)!.label
  return estimate
    ? line(
        'estimate',
        minutes,
        `${zh}，直线估算（无路网数据）`,
        `${en}, estimated from the straight line: no road data`,
      )
    : line('road', minutes, `${zh}，按路网行程`, `${en}, by road`)
}

function where({ fixAgeSeconds }: Candidate): Reason[] {
  if (fixAgeSeconds === null)
    return [line('stand-by', 0, '无新定位，按备勤点计算', 'No fresh position: counted from its stand-by place')]
  const minutes = Math.floor(fixAgeSeconds / 60)
  return minutes < 1 ? [] : [line('fix-age', 0, `定位为 ${minutes} 分钟前`, `Position is ${minutes} min old`)]
}

const skillOf = (code: string) => unitSkill.entries.find(entry => entry.code === code)!.label
const thingOf = (code: string) => unitEquipment.entries.find(entry => entry.code === code)!.label
