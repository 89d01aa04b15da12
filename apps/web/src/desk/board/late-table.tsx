import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { Clock, type Column, DataTable, EmptyState, GradeMark, useNarrow, useShortcuts } from '@fangwei/ui/index.ts'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { gradeColour } from '../../shared/terms/grade.ts'
import { clockName } from '../matter/fact-sentence.ts'
import { titleOf, type Words } from '../matter/words.ts'
import { BulkBar } from '../queue/bulk-bar.tsx'
import type { Board } from './matrix.ts'

type Late = Board['late'][number]

/** What is late, the clock that ran out, who holds it now; urged one by one or many at once. */
export function LateTable({ late, words }: { late: readonly Late[]; words: Words }) {
  const { t } = useTranslation('board')
  const { t: say } = useTranslation('common')
  const navigate = useNavigate()
  const narrow = useNarrow()
  const [selected, setSelected] = useState<string | undefined>(undefined)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(none)
  const choose = useCallback(
    (id: string) =>
      setChosen(was => {
        const next = new Set(was)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  const urge = useCallback((id: string) => setChosen(new Set([id])), [])
  useShortcuts(
    useMemo(
      () => [
        { key: 'x', label: t('choose'), run: () => selected !== undefined && choose(selected) },
        { key: 'u', label: t('urge'), run: () => selected !== undefined && urge(selected) },
      ],
      [t, selected, choose, urge],
    ),
  )
  const columns = useMemo((): Column<Late>[] => {
    const clockLabel = ({ matter, deadline }: Late) => {
      const type = findMatterType(matter.type)
      return type === undefined ? deadline : clockName(type, deadline, words)
    }
    return [
      ...(narrow ? [] : [chooseColumn(chosen, choose, t('choose'))]),
      {
        key: 'grade',
        title: t('column.grade'),
        width: 64,
        narrow: 'leading',
        render: ({ matter }) => {
          const colour = gradeColour(matter.grade)
          return colour === undefined ? '' : <GradeMark grade={colour} />
        },
      },
      {
        key: 'title',
        title: t('column.matter'),
        narrow: 'title',
        render: ({ matter }) => `${words.type(matter.type)} · ${titleOf(matter, words)}`,
      },
      { key: 'unit', title: t('column.unit'), width: 176, render: ({ matter }) => words.org(matter.unit) },
      { key: 'clock', title: t('column.clock'), width: 104, render: clockLabel },
      {
        key: 'late',
        title: t('column.late'),
        width: 160,
        align: 'end',
        narrow: 'trailing',
        render: ({ matter, dueAt }) => <Clock startedAt={Date.parse(matter.openedAt)} dueAt={Date.parse(dueAt)} />,
      },
      {
        key: 'escalated',
        title: t('column.escalated'),
        width: 96,
        render: ({ escalated }) => (escalated === 0 ? '' : t('levels', { count: escalated })),
      },
      {
        key: 'holders',
        title: t('column.holders'),
        width: 184,
        render: ({ matter, holders }) =>
          holders.length > 0
            ? words.join(holders)
            : matter.holderPost === null
              ? t('nobody')
              : words.post(matter.holderPost),
      },
    ]
  }, [narrow, chosen, choose, t, words])
  const keyLabels = useMemo(
    () => ({ next: say('list.next'), previous: say('list.previous'), open: say('list.open') }),
    [say],
  )
  const chosenRows = useMemo(
    () => late.filter(({ matter }) => chosen.has(matter.id)).map(({ matter }) => matter),
    [late, chosen],
  )
  return (
    <>
      <div className="board-late-rows" style={{ height: Math.min(late.length, 12) * 41 + 84 }}>
        <DataTable
          label={t('lateTitle')}
          columns={columns}
          rows={late}
          rowId={idOf}
          selected={selected}
          onSelect={setSelected}
          onOpen={id => void navigate(`/matters/${id}`)}
          keyLabels={keyLabels}
          empty={<EmptyState icon="check">{t('noneLate')}</EmptyState>}
        />
      </div>
      {chosenRows.length > 0 && (
        <BulkBar
          chosen={chosenRows}
          words={words}
          onClear={() => setChosen(none)}
          onKeep={kept => setChosen(new Set(kept))}
        />
      )}
    </>
  )
}

const none: ReadonlySet<string> = new Set()
const idOf = ({ matter }: Late) => matter.id

const chooseColumn = (chosen: ReadonlySet<string>, choose: (id: string) => void, label: string): Column<Late> => ({
  key: 'choose',
  title: '',
  width: 44,
  narrow: 'hidden',
  render: ({ matter }) => (
    <input
      type="checkbox"
      aria-label={label}
      checked={chosen.has(matter.id)}
      onClick={event => event.stopPropagation()}
      onChange={event => {
        choose(matter.id)
        event.target.blur()
      }}
    />
  ),
})
