import { Choice, DensitySwitch, ThemeSwitch } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { setPreferences, usePreferences } from '../../shared/preferences/preferences.ts'
import { usePlace } from '../../shared/session/directory.ts'
import { useSession } from '../../shared/session/session.ts'
import { useMatterWords } from '../matter/words.ts'
import { PasswordForm } from './password-form.tsx'
import { SettingsFrame } from './settings-frame.tsx'

/** What everybody may set: how it looks on this desk, and one's own password. */
export default function OwnPage() {
  const { t } = useTranslation('settings')
  const { t: say } = useTranslation('common')
  const { account } = useSession()
  const { org } = usePlace()
  const words = useMatterWords()
  const { language, theme, density } = usePreferences()
  return (
    <SettingsFrame>
      <div className="settings-page">
        <section>
          <h1>{account.name}</h1>
          <p className="fw-quiet">
            {account.login} · {org} · {words.join(account.roles.map(role => words.code('role', role)))}
          </p>
        </section>
        <section>
          <h2>{t('own.display')}</h2>
          <p className="fw-quiet">{t('own.onThisDesk')}</p>
          <div className="settings-grid">
            <span>{say('language.label')}</span>
            <Choice
              label={say('language.label')}
              value={language}
              onChange={chosen => setPreferences({ language: chosen })}
              options={[
                { value: 'zh', label: say('language.zh') },
                { value: 'en', label: say('language.en') },
              ]}
            />
            <span>{say('theme.label')}</span>
            <ThemeSwitch
              label={say('theme.label')}
              value={theme}
              onChange={chosen => setPreferences({ theme: chosen })}
            />
            <span>{say('density.label')}</span>
            <DensitySwitch
              label={say('density.label')}
              value={density}
              onChange={chosen => setPreferences({ density: chosen })}
            />
          </div>
        </section>
        <section>
          <h2>{t('password.title')}</h2>
          <PasswordForm />
        </section>
      </div>
    </SettingsFrame>
  )
}
