import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { Clock, type Column, DataTable, EmptyState, GradeMark, useNarrow, useShortcuts } from '@fangwei/ui/index.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useListKeys } from '../../shared/list-keys.ts'
import { gradeColour } from '../../shared/terms/grade.ts'
import { useChosen } from '../list/use-chosen.tsx'
import { clockName } from '../matter/fact-sentence.ts'
import { titleOf, type Words } from '../matter/words.ts'
import type { Board } from './matrix.ts'

type Late = Board['late'][number]

/** What is late, the clock that ran out, who holds it now; urged one by one or many at once. */
export function LateTable({ late, words }: { late: readonly Late[]; words: Words }) {
  const { t } = useTranslation('board')
  const navigate = useNavigate()
  const narrow = useNarrow()
  const [selected, setSelected] = useState<string | undefined>(undefined)
  const { column, only, bar } = useChosen({ rows: late, matterOf, selected, words, label: t('choose') })
  useShortcuts(
    useMemo(
      () => [{ key: 'u', label: t('urge'), run: () => selected !== undefined && only(selected) }],
      [t, selected, only],
    ),
  )
  const columns = useMemo((): Column<Late>[] => {
    const clockLabel = ({ matter, deadline }: Late) => {
      const type = findMatterType(matter.type)
      return type === undefined ? deadline : clockName(type, deadline, words)
    }
    return [
      ...(narrow ? [] : [column]),
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
  }, [narrow, column, t, words])
  const keyLabels = useListKeys()
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
      {bar}
    </>
  )
}

const idOf = ({ matter }: Late) => matter.id
const matterOf = ({ matter }: Late) => matter
