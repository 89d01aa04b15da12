import './replay.css'
import type { Reply } from '@fangwei/contract/index.ts'
import { responseRoutes } from '@fangwei/contract/response.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { Button, Choice, SkeletonRows } from '@fangwei/ui/index.ts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { queryFor } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useInstant } from '../../shared/session/session.ts'
import { useMatterWords } from '../matter/words.ts'
import { placesAt } from './places-at.ts'

const MapView = lazy(() => import('../../shared/map/map-view.tsx'))
type Replay = Reply<typeof responseRoutes.getMatterReplay>

/** One incident again, second by second: what was done, and where its units were, for a stated purpose. */
export default function ReplayPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation('response')
  const [purpose, setPurpose] = useState<string | undefined>(undefined)
  if (purpose === undefined) return <Door id={id} onOpen={setPurpose} />
  return (
    <div className="replay">
      <p className="replay-back">
        <Link to={`/matters/${id}`}>{t('replay.back')}</Link>
      </p>
      <Opened id={id} purpose={purpose} />
    </div>
  )
}

function Door({ id, onOpen }: { id: string; onOpen: (purpose: string) => void }) {
  const { t } = useTranslation('response')
  const field = useId()
  const [text, setText] = useState('')
  return (
    <form
      className="replay-door"
      onSubmit={event => {
        event.preventDefault()
        if (text.trim().length >= 4) onOpen(text.trim())
      }}
    >
      <h1>{t('replay.title')}</h1>
      <label htmlFor={field}>{t('replay.purpose')}</label>
      <input
        id={field}
        value={text}
        minLength={4}
        maxLength={200}
        required
        onChange={event => setText(event.target.value)}
      />
      <p className="fw-quiet">{t('replay.purposeWhy')}</p>
      <div className="fw-commands">
        <Button kind="primary" type="submit" disabled={text.trim().length < 4}>
          {t('replay.open')}
        </Button>
        <Link to={`/matters/${id}`}>{t('replay.back')}</Link>
      </div>
    </form>
  )
}

function Opened({ id, purpose }: { id: string; purpose: string }) {
  const query = useQuery({
    ...queryFor(responseRoutes.getMatterReplay, { params: { id }, query: { purpose } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={8} />}>
      {replay => <Player replay={replay} />}
    </Loaded>
  )
}

const SPEEDS = [1, 10, 60] as const

function Player({ replay }: { replay: Replay }) {
  const { t } = useTranslation('response')
  const instant = useInstant()
  const from = Date.parse(replay.from)
  const length = Math.max(1, Math.round((Date.parse(replay.to) - from) / 1000))
  const [second, setSecond] = useState(0)
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>(10)
  const [playing, setPlaying] = useState(false)
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => setSecond(now => Math.min(length, now + speed / 4)), 250)
    return () => clearInterval(timer)
  }, [playing, speed, length])
  const ended = second >= length
  const points = useMemo(() => placesAt(replay, second, t('replay.scene')), [replay, second, t])
  const at = from + second * 1000
  const told = `${instant(at, 'date')} ${instant(at, 'second')}`
  return (
    <>
      <div className="replay-bar">
        <Button
          onClick={() => {
            if (ended) setSecond(0)
            setPlaying(!playing || ended)
          }}
        >
          {t(playing && !ended ? 'replay.pause' : 'replay.play')}
        </Button>
        <input
          type="range"
          aria-label={t('replay.at')}
          min={0}
          max={length}
          step={1}
          value={Math.floor(second)}
          aria-valuetext={told}
          onChange={event => setSecond(Number(event.target.value))}
        />
        <time className="replay-time">{told}</time>
        <Choice
          label={t('replay.speedLabel')}
          value={String(speed)}
          options={SPEEDS.map(times => ({ value: String(times), label: t('replay.speed', { times }) }))}
          onChange={value => setSpeed(Number(value) as (typeof SPEEDS)[number])}
        />
      </div>
      {!replay.tracksKept && <p className="replay-forgotten">{t('replay.forgotten')}</p>}
      <div className="replay-body">
        <div className="replay-map">
          <Suspense>
            <MapView points={points} onSelect={() => undefined} />
          </Suspense>
        </div>
        <Events replay={replay} at={at} onPick={when => setSecond(Math.max(0, (when - from) / 1000))} />
      </div>
    </>
  )
}

function Events({ replay, at, onPick }: { replay: Replay; at: number; onPick: (when: number) => void }) {
  const { t } = useTranslation('response')
  const words = useMatterWords()
  const instant = useInstant()
  const told = replay.events.flatMap(event => {
    const type = findMatterType(event.type)
    const did = event.kind.slice(event.kind.indexOf('.') + 1)
    const action = Object.values(type?.actions ?? {}).find(one => one.did === did)
    return action === undefined && did !== 'opened' ? [] : [{ event, label: action?.label ?? type!.label }]
  })
  return (
    <aside className="replay-events">
      <h2>{t('replay.events')}</h2>
      <ol>
        {told.map(({ event, label }) => (
          <li
            key={`${event.at} ${event.kind} ${event.matter}`}
            className={Date.parse(event.at) <= at ? 'replay-past' : 'replay-future'}
          >
            <button type="button" onClick={() => onPick(Date.parse(event.at))}>
              <time>{instant(event.at, 'second')}</time>
              <span>
                {event.unitName !== null && `${event.unitName} `}
                {words.say(label)}
                {event.unitName === null && event.actorName !== null && (
                  <span className="fw-quiet"> {event.actorName}</span>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </aside>
  )
}
