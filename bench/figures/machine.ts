import { cpus, loadavg, totalmem } from 'node:os'

/** What a figure depends on besides the program. */
export interface Machine {
  readonly at: string
  readonly cpu: string
  readonly cores: number
  readonly memoryGb: number
  readonly node: string
  readonly postgres: string
  /** Runnable processes over the last minute: well above zero before a bench begins, the figures say little. */
  readonly load: number
}

export const describeMachine = (postgres: string): Machine => ({
  at: new Date().toISOString(),
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  postgres,
  load: loadNow(),
})

export const loadNow = (): number => Math.round((loadavg()[0] ?? 0) * 100) / 100

/** 180004 as 18.4, 150018 as 15.18. */
export const postgresVersion = (number: number): string => `${Math.floor(number / 10_000)}.${number % 10_000}`
