import type ExcelJS from 'exceljs'

/** The library of xlsx files; a fifth of a second of every start, were it loaded before anybody asks for one. */
export const loadExcel = async (): Promise<typeof ExcelJS> => (await import('exceljs')).default

export const newWorkbook = async (): Promise<ExcelJS.Workbook> => new (await loadExcel()).Workbook()
