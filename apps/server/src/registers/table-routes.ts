import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { routes } from '@fangwei/contract/index.ts'
import type { RowMapping } from '@fangwei/domain/registers/index.ts'
import type { FastifyRequest } from 'fastify'
import { type Account, viewerOf } from '../access/index.ts'
import type { TableFile } from '../intake/index.ts'
import { enqueueJob, jobFolder, registerJob, sendFile, viewOf } from '../jobs/index.ts'
import { sql } from '../platform/db/index.ts'
import { readSealed } from '../platform/files/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { readableRegister, writableRegister } from './authorise.ts'
import { csvOf, exportSheet, xlsxOf } from './export-entries.ts'
import { keepSource, mappingOfFile, previewTable, REGISTER_IMPORT, registerImport, SOURCE } from './import-file.ts'

type JobRow = Parameters<typeof viewOf>[0]

/** Tables in and out: preview and import from a file, export to one. */
export function serveTables(app: App<Account>, services: Services): void {
  const { db, keys, directories } = services
  registerJob(REGISTER_IMPORT, registerImport)

  app.serve(routes.previewImport, async ({ account, params, query, request, reply }) => {
    const register = writableRegister(account, params.register)
    const preview = await previewTable(register, await uploaded(request), query.mapping)
    await reply.send(preview)
    return preview
  })

  app.serve(routes.importEntries, async ({ account, params, query, request, reply, now }) => {
    const register = writableRegister(account, params.register)
    const file = await uploaded(request)
    const id = randomUUID()
    const folder = jobFolder(services, account.tenant, id)
    let mapping: RowMapping
    try {
      await keepSource(services, account.tenant, id, file.stream)
      const kept = { name: file.name, stream: readSealed(keys, join(folder, SOURCE)) }
      mapping = await mappingOfFile(register, kept, query.mapping)
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw error
    }
    const args = { register: register.register, mapping, file: file.name, within: account.org }
    const view = await db.as(viewerOf(account), async tx => {
      await enqueueJob(tx, account.tenant, now, { id, kind: REGISTER_IMPORT, account: account.id, args })
      return viewOf(
        (await tx.first<JobRow>(sql`SELECT * FROM job WHERE tenant = ${account.tenant} AND id = ${id}::uuid`))!,
      )
    })
    await reply.send(view)
    return view
  })

  app.serve(routes.exportEntries, async ({ account, params, query, now, reply }) => {
    const register = readableRegister(account, params.register)
    const directory = await directories.of(account.tenant)
    const sheet = await db.as(viewerOf(account), tx =>
      exportSheet(tx, { account, directory, keys, register, query, now }),
    )
    const name = `${register.register}-${now.toISOString().slice(0, 10)}.${query.format}`
    await sendFile(reply, query.format === 'csv' ? csvOf(sheet) : await xlsxOf(sheet), name)
    return {}
  })
}

type Upload = Extract<TableFile, { stream: unknown }>

async function uploaded(request: FastifyRequest): Promise<Upload> {
  const file = request.isMultipart() ? await request.file() : undefined
  if (file === undefined) throw problems.invalid('请上传 xlsx 或 csv 文件', 'Upload an xlsx or csv file', ['file'])
  return { name: file.filename.slice(0, 200), stream: file.file }
}
