import type { Label, Rule } from '../../loop/index.ts'
import { isRefused, parseSubject } from '../../models/subject.ts'

const refusal = (zh: string, en: string): { ok: false; label: Label } => ({ ok: false, label: { zh, en } })

/** 3 单元 301 室, 302 户, Flat 5, room 12: words that end at somebody's door. */
const oneDoor = /单元.{0,6}\d+\s*(?:室|号|户)|\d{3,4}\s*室|\d+\s*户(?!数)|\b(?:flat|apartment|apt|room|unit)\s*#?\d+/i

/** A key place is a public place or a block of at least five households, never a household (PIPL arts 24, 34). */
const placeOnly: Rule = ({ data }) => {
  const { place, households, subjectKind = 'public-place' } = data
  if (typeof place === 'string' && oneDoor.test(place))
    return refusal(
      '地点写到了某一户，请改为公共场所或至少五户的片区',
      'The place names one household: write a public place or a block of at least five households',
    )
  // A kind that a dictionary does not know is refused at the door; here only the subject itself is judged.
  const subject = parseSubject(
    subjectKind === 'block' ? { kind: 'block', block: place, households } : { kind: 'public-place', place },
  )
  return isRefused(subject) ? { ok: false, label: subject.label } : { ok: true }
}

/** The evaluation compares what happened before with what happened after: it cannot come first. */
const inOrder: Rule = ({ data, now }) => {
  const { measureFrom, evaluateAt } = data
  if (typeof measureFrom !== 'string' || typeof evaluateAt !== 'string') return { ok: true }
  const [from, until] = [Date.parse(measureFrom), Date.parse(evaluateAt)]
  if (until - from < 7 * 86_400_000)
    return refusal('评估日期至少在措施开始七日之后', 'The evaluation is at least seven days after the measure begins')
  if (from - now.getTime() > 366 * 86_400_000)
    return refusal('措施开始日期不能晚于一年之后', 'The measure begins within a year')
  return { ok: true }
}

const nextRound: Rule = ({ data }) => ({
  ok: true,
  set: { rounds: (typeof data.rounds === 'number' ? data.rounds : 0) + 1 },
})

const planMeasure: Rule = input => {
  const ordered = inOrder(input)
  return ordered.ok ? nextRound(input) : ordered
}

export const rules = { placeOnly, planMeasure } satisfies Record<string, Rule>
