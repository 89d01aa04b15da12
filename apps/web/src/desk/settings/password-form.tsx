import '../matter/form/action-form.css'
import { dutyRoutes } from '@fangwei/contract/duty.ts'
import { Button, useToast } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useSession } from '../../shared/session/session.ts'
import { Refusal } from '../registers/reason-dialog.tsx'
import { passwordFault } from './password-fault.ts'

/** One's own password: the old one, and a new one twice. What speaks against it is said before it is sent. */
export function PasswordForm({ onChanged }: { onChanged?: () => void }) {
  const { t } = useTranslation('settings')
  const { account } = useSession()
  const toast = useToast()
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: () => call(dutyRoutes.changePassword, { body: { old, new: next } }),
    onSuccess: () => {
      for (const empty of [setOld, setNext, setAgain]) empty('')
      setTried(false)
      toast({ message: t('password.changed') })
      onChanged?.()
    },
  })
  const fault = passwordFault({ old, next, again }, account.login)
  const submit = () => {
    setTried(true)
    if (fault === undefined) change.mutate()
  }
  return (
    <form
      className="act-form settings-password"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <Row label={t('password.old')} value={old} onChange={setOld} complete="current-password" />
      <Row
        label={t('password.new')}
        value={next}
        onChange={setNext}
        complete="new-password"
        hint={t('password.rule')}
      />
      <Row label={t('password.again')} value={again} onChange={setAgain} complete="new-password" />
      {tried && fault !== undefined && (
        <p className="act-problem" role="alert">
          {t(`password.fault.${fault}`)}
        </p>
      )}
      {change.error !== null && <Refusal error={change.error} />}
      <div className="fw-commands">
        <Button kind="primary" type="submit" busy={change.isPending}>
          {t('password.change')}
        </Button>
      </div>
    </form>
  )
}

interface RowProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly complete: 'current-password' | 'new-password'
  readonly hint?: string
}

function Row({ label, value, onChange, complete, hint }: RowProps) {
  const id = useId()
  return (
    <div className="act-row">
      <label htmlFor={id}>{label}</label>
      <div>
        <input
          id={id}
          type="password"
          autoComplete={complete}
          maxLength={200}
          value={value}
          onChange={event => onChange(event.target.value)}
        />
        {hint !== undefined && <p className="act-hint">{hint}</p>}
      </div>
    </div>
  )
}
