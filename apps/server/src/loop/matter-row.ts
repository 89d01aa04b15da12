import type { Deadline, Draft, Grade, Matter } from '@fangwei/domain/loop/index.ts'

/** A matter as the table holds it, with its open deadlines gathered beside it. */
export interface MatterRow {
  id: string
  number: string
  type: string
  type_version: number
  version: number
  state: string
  closed: boolean
  grade: Grade | null
  unit: string
  path: readonly string[]
  supervisor: string | null
  partners: readonly string[]
  barred: readonly string[]
  holder_post: string | null
  holder_shift: string | null
  claim_account: string | null
  claim_until: string | null
  subject: string | null
  parent: string | null
  occurred_at: string
  opened_at: string
  closed_at: string | null
  next_due: string
  lapsed: boolean
  data: Readonly<Record<string, unknown>>
  done_by: Readonly<Record<string, string>>
  draft: Draft | null
  deadlines: DeadlineRow[] | null
}

export interface DeadlineRow {
  id: string
  code: string
  ordinal: number
  planned: boolean
  amount: number
  unit: Deadline['unit']
  basis: string
  calendar_version: number
  started_at: string
  due_at: string
  state: Deadline['state']
  reminded: Deadline['reminded']
  next_at: string | null
  escalated: number
  lapsed_at: string | null
  met_at: string | null
  paused_at: string | null
  remaining_ms: number | null
  request: Deadline['request']
}

const instant = (value: string | null) => (value === null ? null : new Date(value).toISOString())

export const toMatter = (row: MatterRow): Matter => ({
  id: row.id,
  type: row.type,
  typeVersion: row.type_version,
  version: row.version,
  state: row.state,
  closed: row.closed,
  grade: row.grade,
  unit: row.unit,
  path: row.path,
  supervisor: row.supervisor,
  partners: row.partners,
  barred: row.barred,
  holderPost: row.holder_post,
  holderShift: row.holder_shift,
  claim:
    row.claim_account === null || row.claim_until === null
      ? null
      : { account: row.claim_account, until: row.claim_until },
  subject: row.subject,
  parent: row.parent,
  occurredAt: row.occurred_at,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  data: row.data,
  doneBy: row.done_by,
  draft: row.draft,
  deadlines: (row.deadlines ?? []).map(toDeadline),
})

const toDeadline = (row: DeadlineRow): Deadline => ({
  id: row.id,
  code: row.code,
  ordinal: row.ordinal,
  planned: row.planned,
  amount: row.amount,
  unit: row.unit,
  basis: row.basis,
  calendarVersion: row.calendar_version,
  startedAt: new Date(row.started_at).toISOString(),
  dueAt: new Date(row.due_at).toISOString(),
  state: row.state,
  reminded: row.reminded,
  nextAt: instant(row.next_at),
  escalated: row.escalated,
  lapsedAt: instant(row.lapsed_at),
  metAt: instant(row.met_at),
  pausedAt: instant(row.paused_at),
  remainingMs: row.remaining_ms,
  request: row.request,
})

/** Columns of a matter as one JSON object, for set-based writes. */
export const fromMatter = (matter: Matter) => ({
  id: matter.id,
  type: matter.type,
  type_version: matter.typeVersion,
  version: matter.version,
  state: matter.state,
  closed: matter.closed,
  grade: matter.grade,
  unit: matter.unit,
  path: matter.path,
  supervisor: matter.supervisor,
  partners: matter.partners,
  barred: matter.barred,
  holder_post: matter.holderPost,
  holder_shift: matter.holderShift,
  claim_account: matter.claim?.account ?? null,
  claim_until: matter.claim?.until ?? null,
  subject: matter.subject,
  parent: matter.parent,
  occurred_at: matter.occurredAt,
  opened_at: matter.openedAt,
  closed_at: matter.closedAt,
  ...standing(matter),
  data: matter.data,
  done_by: matter.doneBy,
  draft: matter.draft,
})

/** The clock that runs out next, and whether one already has: sorted columns of every queue. */
function standing(matter: Matter) {
  const running = matter.deadlines.filter(d => d.state === 'running')
  const next = running.map(d => d.dueAt).sort()[0]
  return { next_due: next ?? 'infinity', lapsed: running.some(d => d.lapsedAt !== null) }
}

export const fromDeadline = (matter: string, deadline: Deadline) => ({
  matter,
  id: deadline.id,
  code: deadline.code,
  ordinal: deadline.ordinal,
  planned: deadline.planned,
  amount: deadline.amount,
  unit: deadline.unit,
  basis: deadline.basis,
  calendar_version: deadline.calendarVersion,
  started_at: deadline.startedAt,
  due_at: deadline.dueAt,
  state: deadline.state,
  reminded: deadline.reminded,
  next_at: deadline.nextAt,
  escalated: deadline.escalated,
  lapsed_at: deadline.lapsedAt,
  met_at: deadline.metAt,
  paused_at: deadline.pausedAt,
  remaining_ms: deadline.remainingMs,
  request: deadline.request,
})
