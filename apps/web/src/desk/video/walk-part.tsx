import { videoRoutes } from '@fangwei/contract/video.ts'
import { Button, Choice, StateTag } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { Refused } from './purpose-dialog.tsx'
import type { Look, Walk } from './video.ts'

interface WalkPartProps {
  readonly walk: Walk
  readonly onWalk: (walk: Walk | undefined) => void
  readonly onLook: (look: Look) => void
  readonly onOver: () => void
}

/** A patrol under way: the next camera is opened for the patrol's own purpose, marked, and the next one follows. */
export function WalkPart({ walk, onWalk, onLook, onOver }: WalkPartProps) {
  const { t } = useTranslation('video')
  const client = useQueryClient()
  const place = walk.cameras.findIndex(camera => camera.result === null)
  const next = walk.cameras[place]
  // One camera may stand in a patrol twice: its place tells which.
  const steps = walk.cameras.map((camera, at) => ({ ...camera, at }))
  const look = useMutation({
    mutationFn: (device: string) =>
      call(videoRoutes.openCamera, {
        body: { device, purpose: 'round', reason: t('roundReason', { name: walk.name }), walk: walk.id },
      }),
    onSuccess: onLook,
  })
  const end = useMutation({
    mutationFn: () => call(videoRoutes.endWalk, { params: { walk: walk.id } }),
    onSuccess: () => {
      onOver()
      onWalk(undefined)
      void client.invalidateQueries({ queryKey: [videoRoutes.listRounds.path] })
    },
  })
  return (
    <div className="video-walk">
      <h2>{walk.name}</h2>
      <ol>
        {steps.map(camera => (
          <li key={camera.at} aria-current={camera.at === place ? 'step' : undefined}>
            <span>{camera.name}</span>
            {camera.result === null ? (
              <span className="fw-quiet">{camera.at === place ? t('nextOne') : ''}</span>
            ) : (
              <span>
                <StateTag tone={camera.result === 'normal' ? 'done' : 'late'}>{t(`result.${camera.result}`)}</StateTag>{' '}
                {camera.note} {camera.matter !== null && <Link to={`/matters/${camera.matter}`}>{t('matter')}</Link>}
              </span>
            )}
          </li>
        ))}
      </ol>
      {next !== undefined && (
        <>
          <p className="fw-commands">
            <Button icon="eye" busy={look.isPending} onClick={() => look.mutate(next.id)}>
              {t('lookAt', { name: next.name })}
            </Button>
          </p>
          {look.error !== null && <Refused error={look.error} />}
          <MarkForm key={place} walk={walk} place={place} onWalk={onWalk} />
        </>
      )}
      <Button kind={next === undefined ? 'primary' : 'quiet'} busy={end.isPending} onClick={() => end.mutate()}>
        {t('endWalk')}
      </Button>
    </div>
  )
}

function MarkForm({ walk, place, onWalk }: { walk: Walk; place: number; onWalk: (walk: Walk) => void }) {
  const { t } = useTranslation('video')
  const [what, setWhat] = useState<'camera' | 'scene'>('camera')
  const [note, setNote] = useState('')
  const mark = useMutation({
    mutationFn: (result: 'normal' | 'abnormal') =>
      call(videoRoutes.markCamera, {
        params: { walk: walk.id },
        body: { place, result, ...(result === 'abnormal' && { what, note: note.trim() }) },
      }),
    onSuccess: onWalk,
  })
  return (
    <div className="video-marking">
      <Button kind="primary" icon="check" busy={mark.isPending} onClick={() => mark.mutate('normal')}>
        {t('result.normal')}
      </Button>
      <Choice
        label={t('whatIsWrong')}
        value={what}
        options={[
          { value: 'camera', label: t('wrong.camera') },
          { value: 'scene', label: t('wrong.scene') },
        ]}
        onChange={setWhat}
      />
      <input
        aria-label={t('note')}
        placeholder={t('note')}
        maxLength={200}
        value={note}
        onChange={event => setNote(event.target.value)}
      />
      <Button
        kind="danger"
        busy={mark.isPending}
        disabled={note.trim().length < 2}
        onClick={() => mark.mutate('abnormal')}
      >
        {t('result.abnormal')}
      </Button>
      {mark.error !== null && <Refused error={mark.error} />}
    </div>
  )
}
