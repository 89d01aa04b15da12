import type { Label } from './field.ts'
import type { Actor, Deadline, Draft, Matter } from './matter.ts'
import type { MatterType } from './matter-type.ts'
import { inSight, may } from './relation.ts'

/** What an act of the loop itself asks for: `deadline` is a running deadline's id, `amount` of its own unit. */
export type CommonInput = 'text' | 'deadline' | 'reason' | 'amount'

export interface CommonAction {
  readonly label: Label
  readonly did: string
  readonly asks: readonly CommonInput[]
  readonly mayAsk?: readonly CommonInput[]
  readonly by: 'workers' | 'leaders' | 'drafters' | 'holder' | 'clock'
  /** Offered only when the matter is such that it could succeed. */
  readonly offered: (matter: Matter, account: string, now: Date) => boolean
  readonly bulk?: boolean
}

const open = (matter: Matter) => !matter.closed
export const claimedBy = (matter: Matter, now: Date) =>
  matter.claim !== null && new Date(matter.claim.until) > now ? matter.claim.account : null
const running = (matter: Matter) => matter.deadlines.filter(d => d.state === 'running')
const requested = (matter: Matter) => matter.deadlines.filter(d => d.request !== null)
/** A lapse is not undone by stopping the clock. */
export const pausable = (d: Deadline) => d.state === 'running' && d.reminded !== 100

/** Acts that every matter knows, whatever its type. */
export const commonActions = {
  note: { label: { zh: '备注', en: 'Note' }, did: 'noted', asks: ['text'], by: 'workers', offered: () => true },
  claim: {
    label: { zh: '我来办', en: 'Take it' },
    did: 'claimed',
    asks: [],
    by: 'workers',
    offered: (m, _, now) => open(m) && claimedBy(m, now) === null,
    bulk: true,
  },
  release: {
    label: { zh: '放回', en: 'Put back' },
    did: 'released',
    asks: [],
    by: 'workers',
    offered: (m, me, now) => claimedBy(m, now) === me,
    bulk: true,
  },
  urge: { label: { zh: '催办', en: 'Urge' }, did: 'urged', asks: ['text'], by: 'leaders', offered: open, bulk: true },
  'hand-over': {
    label: { zh: '交班', en: 'Hand over' },
    did: 'handed-over',
    asks: [],
    mayAsk: ['text'],
    by: 'holder',
    offered: m => open(m) && m.holderShift !== null,
    bulk: true,
  },
  'accept-handover': {
    label: { zh: '接班', en: 'Accept' },
    did: 'accepted',
    asks: [],
    by: 'holder',
    offered: open,
    bulk: true,
  },
  'ask-pause': {
    label: { zh: '申请暂停计时', en: 'Ask to pause a clock' },
    did: 'pause-asked',
    asks: ['deadline', 'reason'],
    by: 'workers',
    offered: m => m.deadlines.some(pausable),
  },
  'ask-extension': {
    label: { zh: '申请延期', en: 'Ask for more time' },
    did: 'extension-asked',
    asks: ['deadline', 'amount', 'reason'],
    by: 'workers',
    offered: m => running(m).length > 0,
  },
  approve: {
    label: { zh: '批准计时申请', en: 'Approve' },
    did: 'time-granted',
    asks: ['deadline'],
    by: 'leaders',
    offered: (m, me) => requested(m).some(d => d.request?.by !== me),
  },
  'turn-down': {
    label: { zh: '不批准计时申请', en: 'Turn down' },
    did: 'time-refused',
    asks: ['deadline', 'reason'],
    by: 'leaders',
    offered: m => requested(m).length > 0,
  },
  resume: {
    label: { zh: '恢复计时', en: 'Resume the clock' },
    did: 'resumed',
    asks: ['deadline'],
    by: 'workers',
    offered: m => m.deadlines.some(d => d.state === 'paused'),
  },
  'confirm-draft': {
    label: { zh: '确认草稿', en: 'Confirm the draft' },
    did: 'draft-confirmed',
    asks: [],
    by: 'drafters',
    offered: m => m.draft !== null,
  },
  'discard-draft': {
    label: { zh: '退回草稿', en: 'Discard the draft' },
    did: 'draft-discarded',
    asks: ['reason'],
    by: 'workers',
    offered: m => m.draft !== null,
  },
  tick: { label: { zh: '计时', en: 'Clock' }, did: 'ticked', asks: [], by: 'clock', offered: () => false },
  recount: {
    label: { zh: '按新历法重算', en: 'Recount by the new calendar' },
    did: 'recounted',
    asks: [],
    by: 'clock',
    offered: () => false,
  },
  'step-aside': {
    label: { zh: '回避', en: 'Step aside' },
    did: 'stepped-aside',
    asks: [],
    by: 'clock',
    offered: () => false,
  },
  erase: { label: { zh: '到期清除', en: 'Erase' }, did: 'erased', asks: [], by: 'clock', offered: () => false },
} as const satisfies Record<string, CommonAction>

export type CommonActionName = keyof typeof commonActions
export const isCommonAction = (name: string): name is CommonActionName => Object.hasOwn(commonActions, name)

/** Who may do an act of the loop itself. */
export function mayCommon(by: CommonAction['by'], type: MatterType, matter: Matter, actor: Actor): boolean {
  if (by === 'clock') return actor.system === true
  if (by === 'holder') return inSight(matter, actor) && actor.duties.some(d => d.post === matter.holderPost)
  if (by === 'leaders') return may(type.leaders, matter, actor)
  if (by === 'workers') return may([...type.workers, ...type.leaders], matter, actor)
  return matter.draft !== null && mayConfirm(matter.draft, type, matter, actor)
}

/** Whoever may do the drafted act and did not draft it, as long as it is still possible. */
function mayConfirm(draft: Draft, type: MatterType, matter: Matter, actor: Actor): boolean {
  const action = type.actions[draft.action]
  if (action === undefined || !action.from.includes(matter.state) || draft.by === actor.account) return false
  const tooNear = (action.notWhoDid ?? []).some(did => matter.doneBy[did] === actor.account)
  return !tooNear && may(action.by, matter, actor)
}
