import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Services } from '../services.ts'

/** The folder of one job's files, made by whoever needs it first. */
export const jobFolder = (services: Services, tenant: number, job: string): string =>
  join(services.dataDir, 'jobs', String(tenant), job)

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })
