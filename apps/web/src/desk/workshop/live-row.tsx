import { Figure, FigureRow } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { percent, type Version } from './version-words.ts'

/** How the warnings of a version turned out, each with what it is out of. */
export function LiveRow({ version: { live, version } }: { version: Version }) {
  const { t } = useTranslation('workshop')
  const { precision, hoursToHandle, closure, recurrence30, recurrence90 } = live
  const decided = live.right + live.wrong
  const part = ({ of, share }: { of: number; share: number | null }) => Math.round((share ?? 0) * of)
  return (
    <section className="workshop-live" aria-label={t('live.title', { version: t('versionOf', { version }) })}>
      <FigureRow>
        <Figure label={t('live.warnings')} value={live.warnings} />
        <Figure label={t('live.right')} value={live.right} of={decided} />
        <Figure label={t('live.wrong')} value={live.wrong} of={decided} alert={live.wrong > live.right} />
        <Figure label={t('live.closure')} value={part(closure)} of={closure.of} />
        <Figure label={t('live.recurrence30')} value={part(recurrence30)} of={recurrence30.of} />
        <Figure label={t('live.recurrence90')} value={part(recurrence90)} of={recurrence90.of} />
        {hoursToHandle !== null && (
          <Figure label={t('live.handle')} value={hoursToHandle} unit={t('live.hours')} digits={1} />
        )}
      </FigureRow>
      <p className="fw-small fw-quiet">
        {precision === null
          ? t('undecided')
          : `${t('column.precision')} ${t('precision', { share: percent(precision.share), of: decided })} · ${t(
              'interval',
              {
                low: percent(precision.low),
                high: percent(precision.high),
              },
            )}`}
        {' · '}
        {t('live.note')}
      </p>
    </section>
  )
}
