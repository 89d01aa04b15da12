import { registerRoutes } from '@fangwei/contract/registers.ts'
import { videoRoutes } from '@fangwei/contract/video.ts'
import { Button, StateTag, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useRoute } from '../../shared/api/queries.ts'
import { useSession } from '../../shared/session/session.ts'
import { useMatterWords } from '../matter/words.ts'
import { Refused } from './purpose-dialog.tsx'
import type { Camera, Round, Walk } from './video.ts'

/** Patrols, those due first: begin one, lay one out, and what the last walks found. */
export function Rounds({ cameras, onWalk }: { cameras: readonly Camera[]; onWalk: (walk: Walk) => void }) {
  const { t } = useTranslation('video')
  const { data } = useRoute(videoRoutes.listRounds)
  const [laying, setLaying] = useState(false)
  if (data === undefined) return null
  return (
    <>
      <div className="video-now">
        <h2>{t('rounds')}</h2>
        {data.mayDraw && !laying && (
          <Button kind="quiet" icon="plus" onClick={() => setLaying(true)}>
            {t('newRound')}
          </Button>
        )}
      </div>
      {laying && <RoundForm cameras={cameras} onDone={() => setLaying(false)} />}
      {data.items.length === 0 && !laying && <p className="fw-quiet">{t('noRounds')}</p>}
      <ul className="video-rounds" aria-label={t('rounds')}>
        {data.items.map(round => (
          <RoundRow key={round.id} round={round} onWalk={onWalk} />
        ))}
      </ul>
      {data.walks.length > 0 && (
        <details>
          <summary>{t('walks', { count: data.walks.length })}</summary>
          <ol className="video-log">
            {data.walks.map(walk => (
              <WalkRow key={walk.id} walk={walk} />
            ))}
          </ol>
        </details>
      )}
    </>
  )
}

function RoundRow({ round, onWalk }: { round: Round; onWalk: (walk: Walk) => void }) {
  const { t } = useTranslation('video')
  const words = useMatterWords()
  const client = useQueryClient()
  const toast = useToast()
  const again = () => void client.invalidateQueries({ queryKey: [videoRoutes.listRounds.path] })
  const start = useMutation({
    mutationFn: () => call(videoRoutes.startWalk, { params: { round: round.id } }),
    onSuccess: walk => {
      again()
      onWalk(walk)
    },
  })
  const end = useMutation({
    mutationFn: () =>
      call(registerRoutes.endEntry, {
        params: { register: 'camera-round', id: round.id },
        body: { version: round.version },
      }),
    onSuccess: () => {
      toast({ message: t('roundEnded', { name: round.name }) })
      again()
    },
  })
  return (
    <li>
      <span>
        <strong>{round.name}</strong>
        <span className="fw-quiet">
          {t('cameraCount', { count: round.cameras.length })} {words.join(round.times)}
        </span>
        {round.dueSince !== null && <StateTag tone="late">{t('due', { at: words.instant(round.dueSince) })}</StateTag>}
      </span>
      <span className="fw-commands">
        <Button busy={start.isPending} onClick={() => start.mutate()}>
          {t('start')}
        </Button>
        {round.mayWrite && (
          <Button
            kind="quiet"
            icon="close"
            aria-label={t('endRound', { name: round.name })}
            onClick={() => end.mutate()}
          />
        )}
      </span>
    </li>
  )
}

function WalkRow({ walk }: { walk: Walk }) {
  const { t } = useTranslation('video')
  const words = useMatterWords()
  const marked = walk.cameras.filter(camera => camera.result !== null)
  const wrong = marked.filter(camera => camera.result === 'abnormal')
  return (
    <li>
      <span>
        {walk.name} <span className="fw-quiet">{walk.startedBy}</span>
      </span>
      <span>{t('found', { seen: marked.length, all: walk.cameras.length, wrong: wrong.length })}</span>
      <span className="fw-quiet">{words.instant(walk.startedAt)}</span>
    </li>
  )
}

function RoundForm({ cameras, onDone }: { cameras: readonly Camera[]; onDone: () => void }) {
  const { t } = useTranslation('video')
  const { account } = useSession()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [times, setTimes] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const keep = useMutation({
    mutationFn: () => {
      const values = {
        name: name.trim(),
        org: account.org,
        cameras: [...chosen],
        times: times.split(/[\s,，、]+/).filter(time => time !== ''),
      }
      return call(registerRoutes.addEntry, { params: { register: 'camera-round' }, body: { values } })
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: [videoRoutes.listRounds.path] })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keep.mutate()
  }
  const toggle = (id: string) => setChosen(now => (now.includes(id) ? now.filter(one => one !== id) : [...now, id]))
  return (
    <form className="video-purpose" onSubmit={submit}>
      <label>
        {t('roundName')}
        <input required maxLength={60} value={name} onChange={event => setName(event.target.value)} />
      </label>
      <label>
        {t('times')}
        <input placeholder="08:00 20:00" value={times} onChange={event => setTimes(event.target.value)} />
      </label>
      <fieldset>
        <legend>{t('order')}</legend>
        {cameras.map(({ id, name: camera }) => (
          <label key={id} className="video-check">
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            {chosen.includes(id) ? `${chosen.indexOf(id) + 1}. ${camera}` : camera}
          </label>
        ))}
      </fieldset>
      <p className="fw-commands">
        <Button kind="primary" type="submit" busy={keep.isPending} disabled={name.trim() === '' || chosen.length === 0}>
          {t('keep')}
        </Button>
        <Button onClick={onDone}>{t('drop')}</Button>
      </p>
      {keep.error !== null && <Refused error={keep.error} />}
    </form>
  )
}
