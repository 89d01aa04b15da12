import { Button, Dialog } from '@fangwei/ui/index.ts'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentences } from '../../shared/load/loaded.tsx'

/** As the server counts them. */
export const leastReason = 8

interface ReasonDialogProps {
  readonly title: string
  /** What pressing the button means, in words. */
  readonly consequence: string
  readonly submit: string
  readonly busy: boolean
  readonly error: unknown
  /** Further questions, above the reason. */
  readonly children?: ReactNode
  readonly onSubmit: (reason: string) => void
  readonly onClose: () => void
}

/** Asks why personal data is looked at or taken out; the reason is kept for the auditor. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, consequence, submit, busy, error, children, onSubmit, onClose } = props
  const { t } = useTranslation('registers')
  const { t: say } = useTranslation('common')
  const field = useId()
  const [reason, setReason] = useState('')
  const short = [...reason.trim()].length < leastReason
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button kind="primary" disabled={short} busy={busy} onClick={() => onSubmit(reason.trim())}>
            {submit}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </>
      }
    >
      <div className="register-dialog">
        <p>{consequence}</p>
        {children}
        <label htmlFor={field}>{t('reason.label')}</label>
        <textarea
          id={field}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
        <p className="act-hint">{t('reason.least', { count: leastReason })}</p>
        {error !== null && <Refusal error={error} />}
      </div>
    </Dialog>
  )
}

/** What the server refused and what to do, in a line. */
export function Refusal({ error }: { error: unknown }) {
  const { what, next } = useSentences(error)
  return (
    <p className="act-refusal" role="alert">
      {what} {next}
    </p>
  )
}
