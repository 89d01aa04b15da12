import type { PolicyRow } from './policy-row.ts'

export interface PolicyGroup {
  readonly key: string
  /** The matter type it decides about; null where it is no one type's. */
  readonly type: string | null
  readonly rows: readonly PolicyRow[]
}

/** Rows by the matter type that names them first, those of no type last; only what is in force unless all are wanted. */
export function groupPolicies(items: readonly PolicyRow[], all: boolean): PolicyGroup[] {
  const groups = new Map<string | null, PolicyRow[]>()
  for (const row of items) {
    if (!all && !row.inForce) continue
    const type = row.usedBy[0]?.type ?? null
    groups.set(type, [...(groups.get(type) ?? []), row])
  }
  return [...groups]
    .map(([type, rows]) => ({ key: type ?? '', type, rows: rows.sort(byCode) }))
    .sort((a, b) => Number(a.type === null) - Number(b.type === null))
}

const byCode = (a: PolicyRow, b: PolicyRow) =>
  a.code.localeCompare(b.code) || (a.grade ?? 0) - (b.grade ?? 0) || a.effectiveFrom.localeCompare(b.effectiveFrom)
