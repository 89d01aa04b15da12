import type ExcelJS from 'exceljs'
import { newWorkbook } from '../platform/excel.ts'
import type { Report } from './build-report.ts'
import type { Lang } from './tables.ts'

/**
 * Placeholders of a station's own template: `{{title}}`, `{{orgName}}`, `{{from}}`, `{{to}}`, `{{madeAt}}`, `{{madeBy}}`,
 * `{{figures.calls}}`, `{{figures.calls.lastWeek}}`; a row that holds `{{incidents.address}}` is repeated for each row of
 * that table. Everything else of the template stays as the station made it.
 */
const PLACEHOLDER = /\{\{\s*([a-zA-Z0-9.-]+)\s*\}\}/g
const HEAD = ['title', 'orgName', 'from', 'to', 'madeAt', 'madeBy']

export type Values = Readonly<Record<string, string | number | null>>

export function valuesOf(report: Report, lang: Lang, offsetMinutes: number): Values {
  const local = (at: string) =>
    new Date(Date.parse(at) + offsetMinutes * 60_000).toISOString().slice(0, 16).replace('T', ' ')
  return Object.fromEntries<string | number | null>([
    ['title', report.title[lang]],
    ['orgName', report.orgName[lang]],
    ['from', local(report.from)],
    ['to', local(report.to)],
    ['madeAt', local(report.madeAt)],
    ['madeBy', report.madeBy],
    ...report.figures.flatMap(f => [
      [`figures.${f.key}`, f.value] as const,
      [`figures.${f.key}.previousDay`, f.previousDay] as const,
      [`figures.${f.key}.lastWeek`, f.lastWeek] as const,
      [`figures.${f.key}.lastYear`, f.lastYear] as const,
    ]),
  ])
}

/** Placeholders found in a template, and those this report does not know. */
export function placeholdersIn(
  workbook: ExcelJS.Workbook,
  report: Report,
): { placeholders: string[]; unknown: string[] } {
  const found = new Set<string>()
  for (const sheet of workbook.worksheets)
    sheet.eachRow(row => {
      for (const name of rowNames(row)) found.add(name)
    })
  const known = (name: string) =>
    HEAD.includes(name) || name.startsWith('figures.') || report.tables.some(t => name.startsWith(`${t.key}.`))
  return { placeholders: [...found], unknown: [...found].filter(name => !known(name)) }
}

const namesIn = (text: string) => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name!)

/** Fills a template in place. Values are set as text or numbers, never as formulas. */
export function fillTemplate(workbook: ExcelJS.Workbook, report: Report, values: Values): void {
  for (const sheet of workbook.worksheets) {
    for (let at = sheet.rowCount; at >= 1; at -= 1) {
      const row = sheet.getRow(at)
      const table = report.tables.find(t => rowNames(row).some(name => name.startsWith(`${t.key}.`)))
      if (table === undefined) fillRow(row, values)
      else repeatRow(sheet, at, table, values)
    }
  }
}

function rowNames(row: ExcelJS.Row): string[] {
  const names: string[] = []
  row.eachCell(cell => {
    names.push(...namesIn(cell.text))
  })
  return names
}

function repeatRow(sheet: ExcelJS.Worksheet, at: number, table: Report['tables'][number], values: Values): void {
  const lines = table.rows.length === 0 ? [{}] : table.rows
  if (lines.length > 1) sheet.duplicateRow(at, lines.length - 1, true)
  for (const [index, line] of lines.entries()) {
    const own = Object.fromEntries(Object.entries(line).map(([key, value]) => [`${table.key}.${key}`, value]))
    fillRow(sheet.getRow(at + index), { ...values, ...own, [`${table.key}.index`]: index + 1 })
  }
}

function fillRow(row: ExcelJS.Row, values: Values): void {
  row.eachCell(cell => {
    const { text } = cell
    const names = namesIn(text)
    if (names.length === 0) return
    const [only] = names
    const whole = names.length === 1 && text.trim().replace(PLACEHOLDER, '') === '' ? values[only!] : undefined
    cell.value =
      typeof whole === 'number' ? whole : text.replaceAll(PLACEHOLDER, (_, name: string) => String(values[name] ?? '—'))
  })
}

/** The shipped template: a heading, the figures with their comparisons, then each table. */
export async function shippedTemplate(report: Report, lang: Lang): Promise<ExcelJS.Workbook> {
  const workbook = await newWorkbook()
  const sheet = workbook.addWorksheet(report.title[lang], {
    pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToHeight: 0 },
  })
  const words = {
    zh: { figure: '指标', now: '本期', day: '上日', week: '上周同日', year: '上年同日' },
    en: { figure: 'Figure', now: 'Now', day: 'Day before', week: 'Last week', year: 'Last year' },
  }[lang]
  sheet.addRow(['{{orgName}} {{title}}']).font = { bold: true, size: 16 }
  sheet.addRow(['{{from}} — {{to}}'])
  sheet.addRow([])
  sheet.addRow([words.figure, words.now, words.day, words.week, words.year]).font = { bold: true }
  for (const f of report.figures)
    sheet.addRow([
      f.label[lang],
      `{{figures.${f.key}}}`,
      `{{figures.${f.key}.previousDay}}`,
      `{{figures.${f.key}.lastWeek}}`,
      `{{figures.${f.key}.lastYear}}`,
    ])
  for (const table of report.tables) {
    sheet.addRow([])
    sheet.addRow([`${table.label[lang]} (${table.total})`]).font = { bold: true }
    sheet.addRow(table.columns.map(c => c.label[lang])).font = { bold: true }
    sheet.addRow(table.columns.map(c => `{{${table.key}.${c.key}}}`))
  }
  sheet.addRow([])
  sheet.addRow(['{{madeBy}} {{madeAt}}'])
  sheet.columns.forEach((c, index) => {
    c.width = index === 0 ? 24 : 18
  })
  return workbook
}
