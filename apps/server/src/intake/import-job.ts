import { createReadStream } from 'node:fs'
import { access, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { JobFailed, type JobRun, registerJob } from '../jobs/index.ts'
import { readSealed, writeSealed } from '../platform/files/index.ts'
import { type ImportResult, importFile } from './import-file.ts'
import { MappingError, TableError } from './tables/index.ts'

export const IMPORT_JOB = 'call-import'
const REJECTED = 'rejected.csv'

/** Takes an uploaded file of calls, a transaction a batch; what is in stays in, and a retry finds it there. */
registerJob(IMPORT_JOB, {
  run: async run => {
    const { services, tenant, folder, args } = run
    const rejectedPath = join(folder, 'rejected.plain')
    try {
      await importFile(
        services,
        { name: String(args.name), stream: readSealed(services.keys, join(folder, 'source')) },
        {
          tenant,
          rejectedPath,
          ...(args.mapping === undefined ? {} : { mapping: args.mapping }),
          ...(typeof args.unit === 'string' ? { unit: args.unit } : {}),
          transaction: work => run.step(async tx => progressOf(await work(tx))),
        },
      )
      await offerRejected(run, rejectedPath)
    } catch (error) {
      throw worded(error)
    } finally {
      await rm(rejectedPath, { force: true })
    }
  },
})

const progressOf = ({ read, accepted, duplicates, rejected }: ImportResult) => ({
  done: read,
  total: null,
  counts: { accepted, duplicates, rejected },
})

async function offerRejected(run: JobRun, path: string): Promise<void> {
  const made = await access(path).then(
    () => true,
    () => false,
  )
  if (!made) return
  await writeSealed(run.services.keys, join(run.folder, REJECTED), createReadStream(path))
  await run.offerFile(REJECTED)
}

function worded(error: unknown): unknown {
  if (error instanceof TableError) return new JobFailed(error.zh, error.en)
  if (error instanceof MappingError)
    return new JobFailed(error.problems.map(p => p.zh).join('；'), error.problems.map(p => p.en).join('; '))
  return error
}
