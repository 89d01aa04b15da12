import type { Reply } from '@fangwei/contract/index.ts'
import type { matterRoutes } from '@fangwei/contract/matter.ts'
import { commonActions, type Label, type MatterType } from '@fangwei/domain/loop/index.ts'
import { gradeWord } from './grade-word.ts'
import type { Words } from './words.ts'

export type Fact = Reply<typeof matterRoutes.getTimeline>['items'][number]

/** A fact told as people tell it: who did what, and beside it what was written or set. */
export interface Telling {
  readonly who: string | undefined
  readonly what: string
  readonly details: readonly { readonly label: string; readonly value: string; readonly long: boolean }[]
  readonly weight: 'alert' | 'plain' | 'quiet'
  readonly erased: boolean
}

type Data = Readonly<Record<string, unknown>>

const label = (zh: string, en: string): Label => ({ zh, en })

const sayings = {
  opened: label('登记，由{unit}办理', 'Opened, handled by {unit}'),
  imported: label('历史记录导入', 'Imported from earlier records'),
  drafted: label('起草“{action}”，待确认', 'Drafted “{action}”, to be confirmed'),
  noted: label('备注：{text}', 'Note: {text}'),
  claimed: label('开始办理', 'Started working on it'),
  released: label('放回待办', 'Put it back'),
  urged: label('催办：{text}', 'Urged: {text}'),
  'handed-over': label('交班', 'Handed over'),
  accepted: label('接班', 'Accepted the hand-over'),
  'pause-asked': label('申请暂停{clock}计时：{reason}', 'Asked to pause the clock of {clock}: {reason}'),
  'extension-asked': label('申请延长{clock}时限：{reason}', 'Asked for more time for {clock}: {reason}'),
  'time-granted': label('批准{clock}的计时申请，至{due}', 'Granted the request on {clock}, due {due}'),
  'time-refused': label('不批准{clock}的计时申请：{reason}', 'Turned down the request on {clock}: {reason}'),
  resumed: label('恢复{clock}计时，至{due}', 'Resumed the clock of {clock}, due {due}'),
  'draft-confirmed': label('确认草稿', 'Confirmed the draft'),
  'draft-discarded': label('退回草稿：{reason}', 'Discarded the draft: {reason}'),
  recounted: label('按新的节假日历重算时限', 'Clocks recounted by the new calendar'),
  'stepped-aside': label('办理单位依规回避，转上一级', 'The unit stepped aside by rule; one level up has it'),
  erased: label('到期清除个人信息', 'Personal data erased when its time had come'),
  'deadline-reminded': label('{clock}时限已用 {share}%', '{share}% of the time for {clock} is used'),
  'deadline-lapsed': label('{clock}超时，应于{due}前完成', '{clock} is overdue, it was due {due}'),
  'deadline-escalated': label('{clock}仍未完成，上报上一级', '{clock} still not done, told one level up'),
  'unit-chosen': label('选定{unitName}，预计 {minutes} 分钟到场', 'Chose {unitName}, expected in {minutes} min'),
  'break-glass': label('事由查看个人信息：{reason}', 'Saw personal data for a reason: {reason}'),
  reviewed: label('复核了事由查看', 'Reviewed a look at personal data'),
} as const

const system = label('系统', 'The system')
const erased = label('内容已按期清除，时间和经手人仍留痕', 'The content was erased in time; when and who remain')
const late = new Set(['deadline-lapsed', 'deadline-escalated'])
const quiet = new Set(['deadline-reminded', 'recounted', 'erased', 'imported', 'break-glass'])
/** Said in the sentence or of no use to a reader. */
const unsaid = new Set(['lng', 'lat', 'because', 'ruleHits', 'gaps', 'text', 'reason', 'deadline', 'unit'])

/** Tells one fact. `names` are accounts whose names the server sent along. */
export function tellFact(fact: Fact, type: MatterType, words: Words): Telling {
  const did = fact.kind.slice(fact.kind.indexOf('.') + 1)
  const who = fact.actor === 'system' ? words.say(system) : (fact.actorName ?? undefined)
  const weight = late.has(did) ? 'alert' : quiet.has(did) || fact.actor === 'system' ? 'quiet' : 'plain'
  if (fact.data === null) return { who, what: words.say(erased), details: [], weight: 'quiet', erased: true }
  const declared = fact.kind.startsWith(`${type.type}.`) ? actionThatDid(type, did) : undefined
  const sentence = declared?.sentence ?? declared?.label ?? sayings[did as keyof typeof sayings] ?? label(did, did)
  const input = inputOf(fact.data)
  const said = new Set<string>()
  const what = words.say(sentence).replace(/\{(\w+)\}/g, (_, name: string) => {
    said.add(name)
    return fill(name, fact.data ?? {}, input, type, words)
  })
  // What a matter began with stands on the page itself.
  const details = did === 'opened' || did === 'imported' ? [] : detailsOf(input, said, type, words)
  return { who, what, details, weight, erased: false }
}

const inputOf = (data: Data): Data =>
  typeof data.input === 'object' && data.input !== null ? (data.input as Data) : {}

/** An act of the type, unless the loop's own act of the same past tense is meant. */
function actionThatDid(type: MatterType, did: string) {
  const own = Object.values(commonActions).some(action => action.did === did)
  const found = Object.values(type.actions).find(action => action.did === did)
  return own && found === undefined ? undefined : found
}

function fill(name: string, data: Data, input: Data, type: MatterType, words: Words): string {
  if (name === 'clock') return clockName(type, String(data.code ?? ''), words)
  if (name === 'due') return typeof data.dueAt === 'string' ? words.instant(data.dueAt) : ''
  if (name === 'action')
    return words.say(type.actions[String(data.action)]?.label ?? label(String(data.action), String(data.action)))
  if (name === 'grade') return gradeWord(Number(data.grade ?? input.grade), words.language)
  if (name === 'unit') return words.org(String(data.unit ?? ''))
  const value = input[name] ?? data[name]
  return words.value(type.fields[name], value) ?? ''
}

/** The name of a clock of the type, follow-ups included. */
export function clockName(type: MatterType, code: string, words: Words, ordinal = 0): string {
  if (code === 'follow-up' && type.followUps !== undefined) {
    const name = words.say(type.followUps.label)
    return ordinal === 0 ? name : words.say(label(`第 ${ordinal} 次${name}`, `${name} ${ordinal}`))
  }
  return words.say(type.deadlines[code]?.label ?? label(code, code))
}

function detailsOf(input: Data, said: ReadonlySet<string>, type: MatterType, words: Words): Telling['details'] {
  return Object.entries(input).flatMap(([name, given]) => {
    const field = type.fields[name]
    if (field === undefined || said.has(name) || unsaid.has(name)) return []
    const value = name === 'grade' ? gradeWord(Number(given), words.language) : words.value(field, given)
    if (value === undefined) return []
    return [{ label: words.say(field.label), value, long: field.widget === 'long-text' || field.widget === 'answers' }]
  })
}
