import { EmptyState, GradeMark } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useDirectory } from '../../shared/session/directory.ts'
import { useInstant, useMay } from '../../shared/session/session.ts'
import { gradeColour } from '../../shared/terms/grade.ts'
import type { Result } from './result.ts'

type Line = Result['misses'][number]

/** Misses first: they weigh more than the workload. */
export function Outcomes({ result: { outcomes, misses, hits } }: { result: Result }) {
  const { t } = useTranslation('workshop')
  if (outcomes.total === 0) return <p className="fw-quiet">{t('replay.noOutcomes')}</p>
  return (
    <>
      <h3>{t('replay.missesTitle')}</h3>
      <p>
        <strong>{t('replay.missesOf', { missed: outcomes.missed, total: outcomes.total })}</strong>
      </p>
      {misses.length === 0 ? (
        <EmptyState icon="check">{t('replay.noMisses')}</EmptyState>
      ) : (
        <Lines lines={misses} total={outcomes.missed} />
      )}
      <h3>{t('replay.hitsTitle')}</h3>
      {hits.length === 0 ? (
        <p className="fw-quiet">{t('replay.noHits')}</p>
      ) : (
        <Lines lines={hits} total={outcomes.total - outcomes.missed} />
      )}
    </>
  )
}

const SHOWN = 12

function Lines({ lines, total }: { lines: readonly Line[]; total: number }) {
  const { t } = useTranslation('workshop')
  const instant = useInstant()
  const may = useMay()
  const { orgName } = useDirectory()
  const shown = lines.slice(0, SHOWN)
  return (
    <>
      <ul className="workshop-list">
        {shown.map(line => (
          <li key={`${line.matter} ${line.at}`}>
            {line.grade !== null && <GradeMark grade={gradeColour(line.grade)!} />}
            {may('matter.read') ? (
              <Link to={`/matters/${line.matter}`}>{instant(line.at)}</Link>
            ) : (
              <span>{instant(line.at)}</span>
            )}
            <span>{line.place ?? t('replay.relationship')}</span>
            <span className="fw-quiet">{orgName(line.unit) ?? ''}</span>
          </li>
        ))}
      </ul>
      {total > shown.length && (
        <p className="fw-small fw-quiet">{t('replay.more', { count: total, shown: shown.length })}</p>
      )}
    </>
  )
}
