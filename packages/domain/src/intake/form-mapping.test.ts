import { describe, expect, test } from 'vitest'
import { compileMapping, createOccurrenceCounter, mapRow, recogniseForm } from './index.ts'

const options = { feed: 'sample' }
const id = '15030299202603010812330001'

function read(sheet: string[][], extra: { crs?: string } = {}) {
  const found = recogniseForm(sheet, { ...options, ...extra })
  if (!found) throw new Error('not recognised')
  const compiled = compileMapping(found.mapping, found.names)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const counter = createOccurrenceCounter()
  const rows = sheet.slice(found.firstDataRow).map(cells => {
    const named = Object.fromEntries(found.names.map((name, at): [string, string] => [name, cells[at] ?? '']))
    return mapRow(compiled.mapper, named, counter)
  })
  return { found, compiled, rows }
}

describe('the three forms', () => {
  test('a call table with a title, notes, merged groups, a code row and a hint row', () => {
    const { found, compiled, rows } = read([
      ['某某县公安局接警单'],
      ['填报单位：示例所', '', '', '', '', '', '', '', ''],
      ['接警单编号', '报警信息', '', '', '警情', '', '坐标(GCJ02)', '', '民族'],
      ['', '时间', '报警人', '电话', '警情类别', '警情类型', '经度', '纬度', ''],
      ['JJDBH', 'BJSJ', 'BJRMC', 'BJDH', 'JQLBMC', 'JQLXMC', 'JD', 'WD', 'MZ'],
      ['（26位）', '（yyyy-mm-dd hh:mm:ss）', '', '', '', '', '', '', ''],
      [`${id} `, '2026/3/1 8:12:33', '张示例', '１３９００００１２３４', '纠纷', '邻里纠纷', '106.80', '39.67', '某'],
    ])
    expect(found).toMatchObject({
      form: 'call',
      firstDataRow: 6,
      mapping: { position: { crs: 'GCJ-02', crsBasis: 'marked' } },
    })
    expect(compiled.mapper.refused.map(({ notion }) => notion.code)).toEqual(['ethnicity'])
    expect(rows).toMatchObject([
      {
        ok: true,
        record: {
          form: 'call',
          sourceId: id,
          receivedAt: '2026-03-01T00:12:33.000Z',
          callerName: '张示例',
          callerPhone: '13900001234',
          category: '040600',
          notes: [],
        },
      },
    ])
    expect(JSON.stringify(rows)).not.toContain('某')
  })

  test('a dispatch table by codes alone', () => {
    const { rows } = read([
      ['PJDBH', 'JJDBH', 'PJSJ', 'PDQSSJ', 'DDXC_SJ', 'CJDWDM', 'PJYJ'],
      ['P1', id, '20260301081300', '20260301081330', '20260301081900', '150302990101', '就近处置'],
      ['P2', id, '20260301081300', '20260301081200', '', '15030299010', ''],
    ])
    expect(rows[0]).toMatchObject({
      ok: true,
      record: {
        form: 'dispatch',
        sourceId: 'P1',
        callSourceId: id,
        arrivedAt: '2026-03-01T00:19:00.000Z',
        unitCode: '150302990101',
      },
    })
    expect(rows[1]).toMatchObject({ ok: true, record: { notes: [{ code: 'value-left-out' }, { code: 'time-order' }] } })
  })

  test('a feedback table with serial dates, counting words and a result by name', () => {
    const { rows } = read([
      [
        '反馈单编号',
        '派警单编号',
        '接警单编号',
        '反馈时间',
        '反馈类别',
        '处理结果',
        '出动警力',
        '受伤人数',
        '损失金额',
        '过程反馈标识',
      ],
      ['F1', 'P1', id, '46082.5', '纠纷', '现场调解', '2人', '无', '1,200元', '否'],
    ])
    expect(rows[0]).toMatchObject({
      ok: true,
      record: {
        form: 'feedback',
        dispatchSourceId: 'P1',
        callSourceId: id,
        fedBackAt: '2026-03-01T04:00:00.000Z',
        category: '040000',
        result: '01',
        officers: 2,
        injured: 0,
        lossYuan: 1200,
        interim: false,
      },
    })
  })

  test('an id that a spreadsheet rounded is refused with its reason', () => {
    const { rows } = read([
      ['接警单编号', '报警时间', '报警内容'],
      ['1.50302E+25', '2026-03-01 08:12:33', '噪音扰民'],
    ])
    expect(rows[0]).toMatchObject({ ok: false, reasons: [{ field: 'sourceId', code: 'digits-lost' }] })
  })

  test('one coordinate column holds both, and an unmarked grid takes the system told', () => {
    const pair = read([
      ['接警单编号', '报警时间', '报警内容', '坐标'],
      [id, '2026-03-01 08:12:33', '求助', '106.8, 39.67'],
    ])
    expect(pair.rows[0]).toMatchObject({ ok: true, record: { position: { lng: 106.8, lat: 39.67 } } })
    const grid = read(
      [
        ['接警单编号', '报警时间', '报警内容', '横坐标', '纵坐标'],
        [id, '2026-03-01 08:12:33', '求助', '36400000', '4392000'],
      ],
      { crs: 'EPSG:4524' },
    )
    expect(grid.rows[0]).toMatchObject({ ok: true, record: { position: { sourceCrs: 'EPSG:4524' } } })
  })

  test('a table of something else is not recognised', () => {
    expect(
      recogniseForm(
        [
          ['a', 'b'],
          ['1', '2'],
        ],
        options,
      ),
    ).toBeUndefined()
    expect(recogniseForm([], options)).toBeUndefined()
  })
})
