import type { ReplayedWarning } from '@fangwei/domain/models/family-dispute/index.ts'
import { gradeWords } from '@fangwei/domain/models/grade.ts'
import type { Reason } from '@fangwei/domain/models/model.ts'

const heads = new Map<string, string>()

/** A reason's code and label are the same in every warning: their JSON is made once. */
const headOf = ({ code, label }: Reason): string => {
  const known = heads.get(code)
  if (known !== undefined) return known
  const head = `{"code":${JSON.stringify(code)},"label":${JSON.stringify(label)},"points":`
  heads.set(code, head)
  return head
}

/** A list of codes, which need no escaping. */
const listText = (codes: readonly string[]): string => (codes.length === 0 ? '[]' : `["${codes.join('","')}"]`)

const reasonText = (reason: Reason): string =>
  `${headOf(reason)}${reason.points},"happenedAt":"${reason.happenedAt}","expiresAt":"${reason.expiresAt}","facts":${JSON.stringify(reason.factIds)}}`

/**
 * One warning as a line of JSON with its newline. `at` is the time of the call that gave the warning, as its line wrote
 * it. Put together by hand: a third of the time of a replay would go into JSON.stringify.
 */
export const warningText = ({ event, grade, emission, judgement }: ReplayedWarning): string => {
  const { points, hardRule, trend, gaps, nextDecayAt, eraseAt } = judgement
  let because = ''
  for (const reason of judgement.because) because += because === '' ? reasonText(reason) : `,${reasonText(reason)}`
  const place = event.place === undefined ? '' : `"place":${JSON.stringify(event.place)},`
  const rule = hardRule === undefined ? '' : `"hardRule":${JSON.stringify(hardRule)},`
  const going = trend === undefined ? '' : `"trend":"${trend}",`
  return (
    `{"at":"${event.at}","relation":${JSON.stringify(event.relation)},${place}"grade":"${gradeWords[grade]}",` +
    `"points":${points},"emission":"${emission}",${rule}${going}"because":[${because}],"gaps":${listText(gaps)},` +
    `"nextDecayAt":${JSON.stringify(nextDecayAt)},"eraseAt":"${eraseAt}"}\n`
  )
}
