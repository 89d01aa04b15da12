import { PassThrough, Readable } from 'node:stream'
import type { Query, routes } from '@fangwei/contract/index.ts'
import { findDictionary, labelOf } from '@fangwei/domain/dictionaries/index.ts'
import { policyAt } from '@fangwei/domain/loop/index.ts'
import type { Register } from '@fangwei/domain/registers/index.ts'
import type { Account } from '../access/index.ts'
import { dayStart } from '../desk/index.ts'
import type { Directory } from '../directory/index.ts'
import { guardedCell } from '../intake/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { loadExcel } from '../platform/excel.ts'
import { Problem } from '../platform/http/index.ts'
import type { Keys } from '../platform/secrets/index.ts'
import { factOf } from './import-batch.ts'
import { listEntries } from './list-entries.ts'
import { type EntryView, viewEntries } from './view-entry.ts'

type Wanted = Query<typeof routes.exportEntries>
type Language = 'zh' | 'en'

export interface ExportAsked {
  readonly account: Account
  readonly directory: Directory
  readonly keys: Keys
  readonly register: Register
  readonly query: Wanted
  readonly now: Date
}

export interface Sheet {
  readonly title: string
  readonly heading: readonly string[]
  readonly lines: readonly (readonly string[])[]
}

/**
 * What may be taken out: declared fields without the sensitive ones, personal ones masked, at most as many rows and as
 * many exports a day as the policies say, and a last line with who took it and when. Leaves a fact before it returns.
 */
export async function exportSheet(tx: Tx, asked: ExportAsked): Promise<Sheet> {
  const { account, directory, register, query, now } = asked
  const limit = (code: string) => policyAt(directory.policies, code, null, now).amounts[0] ?? 0
  const [mostRows, mostExports] = [limit('register.export-rows'), limit('register.exports-a-day')]
  if ((await exportsSince(tx, account, dayStart(now, directory.calendar.offsetMinutes))) >= mostExports)
    throw refused(
      'export-limit',
      `今天已导出 ${mostExports} 次，达到每日上限`,
      `You have exported ${mostExports} times today, which is the limit`,
    )
  const page = await listEntries(tx, asked, mostRows)
  if (page.next !== null)
    throw refused('export-too-large', `结果超过 ${mostRows} 行`, `There are more than ${mostRows} rows`)
  const views = await viewEntries(tx, asked.keys, account, register, page.rows)
  await writeFacts(tx, account.tenant, now, [
    factOf(register, now, account.id, 'exported', {
      rows: views.length,
      scope: query.scope ?? account.org,
      format: query.format,
      reason: query.reason,
    }),
  ])
  return sheetOf(register, views, query.language ?? 'zh', await watermark(tx, account, directory, now))
}

const refused = (code: string, zh: string, en: string) =>
  new Problem(422, code, { zh, en }, { zh: '请缩小范围或按需分次办理', en: 'Narrow the scope, or do it another day' })

async function exportsSince(tx: Tx, account: Account, since: Date): Promise<number> {
  const row = await tx.first<{ n: number }>(sql`
    SELECT count(*)::int AS n FROM fact WHERE tenant = ${account.tenant} AND actor = ${account.id} AND matter IS NULL
      AND recorded_at >= ${since.toISOString()}::timestamptz AND kind LIKE 'register.%.exported'`)
  return row?.n ?? 0
}

async function watermark(tx: Tx, account: Account, directory: Directory, now: Date): Promise<string> {
  const row = await tx.first<{ name: string; staff: string | null }>(
    sql`SELECT name, staff FROM account WHERE tenant = ${account.tenant} AND id = ${account.id}`,
  )
  const local = new Date(now.getTime() + directory.calendar.offsetMinutes * 60_000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ')
  return `${row?.name ?? account.name} ${row?.staff ?? account.id} ${local}`
}

function sheetOf(register: Register, views: readonly EntryView[], language: Language, mark: string): Sheet {
  const fields = Object.entries(register.fields).filter(([, field]) => field.privacy !== 'sensitive')
  const dates = { validFrom: { zh: '启用日期', en: 'Valid from' }, validTo: { zh: '停用日期', en: 'Valid to' } }
  const words = (name: string, value: unknown): string => {
    const list = register.fields[name]?.dictionary
    const dictionary = list === undefined ? undefined : findDictionary(list)
    const one = (v: unknown) => (dictionary === undefined ? String(v) : labelOf(dictionary, String(v), language))
    if (value === undefined || value === null) return ''
    return Array.isArray(value) ? value.map(one).join(language === 'zh' ? '、' : ', ') : one(value)
  }
  return {
    title: register.label[language],
    heading: [
      register.key.label[language],
      ...fields.map(([, field]) => field.label[language]),
      dates.validFrom[language],
      dates.validTo[language],
    ],
    lines: [
      ...views.map(view => [
        view.id,
        ...fields.map(([name]) => words(name, view.values[name])),
        view.validFrom,
        view.validTo ?? '',
      ]),
      [`${language === 'zh' ? '导出' : 'Exported by'} ${mark}`],
    ],
  }
}

/** CSV with a mark, so that spreadsheets read Chinese right; no cell of it is run as a formula. */
export const csvOf = ({ heading, lines }: Sheet): Readable => {
  const line = (cells: readonly string[]) =>
    `${cells.map(cell => `"${guardedCell(cell).replaceAll('"', '""')}"`).join(',')}\r\n`
  return Readable.from(['\ufeff', line(heading), ...lines.map(line)])
}

/** The same as xlsx, written while it is read; every cell is text. */
export async function xlsxOf({ title, heading, lines }: Sheet): Promise<Readable> {
  const { stream: writers } = await loadExcel()
  const stream = new PassThrough()
  const workbook = new writers.xlsx.WorkbookWriter({ stream, useStyles: true })
  const sheet = workbook.addWorksheet(title, {
    headerFooter: { oddFooter: `&L${(lines.at(-1)?.[0] ?? '').replaceAll('&', '')}` },
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  const put = (cells: readonly string[]) => sheet.addRow(cells.map(cell => guardedCell(cell))).commit()
  const all = async () => {
    put(heading)
    for (const cells of lines) put(cells)
    sheet.commit()
    await workbook.commit()
  }
  all().catch(error => stream.destroy(error))
  return stream
}
