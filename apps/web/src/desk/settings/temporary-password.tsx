import { Button, Dialog } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'

/** A temporary password, shown this once: it is kept nowhere. */
export function TemporaryPassword(props: { name: string; password: string; onClose: () => void }) {
  const { name, password, onClose } = props
  const { t } = useTranslation('settings')
  const { t: say } = useTranslation('common')
  return (
    <Dialog
      open
      title={t('accounts.password', { name })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{say('close')}</Button>}
    >
      <div className="settings-dialog">
        <p className="account-password">{password}</p>
        <p>{t('accounts.once')}</p>
      </div>
    </Dialog>
  )
}
