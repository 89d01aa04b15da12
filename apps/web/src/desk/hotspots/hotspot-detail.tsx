import { insightRoutes } from '@fangwei/contract/insight.ts'
import { Button, type Description, DescriptionGrid } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import { useMay } from '../../shared/session/session.ts'
import type { Words } from '../matter/words.ts'
import type { Cell, Run } from './answer.ts'
import { HourBars } from './hour-bars.tsx'
import { gradeOfCell, nameOf, trendOf, whyOf } from './reading.ts'

const gradeNumber = { red: 1, orange: 2, yellow: 3, blue: 4 } as const

interface DetailProps {
  readonly run: Run
  readonly cell: Cell
  readonly words: Words
  readonly onChanged: () => void
}

/** Why one cell is here, and what may be done about it. */
export function HotspotDetail({ run, cell, words, onChanged }: DetailProps) {
  const { t } = useTranslation('hotspots')
  const may = useMay()
  const name = nameOf(cell, words, t)
  const navigate = useNavigate()
  const open = useMutation({
    mutationFn: () =>
      call(insightRoutes.openKeyPlace, {
        params: { run: run.id, cell: String(cell.index) },
        body: { grade: gradeNumber[gradeOfCell(cell)] },
      }),
    onSuccess: ({ id }) => {
      onChanged()
      navigate(`/matters/${id}`)
    },
  })
  const rows: Description[] = [
    {
      key: 'why',
      wide: true,
      label: t('recent', { days: run.settings.recentDays }),
      value: t('why', whyOf(cell, run.settings.recentDays)),
    },
    { key: 'peak', label: t('band.label'), value: t('peak', { peak: cell.peak }) },
    {
      key: 'what',
      label: t('group.label'),
      value: [
        cell.category === null ? undefined : words.code('incident-category', cell.category),
        t('police', { count: cell.byPolice }),
      ]
        .filter(Boolean)
        .join(' · '),
    },
  ]
  return (
    <section className="hotspots-detail" aria-label={name}>
      <h2>
        {cell.index + 1}. {name}
      </h2>
      <p className="fw-quiet">
        {cell.subject === 'block' ? t('block', { count: cell.households ?? 0 }) : t('publicPlace')}
        {cell.unit !== null && ` · ${words.org(cell.unit)}`} · {t(`trend.${trendOf(cell)}`)}
      </p>
      <DescriptionGrid items={rows} />
      <HourBars byHour={cell.byHour} />
      {cell.matter !== null ? (
        <p>
          {t('opened')} · <Link to={`/matters/${cell.matter}`}>{t('see')}</Link>
        </p>
      ) : (
        may('matter.open') && (
          <Button kind="primary" busy={open.isPending} onClick={() => open.mutate()}>
            {t('open')}
          </Button>
        )
      )}
      {open.error !== null && <Failure error={open.error} />}
    </section>
  )
}
