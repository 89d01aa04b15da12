import { useTranslation } from 'react-i18next'
import type { AtMatter } from './at.ts'
import { Section } from './section.tsx'

/** Why a hotspot became a key place, said from its counts in the reader's language. */
export function KeyPlaceFound({ matter, words, type }: AtMatter) {
  const { t } = useTranslation('hotspots')
  const { origin, days, byPolice } = matter.data
  if (origin !== 'hotspot' || typeof days !== 'number') return null
  const said = (name: string) => words.value(type.fields[name], matter.data[name]) ?? '0'
  return (
    <Section title={t('whyHere')}>
      <p>
        {t('why', { days, incidents: said('incidents'), expected: said('expected'), before: said('before') })}
        {' · '}
        {t('peak', { peak: said('hours') })}
        {typeof byPolice === 'number' && byPolice > 0 && ` · ${t('police', { count: byPolice })}`}
      </p>
      <p className="fw-quiet">{t('notACause')}</p>
    </Section>
  )
}
