import { expect, it } from 'vitest'
import { matrixOf } from './matrix.ts'

const row = (org: string, type: string, state: string, open: number, lapsed: number) => ({
  org,
  type,
  state,
  open,
  lapsed,
  oldest: `2026-11-0${open}T00:00:00Z`,
})

it('sums by type, or within one type by state in the order of its declaration, the most late first', () => {
  const rows = [
    row('A', 'incident', 'dispatched', 2, 0),
    row('B', 'incident', 'accepted', 3, 1),
    row('A', 'incident', 'accepted', 1, 0),
    row('A', 'order', 'pushed', 4, 0),
  ]
  const all = matrixOf(rows, undefined)
  expect(all.columns).toEqual(['incident', 'order'])
  expect(all.rows.map(({ org }) => org)).toEqual(['B', 'A'])
  expect(all.total).toEqual({ open: 10, lapsed: 1, oldest: '2026-11-01T00:00:00Z' })
  const incidents = matrixOf(
    rows.filter(({ type }) => type === 'incident'),
    'incident',
  )
  expect(incidents.columns).toEqual(['accepted', 'dispatched'])
  expect(incidents.totals.get('accepted')).toMatchObject({ open: 4, lapsed: 1 })
})
