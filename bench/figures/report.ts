import { type Figure, meets, ratio } from './figure.ts'
import type { Machine } from './machine.ts'

export interface Measured {
  readonly bench: string
  readonly scale: number
  readonly load: number
  readonly seconds: number
  readonly figures: readonly Figure[]
}

const rounded = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)))

const barText = ({ bar, unit }: Figure) =>
  bar === undefined
    ? ''
    : [
        ...(bar.atLeast === undefined ? [] : [`≥ ${rounded(bar.atLeast)} ${unit}`]),
        ...(bar.atMost === undefined ? [] : [`≤ ${rounded(bar.atMost)} ${unit}`]),
      ].join(', ')

const ratioText = (figure: Figure) => {
  const share = ratio(figure)
  return share === undefined ? '' : `${share.toFixed(2)} × ${figure.limit!.name} (${rounded(figure.limit!.value)})`
}

const verdict = (figure: Figure) => ({ true: 'yes', false: 'no', undefined: '' })[String(meets(figure))] ?? ''

const HEADINGS = ['Bench', 'Figure', 'Value', 'Bar', 'Met', 'Against the limit of the same run', 'Load', 'Note']

const rowsOf = (measured: readonly Measured[]): string[][] =>
  measured.flatMap(({ bench, figures, load, scale }) =>
    figures.map(f => [
      scale === 1 ? bench : `${bench} (scale ${scale})`,
      f.name,
      `${rounded(f.value)} ${f.unit}`,
      barText(f),
      verdict(f),
      ratioText(f),
      String(load),
      f.note ?? '',
    ]),
  )

const width = (text: string) => [...text].length

/** The figures as a table for a terminal. */
export function textTable(measured: readonly Measured[]): string {
  const rows = [HEADINGS, ...rowsOf(measured)]
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map(row => width(row[column] ?? ''))))
  return rows
    .map(row =>
      row
        .map((cell, column) => cell + ' '.repeat(widths[column]! - width(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** docs/figures.md: the machine, then every figure of the last run of each bench. */
export function figuresPage(machine: Machine, measured: readonly Measured[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return `${[
    '# Figures',
    '',
    'Written by `npm run bench`. A bar is what the product promises on two cores; the limit is what the same machine does at best, measured in the same run. Load is the one-minute average when the bench began: above about 0.5 the machine had other work and the figures are low.',
    '',
    `${machine.at.slice(0, 16).replace('T', ' ')} UTC · ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB · Node ${machine.node} · PostgreSQL ${machine.postgres}`,
    '',
    row(HEADINGS),
    row(HEADINGS.map(() => '---')),
    ...rowsOf(measured).map(row),
  ].join('\n')}\n`
}
