import type { Label, MatterType } from '@fangwei/domain/loop/index.ts'
import type { Fact } from '../fact-sentence.ts'

/** One step of the loop: which acts count as having done it. */
interface Step {
  readonly key: string
  readonly label: Label
  readonly actions: readonly string[]
}

/** 推送 → 签收 → 转派 → 所签收 → 分派 → 处置 → 反馈 → 审核 → 核验 → 回访 → 销号. */
const steps: readonly Step[] = [
  { key: 'push', label: { zh: '推送', en: 'Push' }, actions: ['push'] },
  { key: 'county-sign', label: { zh: '旗县签收', en: 'County signs' }, actions: ['county-sign'] },
  { key: 'forward', label: { zh: '转派', en: 'Pass down' }, actions: ['forward'] },
  { key: 'sign', label: { zh: '所签收', en: 'Station signs' }, actions: ['sign'] },
  { key: 'assign', label: { zh: '分派', en: 'Assign' }, actions: ['assign'] },
  {
    key: 'handle',
    label: { zh: '处置', en: 'Handle' },
    actions: [
      'contact',
      'visit',
      'joint-visit',
      'make-plan',
      'hear-victim',
      'issue-letter',
      'no-letter',
      'explain-orders',
      'safety-plan',
    ],
  },
  { key: 'feed-back', label: { zh: '反馈', en: 'Feed back' }, actions: ['feed-back'] },
  { key: 'review', label: { zh: '审核', en: 'Review' }, actions: ['review'] },
  { key: 'verify', label: { zh: '核验', en: 'Verify' }, actions: ['verify'] },
  { key: 'follow-up', label: { zh: '回访', en: 'Follow up' }, actions: ['record-follow-up'] },
  { key: 'close', label: { zh: '销号', en: 'Close' }, actions: ['close', 'close-early', 'dismiss'] },
]

export interface StepDone {
  readonly key: string
  readonly label: Label
  readonly state: 'done' | 'now' | 'skipped' | 'ahead'
  readonly at: string | undefined
  readonly who: string | undefined
}

const begins = new Set(['opened', 'reopened', 'reopened-by-hand'])

/** The loop as far as this round has come: a reopening begins it anew. Facts may come in any order. */
export function stepsOf(type: MatterType, facts: readonly Fact[], closed: boolean): StepDone[] {
  const didOf = (fact: Fact) => fact.kind.slice(fact.kind.indexOf('.') + 1)
  const sorted = [...facts].sort((a, b) => a.fact - b.fact)
  const start = sorted.findLastIndex(fact => begins.has(didOf(fact)))
  const round = sorted.slice(Math.max(start, 0))
  const done = steps.map(step => {
    const dids = new Set(step.actions.map(action => type.actions[action]?.did))
    return round.findLast(fact => dids.has(didOf(fact)))
  })
  const last = done.findLastIndex(fact => fact !== undefined)
  return steps.map((step, index) => {
    const fact = done[index]
    const state =
      fact !== undefined ? 'done' : index < last ? 'skipped' : index === last + 1 && !closed ? 'now' : 'ahead'
    return { key: step.key, label: step.label, state, at: fact?.occurredAt, who: fact?.actorName ?? undefined }
  })
}
