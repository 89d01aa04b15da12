import { Button, Dialog } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../registers/reason-dialog.tsx'

export type AccountAct = 'disable' | 'enable' | 'reset' | 'revoke'

interface SureDialogProps {
  readonly act: AccountAct
  readonly name: string
  readonly busy: boolean
  readonly error: unknown
  readonly onDo: () => void
  readonly onClose: () => void
}

/** Says what will happen to an account before it does. */
export function SureDialog({ act, name, busy, error, onDo, onClose }: SureDialogProps) {
  const { t } = useTranslation('settings')
  const { t: say } = useTranslation('common')
  return (
    <Dialog
      open
      title={t(`accounts.act.${act}`)}
      onClose={onClose}
      footer={
        <>
          <Button kind={act === 'disable' ? 'danger' : 'primary'} busy={busy} onClick={onDo}>
            {t(`accounts.act.${act}`)}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </>
      }
    >
      <p>{t(`accounts.means.${act}`, { name })}</p>
      {error !== null && <Refusal error={error} />}
    </Dialog>
  )
}
