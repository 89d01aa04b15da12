import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { readSealed, writeSealed } from '../platform/files/index.ts'
import type { JobRun } from './registry.ts'

type Kept = Pick<JobRun, 'services' | 'folder' | 'id'>

/** Puts down how far a job is, sealed, so that a later try takes it up there. Whole or not at all: a kill leaves the last one. */
export async function keepState({ services, folder }: Kept, name: string, state: unknown): Promise<void> {
  const path = join(folder, name)
  await writeSealed(services.keys, `${path}.next`, Readable.from([Buffer.from(JSON.stringify(state))]))
  await rename(`${path}.next`, path)
}

/** What an earlier try put down; undefined when there is none, or none that can be read: then the job begins anew. */
export async function keptState<T>({ services, folder }: Kept, name: string): Promise<T | undefined> {
  const parts: Buffer[] = []
  try {
    for await (const part of readSealed(services.keys, join(folder, name))) parts.push(part)
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as T
  } catch {
    return undefined
  }
}

/** Lets go of everything that was put down, once the answer is where it belongs: no copy of what was read stays. */
export const letGo = ({ folder }: Kept): Promise<void> => rm(folder, { recursive: true, force: true })
