import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CsvSplitter } from './csv-splitter.ts'
import { detectDelimiter } from './delimiter.ts'
import type { RawRow } from './raw-row.ts'

function split(text: string, pieces = [text.length]): RawRow[] {
  const splitter = new CsvSplitter(',')
  const rows: RawRow[] = []
  let at = 0
  for (const size of pieces) {
    rows.push(...splitter.push(text.slice(at, at + size)))
    at += size
  }
  return [...rows, ...splitter.push(text.slice(at)), ...splitter.end()]
}

const plain = (rows: RawRow[]) =>
  rows.map(({ line, cells, fault }) => (fault ? `${line} ${fault}` : `${line} ${cells.join('|')}`))

describe('splitting', () => {
  test('what RFC 4180 writes comes back, however the text arrives', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', '字', "'"), maxLength: 8 })
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }))
    fc.assert(
      fc.property(
        table,
        fc.array(fc.integer({ min: 0, max: 9 })),
        fc.constantFrom('\n', '\r\n'),
        (rows, pieces, end) => {
          const written = (one: string) => (/^[a字' ]*$/.test(one) ? one : `"${one.replaceAll('"', '""')}"`)
          const text = rows.map(cells => cells.map(written).join(',') + end).join('')
          const header = rows[0]!.map(() => 'h').join(',') + end
          expect(
            split(header + text, pieces)
              .slice(1)
              .map(({ cells }) => cells),
          ).toEqual(rows)
        },
      ),
    )
  })

  test.each([
    ['a quote closed in the middle', 'a,b\n1,"x"y\n2,z\n', ['1 a|b', '2 broken-quoting', '3 2|z']],
    ['a quote never closed', 'a,b\n1,"x\n2,y\n3,z\n', ['1 a|b', '2 broken-quoting', '3 2|y', '4 3|z']],
    ['a quote closed by the next one', 'a,b\n1,"x\n2,"y",z\n3,z\n', ['1 a|b', '2 broken-quoting', '3 2|y|z', '4 3|z']],
    ['two rows swallowed into one of the wrong width', 'a,b\n1,"x\n2,y"\n', ['1 a|b', '2 1|x\n2,y']],
    [
      'a swallowed row that makes the width wrong',
      'a,b,c\n1,"x\n2,y"\n3,4,5\n',
      ['1 a|b|c', '2 broken-quoting', '3 2|y"', '4 3|4|5'],
    ],
    ['a quote inside an unquoted cell', 'a,b\n5" pipe,x\n', ['1 a|b', '2 5" pipe|x']],
    ['a quoted line before plain ones', 'a,b\n1,"x"\n2,y\n', ['1 a|b', '2 1|x', '3 2|y']],
    ['no line end at the end', 'a,b\n1,"2"', ['1 a|b', '2 1|2']],
    ['an empty cell at the end', 'a,b\n1,\n"1",\n', ['1 a|b', '2 1|', '3 1|']],
    ['lines counted through quoted line ends', 'a,b\n"1\n1",2\n3,4\n', ['1 a|b', '2 1\n1|2', '4 3|4']],
  ])('%s', (_, text, rows) => {
    expect(plain(split(text))).toEqual(rows)
    const singly = Array.from(text, () => 1)
    expect(plain(split(text, singly))).toEqual(rows)
    for (let cut = 1; cut < text.length; cut += 1) expect(plain(split(text, [cut]))).toEqual(rows)
  })

  test('a line without end is dropped, and the next one read', () => {
    const rows = split(
      `a,b\n${'x'.repeat(700_000)}\n1,2\n`,
      Array.from({ length: 20 }, () => 40_000),
    )
    expect(plain(rows)).toEqual(['1 a|b', '2 row-too-long', '3 1|2'])
  })

  test('an open quote before a very long rest costs one line', () => {
    const rest = Array.from({ length: 40_000 }, (_, n) => `${n},ordinary text`)
    const rows = split(
      `a,b\n1,"open\n${rest.join('\n')}\n`,
      Array.from({ length: 30 }, () => 30_000),
    )
    expect(rows).toHaveLength(40_002)
    expect(rows.filter(({ fault }) => fault)).toMatchObject([{ line: 2, fault: 'broken-quoting' }])
  })
})

test.each([
  ['a,b,c\n1,2,3', ','],
  ['a;b;c\n1,5;2,5;3', ';'],
  ['a\tb\n1,2\t3,4', '\t'],
  ['a|b|c\n"x,y"|2|3', '|'],
  ['接警单编号\n1', ','],
  ['', ','],
])('the delimiter of %j is %j', (sample, delimiter) => {
  expect(detectDelimiter(sample)).toBe(delimiter)
})
