import './settings.css'
import { SeedlingMark } from '@fangwei/ui/index.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '../../shared/session/session.ts'
import { PasswordForm } from './password-form.tsx'

/** Logged in with a password somebody else gave: nothing else is there until one of one's own is set. */
export function OwnPasswordFirst() {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return (
    <main className="settings-first">
      <SeedlingMark size={32} />
      <h1>{t('password.first')}</h1>
      <p>{t('password.why')}</p>
      <PasswordForm onChanged={() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey })} />
    </main>
  )
}
