import { instantMs } from '@fangwei/domain/models/day.ts'
import {
  factorCodes,
  familyDisputePolicy,
  type ReplayedWarning,
  replayBatch,
  startReplay,
} from '@fangwei/domain/models/family-dispute/index.ts'
import { shippedModels } from '@fangwei/domain/models/shipped.ts'
import { startWorkload } from '@fangwei/domain/models/workload.ts'
import { startByteLines } from '../byte-lines.ts'
import { defineCommand } from '../command.ts'
import { exitCodes, WrongUse } from '../exit.ts'
import { readLines } from '../lines.ts'
import { type CallLine, readCallLine } from '../model/call-line.ts'
import { factorWords } from '../model/flag.ts'
import { type ReplaySummary, startTally, summaryWords } from '../model/replay-report.ts'
import { warningText } from '../model/warning-text.ts'
import { bar, type Terminal } from '../terminal.ts'

const mostFaultsTold = 1000

type Values = {
  readonly in?: string
  readonly definition?: string
  readonly zone?: string
  readonly batch?: boolean
  readonly summary?: boolean
}

const startSession = (terminal: Terminal) => {
  const tally = startTally()
  const workload = startWorkload(familyDisputePolicy.utcOffsetMinutes)
  const lines = startByteLines()
  return {
    tally,
    broken(number: number, reason: CallLine & { kind: 'broken' }): void {
      const told = tally.broken()
      if (told > mostFaultsTold) return
      const [zh, en] = [`第 ${number} 行：${reason.reason.zh}`, `line ${number}: ${reason.reason.en}`]
      terminal.say({ zh, en })
      if (told === mostFaultsTold) terminal.say({ zh: '其余只计数', en: 'further broken lines are only counted' })
    },
    warn(warning: ReplayedWarning): void {
      tally.warning(warning.grade)
      workload.add(instantMs(warning.judgement.asOf), warning.grade)
      lines.add(warningText(warning))
    },
    async flush(): Promise<void> {
      for (const bytes of lines.take()) await terminal.lines(bytes)
    },
    summary: () => tally.summary(workload.weeks()),
  }
}

type Session = ReturnType<typeof startSession>

/** Hands every line that can be read to `take`, batch by batch, so that memory does not grow with the file. */
const readCalls = async (
  values: Values,
  terminal: Terminal,
  session: Session,
  take: (line: CallLine, number: number) => void,
) => {
  for await (const { lines, first, share } of readLines(values.in!)) {
    for (const [i, text] of lines.entries()) {
      if (text?.trim() === '') continue
      session.tally.line()
      const line: CallLine =
        text === null
          ? { kind: 'broken', reason: { zh: '行过长', en: 'the line is too long' } }
          : readCallLine(text, first + i, values.zone)
      if (line.kind === 'broken') session.broken(first + i, line)
      else take(line, first + i)
    }
    await session.flush()
    terminal.progress({ zh: `回放 ${bar(share)}`, en: `replay ${bar(share)}` })
  }
  terminal.progress(null)
}

const replayStreaming = async (values: Values, terminal: Terminal, session: Session) => {
  const replay = startReplay(familyDisputePolicy)
  await readCalls(values, terminal, session, (line, number) => {
    if (line.kind === 'call') {
      session.tally.call(line.odd)
      for (const warning of replay.take(line.event, line.isNamed)) session.warn(warning)
    } else if (line.kind === 'outcome') {
      const { at, relation, outcome } = line
      session.tally.outcome({ line: number, at, relation, outcome }, replay.warnedOf(relation, at))
    }
  })
}

const replayAfresh = async (values: Values, terminal: Terminal, session: Session) => {
  const events: (CallLine & { kind: 'call' })['event'][] = []
  await readCalls(values, terminal, session, line => {
    if (line.kind !== 'call') return
    session.tally.call(line.odd)
    events.push(line.event)
  })
  for (const warning of replayBatch(events, familyDisputePolicy)) session.warn(warning)
  await session.flush()
}

const checkUse = (values: Values) => {
  if (values.in === undefined) throw new WrongUse({ zh: '缺少 --in <文件>', en: '--in <file> is missing' })
  if (values.zone !== undefined && !/^(Z|[+-]\d{2}:\d{2})$/.test(values.zone))
    throw new WrongUse({ zh: '--zone 形如 +08:00', en: '--zone looks like +08:00' })
}

/** The family model has readers of its own, made for a million lines; every other is run from its definition. */
const replayFamily = async (values: Values, terminal: Terminal): Promise<ReplaySummary> => {
  checkUse(values)
  const session = startSession(terminal)
  await (values.batch === true ? replayAfresh : replayStreaming)(values, terminal, session)
  return session.summary()
}

/** Loaded when asked for: a replay of the family model starts without it. */
const replayOther = async (model: string | undefined, values: Values, terminal: Terminal): Promise<ReplaySummary> => {
  const { definitionFor, replayDefinition } = await import('../model/replay-definition.ts')
  const definition = await definitionFor(model, values.definition)
  checkUse(values)
  return replayDefinition(definition, { ...values, in: values.in! }, terminal)
}

const flagHelp = (language: 'zh' | 'en') =>
  factorCodes
    .map(code => {
      const label = familyDisputePolicy.factors.find(factor => factor.code === code)!.label[language]
      return `    ${code}  ${label} (${factorWords[code].join(', ')})`
    })
    .join('\n')

const otherModels = shippedModels
  .map(({ definition }) => definition.model)
  .filter(model => model !== 'family-dispute')
  .join(', ')

export const command = defineCommand({
  path: ['model', 'replay'],
  summary: {
    zh: '用历史数据回放预警模型，输出预警与每周工作量',
    en: 'replay a warning model on history: warnings, and the workload per week',
  },
  positionals: ['<model>'],
  options: {
    in: {
      type: 'string',
      value: 'file',
      help: { zh: 'JSON 行文件，- 为标准输入', en: 'file of JSON lines, - for stdin' },
    },
    definition: {
      type: 'string',
      value: 'file',
      help: {
        zh: '用此 JSON 定义代替随系统提供的定义（模型工坊可导出）',
        en: 'a JSON definition in place of the shipped one',
      },
    },
    zone: {
      type: 'string',
      value: '+08:00',
      help: {
        zh: '未写时区的时间按此时区（默认：此类行视为无法读取）',
        en: 'zone of times written without one (default: such lines are broken)',
      },
    },
    summary: {
      type: 'boolean',
      help: {
        zh: '最后一行输出 {"summary":…}：漏报、计数、每周工作量',
        en: 'last line {"summary":…}: misses, counts, workload per week',
      },
    },
    batch: {
      type: 'boolean',
      help: {
        zh: '每次都用全部事实重新判断，不留中间状态；结果应与默认方式相同（慢，仅供核对）',
        en: 'judge afresh from all facts each time, with no state between; gives the same warnings (slow, to check)',
      },
    },
  },
  help: {
    zh: `输入：每行一次报警，按到达先后排列（发生时间可以迟到）：
  {"at":"2026-01-31T20:15:00+08:00","relation":"R-1","place":"P-1","flags":["B1","no:B4"]}
  flags 为情形，用代码、词语或中文名；前加 no: 或 - 表示问过、没有；没有出现的按“未问”：
${flagHelp('zh')}
  caller:victim、caller:neighbour、caller:kin、caller:alleged-perpetrator、caller:other、caller:unknown 为报警人身份
  可选键：call 警情编号（同号后到的取代先到的，可更正关系）、incident 警情单、caller、withdrawn 撤回、
  outcome 严重后果（只用来核对漏报，不计分）
其他模型（${otherModels}）：每行一起事实，对象为 place、block（另给 households）或 relation：
  {"at":"2026-01-31T23:15:00+08:00","place":"S0001","flags":["040500","injury"]}
  flags 为封闭清单中的代码，可写作 输入:代码，如 incident-category:040500、site-kind:bar
输出：每行一条预警 {at,relation,grade,points,because[],…}，grade 为 red、orange、yellow、blue；
  只在等级高于本期已预警等级时输出。无法读取的行连同行号和原因写到标准错误，不中断；全部无法读取时退出码为 1。`,
    en: `In: one call a line, in the order of arrival (the times may be late):
  {"at":"2026-01-31T20:15:00+08:00","relation":"R-1","place":"P-1","flags":["B1","no:B4"]}
  flags are circumstances by code, word or label; no: or - in front means asked and denied; what is absent was not asked:
${flagHelp('en')}
  caller:victim, caller:neighbour, caller:kin, caller:alleged-perpetrator, caller:other, caller:unknown say who called
  Optional keys: call (its id: a later line of the same id replaces the earlier, its relation too), incident, caller,
  withdrawn (true takes the call back), outcome (a grave outcome, scored by nothing, to find misses)
Other models (${otherModels}): one fact a line about a place, a block (with households) or a relation:
  {"at":"2026-01-31T23:15:00+08:00","place":"S0001","flags":["040500","injury"]}
  flags are codes of the closed lists, or input:code, as incident-category:040500, site-kind:bar
Out: one warning a line {at,relation,grade,points,because[],…}, grade red, orange, yellow or blue, only when it rises above
  what the open period was warned of. Broken lines are told on stderr with number and reason and stop nothing; exit 1 when
  all are broken.`,
  },
  example: 'model replay family-dispute --in calls.jsonl > warnings.jsonl',
  run: async ({ values, positionals, terminal }) => {
    const started = performance.now()
    const isFamily = positionals[0] === 'family-dispute' && values.definition === undefined
    const summary = await (isFamily ? replayFamily(values, terminal) : replayOther(positionals[0], values, terminal))
    if (values.summary === true) await terminal.json({ summary })
    for (const line of summaryWords(summary, (performance.now() - started) / 1000)) terminal.say(line)
    return summary.lines > 0 && summary.broken === summary.lines ? exitCodes.failed : exitCodes.done
  },
})
