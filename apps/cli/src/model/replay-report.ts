import type { Label } from '@fangwei/domain/dictionaries/dictionary.ts'
import { type Grade, type GradeWord, gradeLabels, gradeWords } from '@fangwei/domain/models/grade.ts'
import type { WeekLoad } from '@fangwei/domain/models/workload.ts'

const mostListed = 1000

/** An outcome (`outcome` lines) that no open warning stood before. */
export type Miss = { readonly line: number; readonly at: string; readonly relation: string; readonly outcome: string }

/** What a replay comes to. Misses first: they weigh more than the workload. */
export type ReplaySummary = {
  readonly misses: readonly Miss[]
  readonly outcomes: { readonly total: number; readonly missed: number } & Readonly<Record<GradeWord, number>>
  readonly lines: number
  readonly calls: number
  readonly broken: number
  readonly warnings: { readonly total: number } & Readonly<Record<GradeWord, number>>
  readonly flagsNotRead: Readonly<Record<string, number>>
  readonly workload: readonly WeekLoad[]
}

const noneYet = (): Record<GradeWord, number> => ({ red: 0, orange: 0, yellow: 0, blue: 0 })

/** Keeps the counts of one replay, in memory that does not grow with the file. */
export const startTally = () => {
  const [warnings, outcomes, misses, flags] = [noneYet(), noneYet(), [] as Miss[], new Map<string, number>()]
  let [lines, calls, broken, missed] = [0, 0, 0, 0]
  return {
    line: () => ++lines,
    broken: () => ++broken,
    call(odd: readonly string[]): void {
      calls += 1
      for (const flag of odd) {
        const name = flags.has(flag) || flags.size < mostListed ? flag.slice(0, 60) : '…'
        flags.set(name, (flags.get(name) ?? 0) + 1)
      }
    },
    warning: (grade: Grade) => {
      warnings[gradeWords[grade]] += 1
    },
    outcome(miss: Miss, warnedOf: Grade | null): void {
      if (warnedOf !== null) outcomes[gradeWords[warnedOf]] += 1
      else if (++missed <= mostListed) misses.push(miss)
    },
    summary: (workload: readonly WeekLoad[]): ReplaySummary => ({
      misses,
      outcomes: { total: sumOf(outcomes) + missed, missed, ...outcomes },
      lines,
      calls,
      broken,
      warnings: { total: sumOf(warnings), ...warnings },
      flagsNotRead: Object.fromEntries(flags),
      workload,
    }),
  }
}

const sumOf = ({ red, orange, yellow, blue }: Record<GradeWord, number>) => red + orange + yellow + blue

const grades = (counts: Readonly<Record<GradeWord, number>>): Label => {
  const told = (language: keyof Label) =>
    ([1, 2, 3, 4] as const).map(grade => `${gradeLabels[grade][language]} ${counts[gradeWords[grade]]}`).join(', ')
  return { zh: told('zh'), en: told('en') }
}

const missLines = ({ misses, outcomes }: ReplaySummary): Label[] => {
  if (outcomes.total === 0) return []
  return [
    {
      zh: `漏报：${outcomes.total} 起后果中 ${outcomes.missed} 起事前没有有效预警`,
      en: `Misses: no warning was open before ${outcomes.missed} of ${outcomes.total} outcomes`,
    },
    ...misses.slice(0, 20).map(({ line, at, relation, outcome }) => ({
      zh: `  第 ${line} 行 ${at} ${relation} ${outcome}`,
      en: `  line ${line} ${at} ${relation} ${outcome}`,
    })),
    { zh: `事前已预警：${grades(outcomes).zh}`, en: `Warned of before: ${grades(outcomes).en}` },
  ]
}

const flagLines = ({ flagsNotRead }: ReplaySummary): Label[] =>
  Object.entries(flagsNotRead)
    .slice(0, 20)
    .map(([flag, times]) => ({
      zh: `未计入的标记“${flag}”：${times} 次`,
      en: `Flag "${flag}" is not read by the model: ${times} times`,
    }))

/** The summary in words: misses, then counts, then the workload per week. */
export const summaryWords = (summary: ReplaySummary, seconds: number): Label[] => {
  const { calls, broken, warnings, workload } = summary
  const mean = workload.length === 0 ? 0 : warnings.total / workload.length
  return [
    ...missLines(summary),
    ...flagLines(summary),
    {
      zh: `报警 ${calls} 条，无法读取 ${broken} 行，预警 ${warnings.total} 条（${grades(warnings).zh}），用时 ${seconds.toFixed(1)} 秒`,
      en: `${calls} calls, ${broken} broken lines, ${warnings.total} warnings (${grades(warnings).en}), ${seconds.toFixed(1)} s`,
    },
    {
      zh: `每周工作量（有预警的周平均 ${mean.toFixed(1)} 条）：`,
      en: `Workload per week (mean ${mean.toFixed(1)} in weeks with warnings):`,
    },
    ...workload.map(week => ({
      zh: `  ${week.week} ${week.from} 起：${week.warnings} 条（${grades(week).zh}）`,
      en: `  ${week.week} from ${week.from}: ${week.warnings} (${grades(week).en})`,
    })),
  ]
}
