import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MappingError, openRecords, type RecordOptions } from './read-records.ts'
import { openTable } from './read-table.ts'
import { createRejectedWriter, guardedCell, type RejectedRow } from './write-rejected.ts'
import { withFile } from './zip-fixture.ts'

const examples = fileURLToPath(new URL('../../../../../examples/calls/', import.meta.url))

async function collect(path: string, options: RecordOptions) {
  const opened = await openRecords({ name: path, path }, options)
  const accepted = []
  const rejected: RejectedRow[] = []
  let read = 0
  for await (const batch of opened.batches) {
    read += batch.read
    accepted.push(...batch.accepted)
    rejected.push(...batch.rejected)
  }
  return { ...opened, read, accepted, rejected }
}

const csv = (text: string, options: RecordOptions) =>
  withFile('t.csv', Buffer.from(text), path => collect(path, options))

describe('the sample files', () => {
  const form = { feed: 'sample' }

  test.each([
    ['接警单', 'call', 5],
    ['派警单', 'dispatch', 4],
    ['反馈单', 'feedback', 3],
  ])('%s of the workbook', async (sheet, name, rows) => {
    const { mapper, accepted, rejected } = await collect(join(examples, 'three-forms/three-forms.xlsx'), {
      sheet,
      form,
    })
    expect([mapper.form, accepted.length, rejected]).toEqual([name, rows, []])
    expect(accepted.flatMap(({ record }) => record.notes)).toEqual([])
  })

  test('the GB18030 calls: one refused column, two refused rows', async () => {
    const { table, mapper, accepted, rejected } = await collect(join(examples, 'three-forms/calls-gb18030.csv'), {
      form,
    })
    expect(table.encoding()).toBe('gb18030')
    expect(mapper.refused).toMatchObject([{ where: 'column', name: 'MZ', notion: { code: 'ethnicity' } }])
    expect(accepted.map(({ record }) => record.sourceId)).toHaveLength(5)
    expect(rejected.map(({ line, reasons }) => [line, reasons.map(({ code }) => code)])).toEqual([
      [7, ['digits-lost']],
      [8, ['impossible-date']],
    ])
    expect(JSON.stringify([accepted, rejected])).not.toContain('此列不采集')
  })

  test('the Portland mapping reads a row of its city: international feet, day-long time, honest Other', async () => {
    const mapping: unknown = JSON.parse(await readFile(join(examples, 'portland-2016.map.json'), 'utf8'))
    const header = 'category,call_group,case_code,case_desc,occ_date,x_ft,y_ft,census_tract\r\n'
    const rows = [
      'A,B,BURGP,invented,20160801,7645000.000000,683000.000000,1',
      'A,B,RIVPOL,invented,20160801,7645000,683000,1',
      ',,,,,0.000000,0.000000,0',
    ]
    const { accepted, rejected } = await csv(`${header}${rows[0]}\r\n${rows.join('\r\n')}\r\n`, { mapping })
    expect(accepted.map(({ record }) => record)).toMatchObject([
      {
        category: '010901',
        level: '2',
        receivedAt: '2016-08-01T07:00:00.000Z',
        receivedPrecision: 'day',
        position: { sourceCrs: 'EPSG:2913' },
      },
      { category: '010901' },
      { category: '990000' },
    ])
    const ids = accepted.map(({ record }) => record.sourceId)
    expect(new Set(ids).size).toBe(3)
    expect(ids[1]).toBe(ids[0]?.replace(/-1$/, '-2'))
    expect(rejected).toMatchObject([{ line: 5, reasons: [{ field: 'receivedAt', code: 'missing-required' }] }])
  })
})

test('the mapping shown in the guide works as shown', async () => {
  const guide = await readFile(join(examples, 'README.md'), 'utf8')
  const mapping: unknown = JSON.parse(/```json\n(.*?)```/s.exec(guide)?.[1] ?? '')
  const { accepted, rejected } = await csv(
    'call_no,date,time,kind,sub,priority,lng,lat\n7,2026-03-01,08:00:00,theft,home,P1,106.8,39.7\n8,2026-03-01,08:00:00,theft,shop,P9,106.8,39.7\n',
    { mapping },
  )
  expect(rejected).toEqual([])
  expect(accepted.map(({ record }) => record)).toMatchObject([
    { sourceId: '7', category: '010901', level: '1', channel: '0101', position: { sourceCrs: 'GCJ-02' } },
    { sourceId: '8', category: '010900', level: '3' },
  ])
})

describe('bad files and rows', () => {
  const mapping = {
    version: 1,
    name: 't',
    feed: 't',
    zone: 'Asia/Shanghai',
    fields: { sourceId: { columns: ['id'] }, receivedAt: { columns: ['at'] }, content: { columns: ['text'] } },
  }

  test('a broken quote, a short and a long row cost one row each; titles and blank rows nothing', async () => {
    const { read, accepted, rejected } = await csv(
      '某某分局\n\nid,at,text\n1,2026-03-01 08:00:00,a\n\n2,2026-03-01 08:00:00,"b\n3,2026-03-01 08:00:00,c\n4,2026-03-01 08:00:00\n5,2026-03-01 08:00:00,d,e\n6,2026-03-01 08:00:00,f\n',
      { mapping },
    )
    expect(read).toBe(6)
    expect(accepted.map(({ line, record }) => `${line} ${record.sourceId}`)).toEqual(['4 1', '7 3', '10 6'])
    expect(rejected.map(({ line, reasons }) => `${line} ${reasons[0]?.code}`)).toEqual([
      '6 broken-quoting',
      '8 too-few-cells',
      '9 too-many-cells',
    ])
  })

  test('the same bytes in any batch size give the same records', async () => {
    const text = `id,at,text\n${Array.from({ length: 57 }, (_, n) => `${n},2026-03-01 08:00:00,"x\n${n}"`).join('\n')}\n`
    const whole = await csv(text, { mapping })
    for (const batchSize of [1, 2, 56, 57, 58])
      expect((await csv(text, { mapping, batchSize })).accepted).toEqual(whole.accepted)
  })

  test.each([
    [
      'a mapping for another table',
      { mapping: { ...mapping, fields: { ...mapping.fields, content: { columns: ['nowhere'] } } } },
    ],
    ['no mapping and no known form', {}],
    ['something that is no mapping', { mapping: 7 }],
  ])('%s is a MappingError in both languages', async (_, options) => {
    const failed = await csv('id,at,text\n1,2,3\n', options).catch((error: unknown) => error)
    if (!(failed instanceof MappingError)) throw new Error('not refused')
    expect(failed.problems.every(({ zh, en }) => zh !== '' && en !== '')).toBe(true)
  })

  test('an empty file and columns named after the prototype', async () => {
    await expect(csv('', { mapping })).rejects.toMatchObject({ code: 'empty-table' })
    await withFile('t.csv', Buffer.from('__proto__,constructor,,a,a\n1,2,3,4,5\n'), async path => {
      const table = await openTable({ name: 't', path })
      expect(table.columns).toEqual(['_proto_', 'constructor', 'column 3', 'a', 'a #2'])
      for await (const [row] of table.batches)
        expect(row?.cells).toEqual({ _proto_: '1', constructor: '2', 'column 3': '3', a: '4', 'a #2': '5' })
    })
  })

  test('a reader that leaves early closes the file', async () => {
    await withFile('t.csv', Buffer.from(`id,at,text\n${'1,2026-03-01 08:00:00,x\n'.repeat(5000)}`), async path => {
      const { batches } = await openRecords({ name: 't', path }, { mapping, batchSize: 10 })
      for await (const { read } of batches) {
        expect(read).toBe(10)
        break
      }
    })
  })
})

describe('the rejected file', () => {
  test('holds kept columns, both sentences, and no formula', async () => {
    await withFile('t.rejected.csv', new Uint8Array(), async path => {
      const writer = createRejectedWriter(path, ['id', 'text'])
      const reasons = [{ field: 'receivedAt', code: 'bad-time', zh: '时间不对', en: 'is wrong' }]
      await writer.write([{ line: 3, reasons, cells: { id: '-5', text: ' @l"x', refused: '甲' } }])
      expect(await writer.close()).toEqual({ rows: 1 })
      expect(await readFile(path, 'utf8')).toBe(
        '\ufeff"行号 line","原因","reason","id","text"\r\n"3","receivedAt：时间不对","receivedAt is wrong","-5","\' @l""x"\r\n',
      )
    })
  })

  test('is not made when nothing is rejected', async () => {
    await withFile('other', new Uint8Array(), async path => {
      const writer = createRejectedWriter(`${path}.rejected.csv`, ['id'])
      await writer.write([])
      expect(await writer.close()).toEqual({ rows: 0 })
      await expect(stat(`${path}.rejected.csv`)).rejects.toMatchObject({ code: 'ENOENT' })
    })
  })

  test('no cell begins like a formula after any blank or invisible sign, and numbers stay numbers', () => {
    const blanks = fc.string({
      unit: fc.constantFrom(' ', '\t', '\r', '\n', '\u3000', '\u00a0', '\ufeff', '\u200b', '\0'),
      maxLength: 4,
    })
    const sign = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '|')
    fc.assert(
      fc.property(blanks, sign, fc.string(), (blank, start, rest) => {
        const cell = `${blank}${start}${rest}`
        return guardedCell(cell) === `'${cell}` || /^[+-]?\d+(\.\d+)?$/.test(cell)
      }),
    )
    expect(['-122.5', '12', '云某', '-1+1', '=1', '\tx'].map(guardedCell)).toEqual([
      '-122.5',
      '12',
      '云某',
      "'-1+1",
      "'=1",
      "'\tx",
    ])
  })
})
