import './room.css'
import { roomRoutes } from '@fangwei/contract/room.ts'
import { Button, SkeletonRows } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { useRoute } from '../../shared/api/queries.ts'
import { Loaded, useSentences } from '../../shared/load/loaded.tsx'
import { useDirectory } from '../../shared/session/directory.ts'
import { useInstant, useMay, useSession } from '../../shared/session/session.ts'
import { useMatterWords } from '../matter/words.ts'

/** 实战演练: scripts to play and the drills held, each with its report. */
export default function DrillsPage() {
  const { t } = useTranslation('room')
  const query = useRoute(roomRoutes.listDrills)
  const words = useMatterWords()
  const instant = useInstant()
  const { orgName } = useDirectory()
  return (
    <div className="room">
      <header className="room-head">
        <div>
          <h1>{t('drill.title')}</h1>
          <p className="fw-quiet">{t('drill.lead')}</p>
        </div>
      </header>
      <Loaded query={query} skeleton={<SkeletonRows count={6} />}>
        {({ scripts, items }) => (
          <div className="room-body">
            <section>
              <h2>{t('drill.scripts')}</h2>
              <ul className="drill-list">
                {scripts.map(script => (
                  <li key={script.id}>
                    <p>
                      <strong>{words.say(script.name)}</strong>{' '}
                      <span className="fw-quiet">{words.say(script.purpose)}</span>
                    </p>
                    <Start script={script.id} />
                  </li>
                ))}
              </ul>
            </section>
            <section>
              <h2>{t('drill.held')}</h2>
              {items.length === 0 && <p className="fw-quiet">{t('drill.none')}</p>}
              <ul className="drill-list">
                {items.map(drill => (
                  <li key={drill.id}>
                    <Link to={`/drills/${drill.id}`}>{words.say(drill.name)}</Link>
                    <span className="fw-quiet">
                      {orgName(drill.org)} · {instant(drill.startedAt)}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        )}
      </Loaded>
    </div>
  )
}

/** Stations with a place, for it is there that the drill happens. */
function Start({ script }: { script: string }) {
  const { t } = useTranslation('room')
  const may = useMay()
  const { account } = useSession()
  const { orgs } = useDirectory()
  const navigate = useNavigate()
  const { language } = useMatterWords()
  const stations = orgs.filter(
    org => org.kind === 'station' && org.lng !== null && org.lat !== null && isBelow(orgs, org.code, account.org),
  )
  const [unit, setUnit] = useState<string | undefined>(undefined)
  const chosen = stations.find(org => org.code === unit) ?? stations[0]
  const start = useMutation({
    mutationFn: () =>
      call(roomRoutes.startDrill, { body: { script, unit: chosen!.code, lng: chosen!.lng!, lat: chosen!.lat! } }),
    onSuccess: ({ matter }) => void navigate(`/matters/${matter}`),
  })
  if (!may('drill.run') || chosen === undefined) return null
  return (
    <form
      className="room-form"
      onSubmit={event => {
        event.preventDefault()
        start.mutate()
      }}
    >
      <select aria-label={t('drill.at')} value={chosen.code} onChange={event => setUnit(event.target.value)}>
        {stations.map(org => (
          <option key={org.code} value={org.code}>
            {org.name[language]}
          </option>
        ))}
      </select>
      <Button type="submit" busy={start.isPending}>
        {t('drill.start')}
      </Button>
      {start.error !== null && <Why error={start.error} />}
    </form>
  )
}

function isBelow(orgs: readonly { code: string; parent: string | null }[], code: string, top: string): boolean {
  let at = orgs.find(org => org.code === code)
  while (at !== undefined) {
    if (at.code === top) return true
    const { parent } = at
    at = orgs.find(org => org.code === parent)
  }
  return false
}

function Why({ error }: { error: Error }) {
  const { what, next } = useSentences(error)
  return (
    <p className="room-refused" role="alert">
      {what} {next}
    </p>
  )
}
