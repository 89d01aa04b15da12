import type { MatterType } from '@fangwei/domain/loop/index.ts'
import { Clock, type Column, GradeMark, StateTag } from '@fangwei/ui/index.ts'
import { gradeColour } from '../../shared/terms/grade.ts'
import { gradeWord } from '../matter/grade-word.ts'
import { toneOf } from '../matter/matter-header.tsx'
import type { MatterSummary } from '../matter/use-matter.ts'
import { titleOf, type Words } from '../matter/words.ts'

interface ColumnTitles {
  readonly grade: string
  readonly state: string
  readonly unit: string
  readonly occurredAt: string
  readonly openedAt: string
  readonly closedAt: string
  readonly number: string
  readonly clock: string
}

type Property = keyof Omit<ColumnTitles, 'clock'>

const widths: Readonly<Record<Property, number>> = {
  grade: 72,
  state: 116,
  unit: 148,
  occurredAt: 124,
  openedAt: 124,
  closedAt: 124,
  number: 220,
}

/** The columns that a type declares, grade first and the clock last, codes as words. */
export function columnsOf(
  type: MatterType,
  words: Words,
  titles: ColumnTitles,
  narrow: boolean,
): Column<MatterSummary>[] {
  const names = ['grade', ...type.columns.filter(name => name !== 'grade')]
  const declared = names.flatMap((name): Column<MatterSummary>[] => {
    if (name === 'grade') return [gradeColumn(titles.grade, words)]
    if (isProperty(name)) return [propertyColumn(name, titles[name], words)]
    const field = type.fields[name]
    if (field === undefined) return []
    const titled = type.title.includes(name)
    return [
      {
        key: name,
        title: words.say(field.label),
        narrow: titled ? 'hidden' : 'meta',
        ...(field.widget === 'number' && { width: 92, align: 'end' as const }),
        ...(field.widget === 'choice' && { width: 176 }),
        render: row => words.value(field, row.data[name]) ?? '',
      },
    ]
  })
  return [...declared, ...(narrow ? [titleColumn(words)] : []), clockColumn(titles.clock)]
}

const isProperty = (name: string): name is Property => name in widths

/** Only on a narrow screen, where a row has no columns. */
const titleColumn = (words: Words): Column<MatterSummary> => ({
  key: 'title',
  title: '',
  narrow: 'title',
  render: row => titleOf(row, words),
})

const gradeColumn = (title: string, words: Words): Column<MatterSummary> => ({
  key: 'grade',
  title,
  width: widths.grade,
  narrow: 'leading',
  render: row => {
    const colour = gradeColour(row.grade)
    return colour === undefined ? '' : <GradeMark grade={colour} label={gradeWord(row.grade ?? 0, words.language)} />
  },
})

const clockColumn = (title: string): Column<MatterSummary> => ({
  key: 'clock',
  title,
  width: 168,
  align: 'end',
  narrow: 'trailing',
  render: row =>
    row.nextDue === null ? '' : <Clock startedAt={Date.parse(row.openedAt)} dueAt={Date.parse(row.nextDue)} />,
})

function propertyColumn(name: Property, title: string, words: Words): Column<MatterSummary> {
  const cell = (row: MatterSummary) => {
    if (name === 'state') return <StateTag tone={toneOf(row)}>{words.state(row.type, row.state)}</StateTag>
    if (name === 'unit') return words.org(row.unit)
    if (name === 'number') return row.number
    const at = row[name as 'occurredAt' | 'openedAt' | 'closedAt']
    return at === null ? '' : words.instant(at)
  }
  return { key: name, title, width: widths[name], render: cell }
}
