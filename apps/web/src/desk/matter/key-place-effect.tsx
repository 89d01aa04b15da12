import { insightRoutes } from '@fangwei/contract/insight.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../shared/api/queries.ts'
import { useInstant } from '../../shared/session/session.ts'
import type { AtMatter } from './at.ts'
import { Section } from './section.tsx'

const [bar, height] = [14, 64]

/** 措施前后比较: counts of the place and of places like it, the ratio with its interval, and what it cannot say. */
export function KeyPlaceEffect({ matter, words }: AtMatter) {
  const { t } = useTranslation('matter')
  const instant = useInstant()
  const { data } = useRoute(insightRoutes.getEffect, { params: { id: matter.id } })
  const effect = data?.effect
  if (data === undefined) return null
  if (effect === undefined || effect === null)
    return (
      <Section title={t('effect.title')}>
        <p className="fw-quiet">{t('effect.notYet')}</p>
      </Section>
    )
  const most = Math.max(1, ...effect.weeks.map(week => week.treated))
  return (
    <Section title={t('effect.title')}>
      <p className="effect-sentence">{words.say(effect.sentence)}</p>
      <p className="fw-quiet">{words.say(effect.comparison.note)}</p>
      <figure className="effect">
        <svg
          viewBox={`0 0 ${effect.weeks.length * bar} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('effect.weeks')}
        >
          {effect.weeks.map(({ week, treated }, i) => (
            <rect
              key={week}
              className={week < 0 ? 'effect-before' : 'effect-after'}
              x={i * bar + 2}
              width={bar - 4}
              y={height - Math.max(1, (treated / most) * height)}
              height={Math.max(1, (treated / most) * height)}
            >
              <title>{t('effect.week', { week, count: treated })}</title>
            </rect>
          ))}
        </svg>
        <figcaption className="fw-quiet">
          {t('effect.weeks')} · {t('effect.from', { at: instant(effect.from) })}
        </figcaption>
      </figure>
      <ul className="effect-warnings">
        {effect.warnings.map(warning => (
          <li key={warning.en}>{words.say(warning)}</li>
        ))}
      </ul>
    </Section>
  )
}
