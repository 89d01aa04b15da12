import './video.css'
import { videoRoutes } from '@fangwei/contract/video.ts'
import { Button, EmptyState, SkeletonRows } from '@fangwei/ui/index.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryFor, useRoute } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useMatterWords } from '../matter/words.ts'
import { PurposeDialog } from './purpose-dialog.tsx'
import { Rounds } from './rounds.tsx'
import type { Camera, Look, Walk } from './video.ts'
import { WalkPart } from './walk-part.tsx'

const Player = lazy(() => import('./player.tsx'))
const LOOK_MS = 30_000

/** 视频: cameras, each opened for a written purpose; patrols that are due; and who has looked. Nothing is recorded. */
export default function VideoPage() {
  const { t } = useTranslation('video')
  const client = useQueryClient()
  const cameras = useRoute(videoRoutes.listCameras)
  const [asked, setAsked] = useState<Camera | undefined>(undefined)
  const [look, setLook] = useState<Look | undefined>(undefined)
  const [walk, setWalk] = useState<Walk | undefined>(undefined)
  const over = useCallback(() => {
    setLook(undefined)
    // The close is on its way; the log is read again once it can have arrived.
    setTimeout(() => void client.invalidateQueries({ queryKey: [videoRoutes.listLooks.path] }), 500)
  }, [client])
  return (
    <div className="video">
      <header className="video-head">
        <h1>{t('title')}</h1>
        <p className="fw-quiet">{t('what')}</p>
      </header>
      <Loaded query={cameras} skeleton={<SkeletonRows count={10} />}>
        {({ items, gateway }) => (
          <div className="video-body">
            <section className="video-cameras">
              {!gateway && <p className="video-notice">{t('noGateway')}</p>}
              {items.length === 0 && <EmptyState icon="camera">{t('none')}</EmptyState>}
              <ul aria-label={t('cameras')}>
                {items.map(camera => (
                  <CameraRow key={camera.id} camera={camera} onLook={() => setAsked(camera)} />
                ))}
              </ul>
            </section>
            <section className="video-stage">
              {look === undefined ? (
                <EmptyState icon="camera">{t('choose')}</EmptyState>
              ) : (
                <>
                  <div className="video-now">
                    <h2>{look.name}</h2>
                    <Button onClick={over}>{t('close')}</Button>
                  </div>
                  <Suspense fallback={<SkeletonRows count={4} />}>
                    <Player key={look.id} look={look} onOver={over} />
                  </Suspense>
                </>
              )}
              {walk !== undefined && <WalkPart walk={walk} onWalk={setWalk} onLook={setLook} onOver={over} />}
            </section>
            <section className="video-side">
              <Rounds cameras={items} onWalk={setWalk} />
              <Looks />
            </section>
          </div>
        )}
      </Loaded>
      {asked !== undefined && (
        <PurposeDialog
          camera={asked}
          onClose={() => setAsked(undefined)}
          onOpen={opened => {
            setAsked(undefined)
            setLook(opened)
          }}
        />
      )}
    </div>
  )
}

function CameraRow({ camera, onLook }: { camera: Camera; onLook: () => void }) {
  const { t } = useTranslation('video')
  return (
    <li>
      <span>
        <strong>{camera.name}</strong>
        <span className="fw-quiet">{camera.address ?? camera.id}</span>
      </span>
      {camera.because !== null ? (
        <span className={camera.because === 'private-place' ? 'video-refused' : 'fw-quiet'}>
          {t(`because.${camera.because}`)}
        </span>
      ) : (
        <Button icon="eye" disabled={!camera.live} onClick={onLook} aria-label={t('lookAt', { name: camera.name })}>
          {t('look')}
        </Button>
      )}
    </li>
  )
}

/** The log of looks: it stands on the page where looking is done, for everybody who looks. */
function Looks() {
  const { t } = useTranslation('video')
  const words = useMatterWords()
  const query = useQuery({ ...queryFor(videoRoutes.listLooks), refetchInterval: LOOK_MS })
  return (
    <>
      <h2>{t('log')}</h2>
      <Loaded query={query} skeleton={<SkeletonRows count={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="fw-quiet">{t('noLog')}</p>
          ) : (
            <ol className="video-log" aria-label={t('log')}>
              {items.map(look => (
                <li key={look.id}>
                  <span>
                    {look.name} <span className="fw-quiet">{look.account}</span>
                  </span>
                  <span>{t('why', { purpose: words.code('video-purpose', look.purpose), reason: look.reason })}</span>
                  <span className="fw-quiet">
                    {words.instant(look.openedAt)}
                    {' – '}
                    {look.closedAt === null ? t('stillOpen') : words.instant(look.closedAt, 'time')}
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </>
  )
}
