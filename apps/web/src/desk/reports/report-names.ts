/** The ledgers in the order of a shift: its log, its hand-over, then the city's papers of the day before. */
export const reportNames = ['duty-log', 'handover', 'daily-bulletin', 'morning-brief'] as const

export type ReportName = (typeof reportNames)[number]

/** The ledger an address names; the duty log when it names none. */
export const asReportName = (name: string | null): ReportName => reportNames.find(known => known === name) ?? 'duty-log'
