import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { routes } from '@fangwei/contract/index.ts'
import type ExcelJS from 'exceljs'
import { type Account, viewerOf } from '../access/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { newWorkbook } from '../platform/excel.ts'
import { readSealed, writeSealed } from '../platform/files/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'
import { type Asked, buildReport, titles } from './build-report.ts'
import { fillTemplate, placeholdersIn, shippedTemplate, valuesOf } from './template.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const TEMPLATE_BYTES = 2 * 1024 * 1024

export function serveReports(app: App<Account>, services: Services): void {
  const { db, keys } = services
  const templatePath = (account: Account, report: string) =>
    join(services.dataDir, 'templates', String(account.tenant), account.org, `${report}.xlsx`)

  const build = async (account: Account, asked: Asked, now: Date) => {
    const around = await surroundings(services, account.tenant, now)
    return { around, report: await db.as(viewerOf(account), tx => buildReport(tx, around, account, asked)) }
  }

  app.serve(
    routes.getReport,
    async ({ account, params, query, now }) => (await build(account, { ...params, ...query }, now)).report,
  )

  app.serve(routes.getReportSheet, async ({ account, params, query, now, reply }) => {
    const lang = query.lang ?? 'zh'
    const { around, report } = await build(account, { ...params, ...query, lang }, now)
    const workbook = (await ownTemplate(templatePath(account, params.report))) ?? (await shippedTemplate(report, lang))
    fillTemplate(workbook, report, valuesOf(report, lang, around.directory.calendar.offsetMinutes))
    await db.as(viewerOf(account), tx =>
      writeFacts(tx, account.tenant, now, [
        {
          matter: null,
          version: 0,
          kind: 'report.exported',
          occurredAt: now.toISOString(),
          actor: account.id,
          retention: 'audit',
          data: { by: account.id, report: params.report, org: report.org },
        },
      ]),
    )
    const name = encodeURIComponent(`${titles[params.report][lang]} ${report.from.slice(0, 10)}.xlsx`)
    void reply
      .header('content-type', XLSX)
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .send(Buffer.from(await workbook.xlsx.writeBuffer()))
    return {}
  })

  async function ownTemplate(path: string): Promise<ExcelJS.Workbook | undefined> {
    try {
      const parts: Buffer[] = []
      for await (const part of readSealed(keys, path)) parts.push(part)
      return await read(Buffer.concat(parts))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  app.serve(routes.putReportTemplate, async ({ account, params, request, reply, now }) => {
    const file = await request.file({ limits: { fileSize: TEMPLATE_BYTES } })
    if (file === undefined) throw problems.invalid('请选择一个 xlsx 文件', 'Choose an xlsx file', ['file'])
    const bytes = await file.toBuffer()
    const workbook = await read(bytes).catch(() => {
      throw problems.invalid(
        '这不是可用的 xlsx 文件，请在 Excel 中另存后再上传',
        'This is not a usable xlsx file; save it again in Excel and upload that',
        ['file'],
      )
    })
    const { report } = await build(account, params, now)
    const answer = placeholdersIn(workbook, report)
    const path = templatePath(account, params.report)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeSealed(keys, path, Readable.from([bytes]))
    void reply.send(answer)
    return answer
  })

  app.serve(routes.dropReportTemplate, async ({ account, params }) => {
    await rm(templatePath(account, params.report), { force: true })
    return {}
  })
}

async function read(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = await newWorkbook()
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer)
  return workbook
}
