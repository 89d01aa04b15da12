import './login-page.css'
import { Button, Menu, SeedlingMark } from '@fangwei/ui/index.ts'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { useSentences } from '../shared/load/loaded.tsx'
import { setPreferences, usePreferences } from '../shared/preferences/preferences.ts'
import { useLogIn } from '../shared/session/session.ts'

/** The door: one account, one password, the language in reach. */
export default function LoginPage() {
  const { t } = useTranslation('shell')
  const { t: say } = useTranslation('common')
  const expired = (useLocation().state as { expired?: boolean } | null)?.expired === true
  return (
    <main className="login">
      <section className="login-card">
        <header className="login-head">
          <SeedlingMark size={44} />
          <div>
            <h1>{say('product')}</h1>
            <p className="fw-quiet">{say('motto')}</p>
          </div>
          <LanguageSwitch />
        </header>
        {expired && (
          <p className="login-note" role="status">
            {t('login.expired')}
          </p>
        )}
        <LoginForm />
        <p className="login-about">{t('login.about')}</p>
      </section>
    </main>
  )
}

function LoginForm() {
  const { t } = useTranslation('shell')
  const logIn = useLogIn()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [shown, setShown] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [login, password] = [String(form.get('login')).trim(), String(form.get('password'))]
    logIn.mutate(
      { login, password },
      { onSuccess: () => void navigate(safeNext(search.get('next')), { replace: true }) },
    )
  }
  return (
    <form className="login-form" onSubmit={submit}>
      <label htmlFor="login">{t('login.login')}</label>
      <input id="login" name="login" autoComplete="username" autoCapitalize="none" spellCheck={false} required />
      <label htmlFor="password">{t('login.password')}</label>
      <div className="login-password">
        <input
          id="password"
          name="password"
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          required
        />
        <Button
          kind="quiet"
          icon={shown ? 'eyeOff' : 'eye'}
          aria-label={shown ? t('login.hidePassword') : t('login.showPassword')}
          onClick={() => setShown(!shown)}
        />
      </div>
      {logIn.error && <LoginProblem error={logIn.error} />}
      <Button kind="primary" type="submit" busy={logIn.isPending}>
        {t('login.submit')}
      </Button>
    </form>
  )
}

function LoginProblem({ error }: { error: unknown }) {
  const { what, next } = useSentences(error)
  return (
    <p className="login-problem" role="alert">
      {what}
      <br />
      <span className="fw-small">{next}</span>
    </p>
  )
}

function LanguageSwitch() {
  const { t } = useTranslation('common')
  const { language } = usePreferences()
  const choose = (chosen: 'zh' | 'en') => ({
    key: chosen,
    label: t(`language.${chosen}`),
    chosen: language === chosen,
    run: () => setPreferences({ language: chosen }),
  })
  return (
    <Menu
      label={t('language.label')}
      icon="globe"
      face={t(`language.${language}`)}
      items={[choose('zh'), choose('en')]}
    />
  )
}

/** Only a path of our own may follow a log-in, never another site. */
export function safeNext(next: string | null): string {
  if (next === null || !/^\/(?![/\\])/.test(next)) return '/'
  return next.startsWith('/login') ? '/' : next
}
