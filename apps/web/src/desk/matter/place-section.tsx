import { useLanguage, useThemeMode } from '@fangwei/ui/index.ts'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../../shared/preferences/preferences.ts'
import { gradeColour } from '../../shared/terms/grade.ts'
import type { AtMatter } from './at.ts'
import { Section } from './section.tsx'
import { titleOf } from './words.ts'

const MapCanvas = lazy(async () => ({ default: (await import('../../shared/map/map-canvas.tsx')).MapCanvas }))

/** Where it is, on our own map. */
export function PlaceSection({ matter, words }: AtMatter) {
  const { t } = useTranslation('matter')
  const { t: say } = useTranslation('map')
  const language = useLanguage()
  const { theme } = usePreferences()
  const mode = useThemeMode(theme)
  const [missing, setMissing] = useState(false)
  const groundMissing = useCallback(() => setMissing(true), [])
  const [drawable] = useState(hasWebGl)
  const { lng, lat } = matter.data
  const label = titleOf(matter, words)
  const points = useMemo(
    () =>
      typeof lng === 'number' && typeof lat === 'number'
        ? [{ id: matter.id, lng, lat, grade: gradeColour(matter.grade), label }]
        : [],
    [lng, lat, matter.id, matter.grade, label],
  )
  const [point] = points
  if (point === undefined || !drawable) return null
  return (
    <Section title={t('place.title')}>
      <div className="place-map">
        <Suspense>
          <MapCanvas
            mode={mode}
            language={language}
            label={say('label')}
            points={points}
            selected={point}
            happened={undefined}
            start={{ center: [point.lng, point.lat], zoom: 15 }}
            onSelect={doNothing}
            onGroundMissing={groundMissing}
            onMap={doNothing}
          />
        </Suspense>
        {missing && <p className="map-note">{say('loadFailed')}</p>}
      </div>
    </Section>
  )
}

const doNothing = () => undefined
const hasWebGl = () => document.createElement('canvas').getContext('webgl2') !== null
