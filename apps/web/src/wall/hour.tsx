import { SeedlingMark, useLanguage, useNow } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import type { CapMessage } from '../shared/cap/active-cap.ts'
import { useInstant } from '../shared/session/session.ts'
import type { Shown } from './live.ts'
import { Outside } from './outside.tsx'

interface HourProps {
  readonly shown: Shown
  readonly sound: boolean
  /** Warnings of other systems in force. */
  readonly outside: readonly CapMessage[]
}

/** The hour, who leads the shift, and whether the wall is alive. */
export function Hour({ shown, sound, outside }: HourProps) {
  const { t } = useTranslation('wall')
  const language = useLanguage()
  const instant = useInstant()
  const now = useNow(1000)
  const { view, connected } = shown
  return (
    <footer className="wall-panel wall-hour">
      <span className="wall-org">
        <SeedlingMark size={34} />
        {view.name[language]}
      </span>
      <span>{view.figures.leader === null ? t('noLeader') : t('leader', { name: view.figures.leader })}</span>
      <Outside active={outside} />
      {!connected && (
        <strong className="wall-broken" role="alert">
          {t('broken')}
        </strong>
      )}
      <span className="wall-clock">
        <small>
          {sound ? t('soundOn') : t('soundOff')}
          {' · '}
          {instant(now, 'date')}
        </small>
        <time>
          {instant(now, 'time')}
          <small>:{String(Math.floor(now / 1000) % 60).padStart(2, '0')}</small>
        </time>
      </span>
    </footer>
  )
}
