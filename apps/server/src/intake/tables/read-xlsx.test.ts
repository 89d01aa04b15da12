import ExcelJS from 'exceljs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openTable, readTable, type TableOptions } from './read-table.ts'
import { isDateFormat, numberToText, serialToText } from './spreadsheet-number.ts'
import { withFile, xlsxBytes } from './zip-fixture.ts'

const read = (bytes: Uint8Array, options: TableOptions = {}) =>
  withFile('t.xlsx', bytes, async path => {
    const rows = []
    for await (const batch of readTable({ name: 't.xlsx', path }, options)) rows.push(...batch)
    return rows
  })

const sheetOf = (...rows: string[]) => `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`

describe('a workbook', () => {
  test('as a spreadsheet program writes it', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('藏', { state: 'hidden' }).addRow(['secret'])
    const sheet = book.addWorksheet('接警单')
    sheet.addRow(['编号', '时间', '日期', '数', '算', '富文本', '真', '错'])
    const row = sheet.addRow([
      '15030299202603010812330001',
      new Date(Date.UTC(2026, 2, 1, 8, 12, 33)),
      new Date(Date.UTC(2026, 2, 1)),
      0.1,
      { formula: 'WEBSERVICE("http://example.invalid")', result: 'cached' },
      { richText: [{ text: '甲' }, { text: '乙' }] },
      true,
      { error: '#REF!' },
    ])
    row.getCell(2).numFmt = 'yyyy/m/d h:mm:ss'
    row.getCell(3).numFmt = 'yyyy"年"m"月"d"日"'
    sheet.addRow([])
    sheet.addRow([150302990101, 46082.5, null, 1e21])
    const bytes = new Uint8Array(await book.xlsx.writeBuffer())
    const rows = await read(bytes)
    expect(rows.map(({ line, raw }) => [line, ...raw])).toEqual([
      [2, '15030299202603010812330001', '2026-03-01T08:12:33', '2026-03-01', '0.1', 'cached', '甲乙', 'TRUE'],
      [4, '150302990101', '46082.5', '', '1.00000000000000E+21'],
    ])
    expect(rows[1]?.cells).toMatchObject({ 编号: '150302990101', 错: '' })
    await withFile('t.xlsx', bytes, async path => {
      const table = await openTable({ name: 't', path })
      expect(table).toMatchObject({
        format: 'xlsx',
        sheets: ['接警单'],
        columns: ['编号', '时间', '日期', '数', '算', '富文本', '真', '错'],
      })
      await table.close()
      await expect(openTable({ name: 't', path }, { sheet: '没有' })).rejects.toMatchObject({ code: 'sheet-not-found' })
    })
  })

  test('as a stream, of an upload', async () => {
    const bytes = xlsxBytes(sheetOf(`<row r="1">${text('a')}</row>`, `<row r="2">${text('1')}</row>`))
    async function* stream() {
      for (let at = 0; at < bytes.length; at += 10) yield bytes.subarray(at, at + 10)
    }
    const rows = []
    for await (const batch of readTable({ name: 'upload.csv', stream: stream() })) rows.push(...batch)
    expect(rows).toMatchObject([{ line: 2, cells: { a: '1' } }])
  })

  test('with entities, comments, CDATA, phonetic readings, escapes and cells without references', async () => {
    const rows = await read(
      xlsxBytes(
        sheetOf(
          '<row><c t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>',
          `<!-- > --><row>${text('a&lt;b&amp;&#x4e2d;')}<c/>${text('<![CDATA[<x>]]>')}</row>`,
        ),
        {
          'xl/sharedStrings.xml':
            '<sst><si><r><t>甲</t></r><r><t>乙</t></r><rPh><t>jia</t></rPh></si><si><t>c_x000D_</t></si></sst>',
        },
      ),
    )
    expect(rows).toMatchObject([{ line: 2, cells: { 甲乙: 'a<b&中', c: '<x>' } }])
  })

  test('with the 1904 calendar', async () => {
    const rows = await read(
      xlsxBytes(sheetOf(`<row>${text('t')}</row>`, '<row><c s="1"><v>41121.5</v></c></row>'), {
        'xl/workbook.xml':
          '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>',
        'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
      }),
    )
    expect(rows[0]?.cells.t).toBe('2016-08-01T12:00:00')
  })
})

describe('what is refused', () => {
  const code = (bytes: Uint8Array, options: TableOptions = {}) =>
    read(bytes, options).then(
      () => 'read',
      error => error.code,
    )
  const one = sheetOf(`<row>${text('a')}</row>`, `<row>${text('b')}</row>`)

  test.each([
    [
      'a part of a thousand to one',
      () => xlsxBytes(one, { 'xl/media/x.bin': '0'.repeat(20_000_000) }),
      'zip-too-dense',
    ],
    [
      'too many parts',
      () => xlsxBytes(one, Object.fromEntries(Array.from({ length: 2100 }, (_, n) => [`p${n}`, 'x']))),
      'zip-too-many-entries',
    ],
    ['a document type', () => xlsxBytes(`<!DOCTYPE x [<!ENTITY a "b">]>${one}`), 'xml-broken'],
    ['a cell in column XFD', () => xlsxBytes(sheetOf('<row><c r="XFD1"><v>1</v></c></row>')), 'too-many-columns'],
    ['no workbook', () => zipSync({ 'word/document.xml': strToU8('<x/>') }), 'not-a-table'],
    ['an old Excel file', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'old-excel'],
    ['a PDF', () => strToU8('%PDF-1.7'), 'not-a-table'],
    ['a web page named .xls', () => strToU8('<html><table>'), 'not-a-table'],
    ['a zip cut short', () => xlsxBytes(one).subarray(0, 200), 'zip-broken'],
    ['an empty sheet', () => xlsxBytes(sheetOf()), 'empty-table'],
  ])('%s', async (_, bytes, expected) => {
    expect(await code(bytes())).toBe(expected)
  })

  test('a directory that lies about the size of a part', async () => {
    const bytes = xlsxBytes(sheetOf(`<row>${text('a')}</row>`, `<row>${text('b'.repeat(3_000_000))}</row>`))
    const lying = Buffer.from(bytes)
    for (let at = 0; at < lying.length - 46; at += 1)
      if (lying.readUInt32LE(at) === 0x02014b50) lying.writeUInt32LE(10, at + 24)
    expect(await code(lying)).toBe('zip-too-dense')
  })

  test('parts lying over one another, as in a bomb without nesting', async () => {
    const bytes = Buffer.from(xlsxBytes(one, { 'xl/media/a.bin': 'same', 'xl/media/b.bin': 'same' }))
    const places: number[] = []
    for (let at = 0; at < bytes.length - 46; at += 1) if (bytes.readUInt32LE(at) === 0x02014b50) places.push(at)
    const [last, other] = places.toReversed()
    bytes.writeUInt32LE(bytes.readUInt32LE(other! + 42), last! + 42)
    expect(await code(bytes)).toBe('zip-broken')
  })

  test('more than the limits told', async () => {
    expect(await code(xlsxBytes(one), { limits: { mostEntries: 2, mostBytes: 1e6, mostRatio: 100 } })).toBe(
      'zip-too-many-entries',
    )
    expect(await code(xlsxBytes(one), { limits: { mostEntries: 20, mostBytes: 100, mostRatio: 100 } })).toBe(
      'zip-too-large',
    )
  })
})

describe('numbers and dates', () => {
  test.each([
    [14, undefined, true],
    [0, undefined, false],
    [57, undefined, true],
    [176, 'yyyy/m/d h:mm', true],
    [177, '0.00_ ', false],
    [178, '[Red]#,##0', false],
    [179, '"day" 0', false],
    [180, '[h]:mm:ss', true],
    [181, '[$-804]yyyy年m月d日', true],
    [182, 'General', false],
  ])('format %s %s is a date: %s', (id, format, date) => {
    expect(isDateFormat(id, format)).toBe(date)
  })

  test('serials around the leap day that never was', () => {
    expect([1, 59, 61, 0.5, 46082.25, -1].map(serial => serialToText(serial, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '12:00:00',
      '2026-03-01T06:00:00',
      undefined,
    ])
  })

  test('whole numbers beyond fifteen digits show that they are not exact', () => {
    expect(['150302990101', '1.50302990101E11', '150302990101000123', '0.1', '1E-7'].map(numberToText)).toEqual([
      '150302990101',
      '150302990101',
      '1.50302990101000E+17',
      '0.1',
      '0.0000001',
    ])
  })
})
