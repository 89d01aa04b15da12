import { Button, Figure, FigureRow, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import type { PlanBody } from './draft.ts'

/** What the plan covers, in figures with their denominators. */
export function CoverageRow({ plan }: { plan: PlanBody }) {
  const { t } = useTranslation('patrol')
  const { must, hotspots, nights, visits } = plan.coverage
  const { outcome } = plan
  const shares = [
    { key: 'must', label: t('covers.must'), share: must },
    { key: 'hotspots', label: t('covers.hotspots'), share: hotspots },
    { key: 'nights', label: t('covers.nights'), share: nights },
    { key: 'visits', label: t('covers.visits'), share: visits },
    {
      key: 'done',
      label: t('covers.done'),
      share: {
        of: (outcome?.made.length ?? 0) + (outcome?.missed.length ?? 0),
        covered: outcome?.made.length ?? 0,
      },
    },
  ] as const
  return (
    <div className="patrol-coverage">
      <FigureRow>
        {shares
          .filter(({ share }) => share.of > 0)
          .map(({ key, label, share }) => (
            <Figure key={key} label={label} value={share.covered} unit={t('of', { total: share.of })} />
          ))}
      </FigureRow>
    </div>
  )
}

/** What no crew makes, weightiest first; each can be given to the crew that is open. */
export function LeftList({ plan, onAdd }: { plan: PlanBody; onAdd: ((stop: string) => void) | undefined }) {
  const { t } = useTranslation('patrol')
  const language = useLanguage()
  const { left } = plan.coverage
  if (left.length === 0) return <p className="patrol-left fw-quiet">{t('nothingLeft')}</p>
  return (
    <details className="patrol-left">
      <summary>{t('left', { count: left.length })}</summary>
      <ul>
        {left.map(id => {
          const stop = plan.stops.find(s => s.id === id)
          return (
            <li
              key={id}
              draggable={onAdd !== undefined}
              onDragStart={event => event.dataTransfer.setData('text/plain', id)}
            >
              <span className="fw-ellipsis">{stop?.name[language] ?? id}</span>
              <span className="fw-quiet">
                {t(plan.dropped.includes(id) ? 'droppedByHand' : `reason.${stop?.reason ?? 'visit'}`)}
              </span>
              {onAdd !== undefined && (
                <Button kind="quiet" icon="plus" onClick={() => onAdd(id)}>
                  {t('add')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

/** What came of the released plan: stops not made by now, or not made at all once its time is over. */
export function OutcomeList({ plan, isOver }: { plan: PlanBody; isOver: boolean }) {
  const { t } = useTranslation('patrol')
  const language = useLanguage()
  if (plan.outcome === null) return null
  const { made, missed, beside } = plan.outcome
  const stops = new Map(plan.stops.map(stop => [stop.id, stop]))
  return (
    <details className="patrol-left" open={isOver}>
      <summary>
        {missed.length === 0
          ? t('allMade', { count: made.length })
          : t(isOver ? 'missed' : 'toMake', { count: missed.length })}
      </summary>
      <ul>
        {missed.map(id => (
          <li key={id}>
            <span className="fw-ellipsis">{stops.get(id)?.name[language] ?? id}</span>
            <span className="fw-quiet">{t(`reason.${stops.get(id)?.reason ?? 'visit'}`)}</span>
          </li>
        ))}
      </ul>
      {beside.length > 0 && <p className="fw-quiet">{t('beside', { count: beside.length })}</p>}
    </details>
  )
}
