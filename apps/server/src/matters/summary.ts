import type { Reply, routes } from '@fangwei/contract/index.ts'
import { readerOf, shownFields } from '@fangwei/domain/loop/index.ts'
import { hasSealed, type MatterRow, typeOf } from '../loop/index.ts'
import { isSealed } from '../platform/secrets/index.ts'

export type Summary = Reply<typeof routes.listMatters>['items'][number]

/** Columns of a list row; deadlines are not read for lists. */
export const LIST_COLUMNS = `m.id, m.number, m.type, m.version, m.state, m.closed, m.grade, m.unit, m.path, m.supervisor, m.partners, m.holder_post, m.holder_shift,
  m.claim_account, m.claim_until, m.parent, m.occurred_at, m.opened_at, m.closed_at, m.next_due, m.lapsed, m.data`

export type ListRow = Pick<
  MatterRow,
  | 'id'
  | 'number'
  | 'type'
  | 'version'
  | 'state'
  | 'closed'
  | 'grade'
  | 'unit'
  | 'path'
  | 'supervisor'
  | 'partners'
  | 'holder_post'
  | 'holder_shift'
  | 'claim_account'
  | 'claim_until'
  | 'parent'
  | 'occurred_at'
  | 'opened_at'
  | 'closed_at'
  | 'next_due'
  | 'lapsed'
  | 'data'
>

/** A row as lists show it to this organisation: plain fields only, and to a partner only those it is meant to see. */
export function toSummary(row: ListRow, org: string): Summary {
  const reader = readerOf(row, org)
  const data = shownFields(typeOf(row.type), reader, row.data)
  return {
    id: row.id,
    number: row.number,
    type: row.type,
    version: row.version,
    state: row.state,
    closed: row.closed,
    grade: row.grade,
    unit: row.unit,
    supervisor: row.supervisor,
    holderPost: row.holder_post,
    handedOver: row.holder_shift !== null,
    claim:
      row.claim_account === null || row.claim_until === null || reader === 'partner'
        ? null
        : { account: row.claim_account, until: row.claim_until },
    parent: reader === 'partner' ? null : row.parent,
    occurredAt: row.occurred_at,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    nextDue: row.next_due.endsWith('infinity') ? null : row.next_due,
    lapsed: row.lapsed,
    data: hasSealed(data) ? Object.fromEntries(Object.entries(data).filter(([, v]) => !isSealed(v))) : data,
  }
}
