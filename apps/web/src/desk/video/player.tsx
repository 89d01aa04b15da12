import { videoRoutes } from '@fangwei/contract/video.ts'
import { useNow } from '@fangwei/ui/index.ts'
import Hls from 'hls.js'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useInstant, useSession } from '../../shared/session/session.ts'

interface PlayerProps {
  readonly look: { readonly id: string; readonly name: string; readonly playlist: string; readonly expiresAt: string }
  readonly onOver: () => void
}

/** One open look: the picture with the viewer's name and the time over it. Leaving the page ends it. */
export default function Player({ look, onOver }: PlayerProps) {
  const { t } = useTranslation('video')
  const { account } = useSession()
  const instant = useInstant()
  const now = useNow(1000)
  const video = useRef<HTMLVideoElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const element = video.current
    if (element === null || !Hls.isSupported()) return
    const hls = new Hls({ enableWorker: false, liveSyncDurationCount: 2 })
    hls.on(Hls.Events.ERROR, (_, { fatal }) => fatal && setFailed(true))
    hls.on(Hls.Events.FRAG_BUFFERED, () => setFailed(false))
    hls.loadSource(look.playlist)
    hls.attachMedia(element)
    return () => hls.destroy()
  }, [look.playlist])
  useEffect(() => {
    const close = () => void call(videoRoutes.closeCamera, { params: { id: look.id } }).catch(() => undefined)
    window.addEventListener('pagehide', close)
    return () => {
      window.removeEventListener('pagehide', close)
      close()
    }
  }, [look.id])
  const left = Date.parse(look.expiresAt) - now
  useEffect(() => {
    if (left <= 0) onOver()
  }, [left, onOver])
  if (!Hls.isSupported()) return <p role="alert">{t('noHls')}</p>
  return (
    <figure className="video-player">
      <video
        ref={video}
        muted
        autoPlay
        playsInline
        disablePictureInPicture
        disableRemotePlayback
        aria-label={look.name}
        onContextMenu={event => event.preventDefault()}
      />
      <figcaption className="video-mark" aria-hidden="true">
        {account.name} {instant(now, 'date')} {instant(now, 'time')}
      </figcaption>
      {failed && (
        <p className="video-failed" role="alert">
          {t('noPicture')}
        </p>
      )}
    </figure>
  )
}
