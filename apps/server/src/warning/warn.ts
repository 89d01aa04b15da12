import { type Grade, policyAt } from '@fangwei/domain/loop/index.ts'
import { warning } from '@fangwei/domain/matters/warning/index.ts'
import type { Runnable } from '@fangwei/domain/models/definition/index.ts'
import { subjectKey } from '@fangwei/domain/models/definition/index.ts'
import { isMoreUrgent } from '@fangwei/domain/models/grade.ts'
import type { Emission, Judgement } from '@fangwei/domain/models/model.ts'
import { act, openMatter, type Surroundings, systemActor } from '../loop/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type Places, whereIs } from './places.ts'

export interface News {
  readonly judgement: Judgement
  readonly emission: Exclude<Emission, null>
  readonly violence: boolean
}

interface Last {
  readonly id: string
  readonly closed: boolean
  readonly closed_at: string | null
  readonly grade: Grade | null
}

/** Opens the subject's warning, or brings the news to the one that is open, or reopens the one closed of late. */
export async function warn(tx: Tx, around: Surroundings, model: Runnable, places: Places, news: News): Promise<void> {
  const { judgement, emission } = news
  const subject = subjectKey(judgement.subject)
  const grade = judgement.grade as Grade | null
  const system = systemActor(around.directory.root)
  const last = await tx.first<Last>(sql`
    SELECT id, closed, closed_at, grade FROM matter WHERE tenant = ${around.tenant} AND type = 'warning' AND subject = ${subject}
      AND model = ${model.definition.model} ORDER BY closed, occurred_at DESC LIMIT 1`)
  const told = toldOf(model, news)
  if (last !== undefined && !last.closed) {
    const raises = emission !== 'joins' && grade !== null && (emission === 'raises' || isMoreUrgent(grade, last.grade))
    await act(tx, around, system, {
      matter: last.id,
      action: raises ? 'raise' : 'join',
      input: raises ? { ...told, grade } : told,
    })
  } else if (last?.closed_at !== undefined && last.closed_at !== null && reopens(around, last.closed_at)) {
    const input = { ...told, modelVersion: model.version, ...(grade === null ? {} : { grade }) }
    await act(tx, around, system, { matter: last.id, action: 'reopen', input })
  } else if (grade !== null) {
    const { kind, model: name } = model.definition
    await openMatter(tx, around, system, {
      type: warning,
      unit: around.directory.root,
      subject,
      fields: { kind, grade, model: name, modelVersion: model.version, ...told, ...whereOf(around, judgement, places) },
    })
  }
}

/** What the model says now. The version stays that which opened the warning, so that each answers for its own. */
function toldOf({ definition }: Runnable, { judgement, violence }: News) {
  const asked = judgement.gaps.flatMap(code => {
    const when = definition.signs.find(sign => sign.code === code)?.when
    return when?.field === 'family-factor' ? when.in : []
  })
  return {
    points: judgement.points,
    because: judgement.because,
    gaps: [...new Set(asked)],
    asOf: judgement.asOf,
    ...(judgement.hardRule === undefined ? {} : { hardRule: judgement.hardRule }),
    ...(violence && judgement.subject.kind === 'relationship' ? { familyViolence: true } : {}),
  }
}

const whereOf = (around: Surroundings, { subject }: Judgement, places: Places) =>
  whereIs(subject, places, org => around.directory.orgs.get(org)?.name.zh)

function reopens(around: Surroundings, closedAt: string): boolean {
  const policy = policyAt(around.directory.policies, 'warning.reopen', null, around.now)
  return around.now.getTime() - new Date(closedAt).getTime() <= (policy.amounts[0] ?? 0) * 86_400_000
}
