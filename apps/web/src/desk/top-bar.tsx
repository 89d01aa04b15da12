import './top-bar.css'
import { Button, Menu, StateTag, useToast } from '@fangwei/ui/index.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useFeedStatus } from '../shared/feed/use-feed.ts'
import { setPreferences, usePreferences } from '../shared/preferences/preferences.ts'
import { usePlace } from '../shared/session/directory.ts'
import { useLogOut, useMay, useSession } from '../shared/session/session.ts'
import { DisplayDialog } from './display-dialog.tsx'
import { NotificationsMenu } from './notifications/notifications-menu.tsx'

interface TopBarProps {
  readonly onMenu: () => void
  readonly onHelp: () => void
}

/** Where one is and as whom: organisation, post on shift, person; and how to change the look. */
export function TopBar({ onMenu, onHelp }: TopBarProps) {
  const { t } = useTranslation('shell')
  const { t: say } = useTranslation('common')
  const place = usePlace()
  const may = useMay()
  return (
    <header className="top-bar">
      <div className="top-bar-menu">
        <Button kind="quiet" icon="menu" aria-label={t('rail.open')} onClick={onMenu} />
      </div>
      <div className="top-bar-place">
        <strong className="fw-ellipsis">{place.org}</strong>
        <span className="top-bar-shift fw-ellipsis">
          {place.posts.length > 0 ? t('onShift', { post: place.posts.join(say('listComma')) }) : t('offShift')}
        </span>
      </div>
      {may('matter.read') && (
        <>
          <FeedState />
          <NotificationsMenu />
        </>
      )}
      <LanguageMenu />
      <span className="top-bar-wide">
        <Button kind="quiet" icon="help" aria-label={t('help')} title={`${t('help')} ?`} onClick={onHelp} />
      </span>
      <AccountMenu />
    </header>
  )
}

/** Silent while all is well; says so when the stream is broken. */
function FeedState() {
  const { t } = useTranslation('common')
  const status = useFeedStatus()
  return (
    <span className="top-bar-feed" role="status">
      {status === 'live' ? (
        <span className="top-bar-wide">
          <StateTag tone="done">{t('feed.live')}</StateTag>
        </span>
      ) : (
        <StateTag tone={status === 'refused' ? 'late' : 'waiting'}>{t(`feed.${status}`)}</StateTag>
      )}
    </span>
  )
}

function LanguageMenu() {
  const { t } = useTranslation('common')
  const { language } = usePreferences()
  const choose = (chosen: 'zh' | 'en') => ({
    key: chosen,
    label: t(`language.${chosen}`),
    chosen: language === chosen,
    run: () => setPreferences({ language: chosen }),
  })
  return <Menu label={t('language.label')} icon="globe" items={[choose('zh'), choose('en')]} />
}

function AccountMenu() {
  const { t } = useTranslation('shell')
  const { account } = useSession()
  const logOut = useLogOut()
  const navigate = useNavigate()
  const toast = useToast()
  const [display, setDisplay] = useState(false)
  const leave = () =>
    logOut.mutate(undefined, {
      onSuccess: () => void navigate('/login'),
      onError: () => toast({ message: t('logOutFailed'), tone: 'alert' }),
    })
  return (
    <>
      <Menu
        label={t('account')}
        icon="person"
        face={<span className="top-bar-wide">{account.name}</span>}
        items={[
          { key: 'display', label: t('appearance'), icon: 'sun', run: () => setDisplay(true) },
          { key: 'leave', label: t('logOut'), icon: 'leave', run: leave },
        ]}
      />
      <DisplayDialog open={display} onClose={() => setDisplay(false)} />
    </>
  )
}
