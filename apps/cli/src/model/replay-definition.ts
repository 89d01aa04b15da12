import { readFile } from 'node:fs/promises'
import { instantMs } from '@fangwei/domain/models/day.ts'
import {
  checkDefinition,
  compileDefinition,
  isOutcome,
  type ModelDefinition,
  type ModelFact,
  type ModelWarning,
  type Runnable,
  runBatch,
  startRun,
  subjectKey,
  subjectOf,
} from '@fangwei/domain/models/definition/index.ts'
import { gradeWords } from '@fangwei/domain/models/grade.ts'
import { findShippedModel, shippedModels } from '@fangwei/domain/models/shipped.ts'
import { startWorkload } from '@fangwei/domain/models/workload.ts'
import { CommandFailed, WrongUse } from '../exit.ts'
import { readLines } from '../lines.ts'
import { bar, type Terminal } from '../terminal.ts'
import { readFactLine } from './fact-line.ts'
import { type ReplaySummary, startTally } from './replay-report.ts'

export interface Given {
  readonly in: string
  readonly zone?: string
  readonly batch?: boolean
}

const names = () => shippedModels.map(({ definition }) => definition.model).join(', ')

/** The definition in a file, or the shipped one of this name. Every fault is told before anything is read. */
export const definitionFor = async (model: string | undefined, file: string | undefined): Promise<ModelDefinition> => {
  if (file === undefined) {
    const shipped = findShippedModel(model ?? '')
    if (shipped === undefined)
      throw new WrongUse({
        zh: `没有模型“${model}”。可用：${names()}；或用 --definition 给出定义文件`,
        en: `There is no model "${model}". Available: ${names()}; or give a definition with --definition`,
      })
    return shipped.definition
  }
  const value = await readJson(file)
  const faults = checkDefinition(value)
  if (faults.length > 0)
    throw new CommandFailed({
      zh: ['定义不能使用：', ...faults.map(({ where, label }) => `  ${where}：${label.zh}`)].join('\n'),
      en: ['The definition cannot be used:', ...faults.map(({ where, label }) => `  ${where}: ${label.en}`)].join('\n'),
    })
  return value as ModelDefinition
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (fault) {
    const reason = (fault as NodeJS.ErrnoException).code ?? (fault as Error).message
    throw new CommandFailed({
      zh: `无法读取定义文件 ${file}（${reason}）`,
      en: `Cannot read the definition in ${file} (${reason})`,
    })
  }
}

const warningLine = ({ subject, grade, emission, judgement }: ModelWarning) => ({
  at: judgement.asOf,
  subject: subject.kind,
  key: subjectKey(subject),
  grade: gradeWords[grade],
  points: judgement.points,
  emission,
  ...(judgement.hardRule === undefined ? {} : { hardRule: judgement.hardRule }),
  ...(judgement.trend === undefined ? {} : { trend: judgement.trend }),
  because: judgement.because.map(({ factIds, rule: _, ...reason }) => ({ ...reason, facts: factIds })),
  nextDecayAt: judgement.nextDecayAt,
  eraseAt: judgement.eraseAt,
})

/** Replays any definition over lines of facts; warnings go out as they arise, the summary comes back. */
export const replayDefinition = async (
  definition: ModelDefinition,
  given: Given,
  terminal: Terminal,
): Promise<ReplaySummary> => {
  const model = compileDefinition(definition)
  const tally = startTally()
  const workload = startWorkload(model.policy.utcOffsetMinutes)
  const tell = async (warnings: readonly ModelWarning[]) => {
    for (const warning of warnings) {
      tally.warning(warning.grade)
      workload.add(instantMs(warning.judgement.asOf), warning.grade)
    }
    if (warnings.length > 0) await terminal.lines(warnings.map(w => `${JSON.stringify(warningLine(w))}\n`).join(''))
  }
  const facts = factsOf(given, terminal, tally)
  if (given.batch === true) {
    const all: ModelFact[] = []
    for await (const batch of facts) all.push(...batch.map(({ fact }) => fact))
    await tell(runBatch(model, all))
  } else await runStreaming(model, facts, tally, tell)
  return tally.summary(workload.weeks())
}

interface Numbered {
  readonly fact: ModelFact
  readonly line: number
  readonly isNamed: boolean
}

type Tally = ReturnType<typeof startTally>

async function* factsOf(given: Given, terminal: Terminal, tally: Tally): AsyncGenerator<Numbered[]> {
  for await (const { lines, first, share } of readLines(given.in)) {
    const facts: Numbered[] = []
    for (const [i, text] of lines.entries()) {
      if (text?.trim() === '') continue
      tally.line()
      const line = text === null ? tooLong : readFactLine(text, first + i, given.zone)
      if (line.kind === 'fact') {
        tally.call(line.odd)
        facts.push({ fact: line.fact, line: first + i, isNamed: line.isNamed })
      } else if (tally.broken() <= 1000)
        terminal.say({ zh: `第 ${first + i} 行：${line.reason.zh}`, en: `line ${first + i}: ${line.reason.en}` })
    }
    yield facts
    terminal.progress({ zh: `回放 ${bar(share)}`, en: `replay ${bar(share)}` })
  }
  terminal.progress(null)
}

const tooLong = { kind: 'broken', reason: { zh: '行过长', en: 'the line is too long' } } as const

async function runStreaming(
  model: Runnable,
  facts: AsyncGenerator<Numbered[]>,
  tally: Tally,
  tell: (warnings: readonly ModelWarning[]) => Promise<void>,
): Promise<void> {
  const run = startRun(model)
  const last = new Map<string, ModelFact>()
  for await (const batch of facts)
    await tell(
      batch.flatMap(({ fact, line, isNamed }) => {
        const before = isNamed ? last.get(fact.id) : undefined
        if (isNamed) last.set(fact.id, fact)
        const subject = subjectOf(model, fact)
        if (before === undefined && subject !== undefined && isOutcome(model, fact))
          tally.outcome(
            {
              line,
              at: fact.at,
              relation: subjectKey(subject),
              outcome: fact.codes['incident-category']?.at(-1) ?? '',
            },
            run.warnedOf(fact),
          )
        return run.take(fact, before)
      }),
    )
}
