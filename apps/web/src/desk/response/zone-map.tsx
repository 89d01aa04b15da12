import type { Reply } from '@fangwei/contract/index.ts'
import { registerRoutes } from '@fangwei/contract/registers.ts'
import { responseRoutes } from '@fangwei/contract/response.ts'
import { writePolygon } from '@fangwei/domain/geo/wkt.ts'
import { Button, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useSentences } from '../../shared/load/loaded.tsx'
import type { GradeMap } from '../../shared/map/create-map.ts'
import type { MapPoint } from '../../shared/map/points.ts'
import { useMay, useSession } from '../../shared/session/session.ts'
import { DrawMap } from '../drawing/draw-map.tsx'
import type { Corner } from '../drawing/show-areas.ts'
import { useMatterWords } from '../matter/words.ts'
import type { Sites } from './siting-part.tsx'

type Zone = Reply<typeof responseRoutes.getResponse>['zones'][number]
type Isochrone = Reply<typeof responseRoutes.getCoverage>['isochrones'][number]

interface ZoneMapProps {
  readonly zones: readonly Zone[]
  readonly isochrones: readonly Isochrone[]
  readonly sites: Sites['sites']
}

interface Draft {
  readonly of: Zone | undefined
  readonly corners: readonly Corner[]
}

/** Zones on the map, drawn and changed point by point; isochrones and sites beneath them. */
export default function ZoneMap({ zones, isochrones, sites }: ZoneMapProps) {
  const { t } = useTranslation('response')
  const may = useMay()
  const words = useMatterWords()
  const [made, setMade] = useState<GradeMap | undefined>(undefined)
  const [draft, setDraft] = useState<Draft | undefined>(undefined)
  const points = useMemo(
    () =>
      sites.map(
        (site): MapPoint => ({
          id: `${site.lng} ${site.lat}`,
          lng: site.lng,
          lat: site.lat,
          grade: 'blue',
          label: words.say(site.name),
        }),
      ),
    [sites, words],
  )
  const add = useCallback((corner: Corner) => setDraft(now => now && { ...now, corners: [...now.corners, corner] }), [])
  return (
    <div className="draw-part">
      <DrawMap
        label={t('zones')}
        areas={zones}
        points={points}
        reaches={isochrones}
        corners={draft?.corners}
        onCorner={add}
        onUndo={() => setDraft(now => now && { ...now, corners: now.corners.slice(0, -1) })}
        onCancel={() => setDraft(undefined)}
        onMap={setMade}
      />
      {draft !== undefined ? (
        <DraftForm draft={draft} onDone={() => setDraft(undefined)} />
      ) : (
        <ul className="draw-list" aria-label={t('zones')}>
          {zones.map(zone => (
            <ZoneRow
              key={zone.id}
              zone={zone}
              onShow={() =>
                made?.fit(
                  zone.ring.map(([lng, lat]) => ({ id: '', lng: lng!, lat: lat!, grade: undefined, label: '' })),
                )
              }
              onEdit={() => setDraft({ of: zone, corners: [] })}
            />
          ))}
          {may('register.write') && (
            <li>
              <Button icon="plus" onClick={() => setDraft({ of: undefined, corners: [] })}>
                {t('zone.draw')}
              </Button>
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

function ZoneRow({ zone, onShow, onEdit }: { zone: Zone; onShow: () => void; onEdit: () => void }) {
  const { t } = useTranslation('response')
  const may = useMay()
  const words = useMatterWords()
  const toast = useToast()
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: () =>
      call(registerRoutes.endEntry, { params: { register: 'zone', id: zone.id }, body: { version: zone.version } }),
    onSuccess: () => {
      toast({ message: t('zone.ended', { name: words.say(zone.name) }) })
      void client.invalidateQueries({ queryKey: [responseRoutes.getResponse.path] })
    },
  })
  return (
    <li>
      <button type="button" className="draw-name" onClick={onShow}>
        <i className={`zone-level-${zone.level}`} /> {words.say(zone.name)}
        <span className="fw-quiet"> {t('within', { minutes: zone.level })}</span>
      </button>
      {may('register.write') && (
        <span className="fw-commands">
          <Button kind="quiet" onClick={onEdit}>
            {t('zone.edit')}
          </Button>
          <Button kind="quiet" busy={end.isPending} onClick={() => end.mutate()}>
            {t('zone.end')}
          </Button>
        </span>
      )}
    </li>
  )
}

function DraftForm({ draft, onDone }: { draft: Draft; onDone: () => void }) {
  const { t } = useTranslation('response')
  const { account } = useSession()
  const toast = useToast()
  const client = useQueryClient()
  const ids = { name: useId(), level: useId() }
  const [name, setName] = useState(draft.of?.name.zh ?? '')
  const [level, setLevel] = useState(draft.of?.level ?? 3)
  const area = writePolygon(draft.corners.map(([lng, lat]) => ({ lng, lat })))
  const keep = useMutation({
    mutationFn: async () => {
      if (draft.of === undefined)
        await call(registerRoutes.addEntry, {
          params: { register: 'zone' },
          body: { values: { name: name.trim(), org: account.org, minutes: level, area } },
        })
      else
        await call(registerRoutes.changeEntry, {
          params: { register: 'zone', id: draft.of.id },
          body: { version: draft.of.version, values: { name: name.trim(), minutes: level, area } },
        })
    },
    onSuccess: () => {
      toast({ message: t('zone.saved', { name: name.trim() }) })
      void client.invalidateQueries({ queryKey: [responseRoutes.getResponse.path] })
      onDone()
    },
  })
  return (
    <form
      className="draw-form"
      onSubmit={event => {
        event.preventDefault()
        keep.mutate()
      }}
    >
      <p className="fw-quiet">{t('drawHelp')}</p>
      <p aria-live="polite">{t('points', { count: draft.corners.length })}</p>
      <label htmlFor={ids.name}>
        {t('zone.name')}
        <input
          id={ids.name}
          type="text"
          value={name}
          maxLength={80}
          required
          onChange={event => setName(event.target.value)}
        />
      </label>
      <label htmlFor={ids.level}>
        {t('zone.level')}
        <select id={ids.level} value={level} onChange={event => setLevel(Number(event.target.value))}>
          {[1, 3, 5].map(minutes => (
            <option key={minutes} value={minutes}>
              {minutes}
            </option>
          ))}
        </select>
      </label>
      <div className="fw-commands">
        <Button
          kind="primary"
          type="submit"
          busy={keep.isPending}
          disabled={draft.corners.length < 3 || name.trim() === ''}
        >
          {t('zone.keep')}
        </Button>
        <Button onClick={onDone}>{t('zone.drop')}</Button>
      </div>
      {keep.error !== null && <Refused error={keep.error} />}
    </form>
  )
}

function Refused({ error }: { error: unknown }) {
  const { what, next } = useSentences(error)
  return (
    <p className="response-refused" role="alert">
      {what} {next}
    </p>
  )
}
