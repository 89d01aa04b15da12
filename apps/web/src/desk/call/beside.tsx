import '../../shared/map/map-view.css'
import { intakeRoutes } from '@fangwei/contract/intake.ts'
import { Button, Icon, useLanguage, useThemeMode } from '@fangwei/ui/index.ts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { queryFor } from '../../shared/api/queries.ts'
import { usePreferences } from '../../shared/preferences/preferences.ts'
import { useInstant } from '../../shared/session/session.ts'
import { useTerms } from '../../shared/terms/terms.ts'
import type { CallDraft } from './call-draft.ts'
import { useSettled } from './use-settled.ts'

const MapCanvas = lazy(async () => ({ default: (await import('../../shared/map/map-canvas.tsx')).MapCanvas }))

interface BesideProps {
  readonly draft: CallDraft
  readonly onMerge: (into: CallDraft['mergeInto']) => void
}

/** What is known of the place while the call is taken: safety first, then calls that may be the same, then the map. */
export function Beside({ draft, onMerge }: BesideProps) {
  const { address, point } = draft
  const where = useSettled(
    useMemo(() => ({ ...(address.trim().length >= 4 && { address: address.trim() }), ...point }), [address, point]),
    400,
  )
  const known = 'address' in where || 'lng' in where
  return (
    <aside className="call-beside">
      {known && <Safety where={where} />}
      {known && <Duplicates where={where} chosen={draft.mergeInto} onMerge={onMerge} />}
      {point && <PlaceMap lng={point.lng} lat={point.lat} label={address} />}
    </aside>
  )
}

type Where = Readonly<{ address?: string; lng?: number; lat?: number }>

function Safety({ where }: { where: Where }) {
  const { t } = useTranslation('call')
  const instant = useInstant()
  const { data } = useQuery(queryFor(intakeRoutes.safetyFacts, { body: where }))
  if (data === undefined) return null
  const facts = (['weapon', 'violence', 'orderInForce'] as const).filter(fact => data[fact])
  if (facts.length === 0) return <p className="fw-quiet">{t('safety.nothing')}</p>
  return (
    <section className="call-safety" role="alert">
      <h2>
        <Icon name="shield" size={16} /> {t('safety.title')}
      </h2>
      <ul>
        {facts.map(fact => (
          <li key={fact}>{t(`safety.${fact}`)}</li>
        ))}
      </ul>
      {data.since !== null && <p className="fw-small">{t('safety.since', { day: instant(data.since, 'date') })}</p>}
    </section>
  )
}

interface DuplicatesProps {
  readonly where: Where
  readonly chosen: CallDraft['mergeInto']
  readonly onMerge: BesideProps['onMerge']
}

function Duplicates({ where, chosen, onMerge }: DuplicatesProps) {
  const { t } = useTranslation('call')
  const { t: say } = useTranslation('common')
  const instant = useInstant()
  const { codeLabel, stateLabel } = useTerms()
  const { data } = useQuery(queryFor(intakeRoutes.findDuplicates, { body: where }))
  if (data === undefined || data.items.length === 0) return null
  return (
    <section className="call-part">
      <h2>{t('same.title')}</h2>
      <ul className="call-same">
        {data.items.map(item => (
          <li key={item.id}>
            <div>
              <Link to={`/matters/${item.id}`} target="_blank">
                {item.category === null ? item.number : codeLabel('incident-category', item.category)}
              </Link>{' '}
              <span className="fw-quiet">
                {instant(item.occurredAt, 'time')} · {stateLabel('incident', item.state)}
              </span>
              <p className="fw-small">{item.address}</p>
              <p className="fw-quiet fw-small">
                {item.because
                  .map(why =>
                    why === 'place' && item.metres !== null
                      ? t('same.metres', { metres: item.metres })
                      : t(`same.${why}`),
                  )
                  .join(say('listComma'))}
              </p>
            </div>
            <Button
              aria-pressed={chosen?.id === item.id}
              icon={chosen?.id === item.id ? 'check' : 'link'}
              onClick={() => onMerge(chosen?.id === item.id ? undefined : { id: item.id, number: item.number })}
            >
              {t(chosen?.id === item.id ? 'same.chosen' : 'same.merge')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function PlaceMap({ lng, lat, label }: { lng: number; lat: number; label: string }) {
  const { t } = useTranslation('map')
  const language = useLanguage()
  const { theme } = usePreferences()
  const mode = useThemeMode(theme)
  const [drawable] = useState(() => document.createElement('canvas').getContext('webgl2') !== null)
  const [missing, setMissing] = useState(false)
  const groundMissing = useCallback(() => setMissing(true), [])
  const points = useMemo(() => [{ id: 'call', lng, lat, grade: undefined, label }], [lng, lat, label])
  if (!drawable) return <p className="fw-quiet fw-small">{t('noWebgl')}</p>
  return (
    <div className="call-map">
      <Suspense>
        <MapCanvas
          key={`${lng} ${lat}`}
          mode={mode}
          language={language}
          label={t('label')}
          points={points}
          selected={points[0]}
          happened={undefined}
          start={{ center: [lng, lat], zoom: 15 }}
          onSelect={doNothing}
          onGroundMissing={groundMissing}
          onMap={doNothing}
        />
      </Suspense>
      {missing && <p className="map-note">{t('loadFailed')}</p>}
    </div>
  )
}

const doNothing = () => undefined
