import type { dutyRoutes } from '@fangwei/contract/duty.ts'
import type { Reply } from '@fangwei/contract/index.ts'
import { StateTag, serverClock } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'

export type AccountView = Reply<typeof dutyRoutes.listAccounts>['items'][number]

/** Whether it can be logged in with, and if not, why. */
export function AccountState({ account }: { account: AccountView }) {
  const { t } = useTranslation('settings')
  if (account.disabledAt !== null) return <StateTag tone="paused">{t('accounts.disabled')}</StateTag>
  if (account.lockedUntil !== null && Date.parse(account.lockedUntil) > serverClock.now())
    return <StateTag tone="late">{t('accounts.locked')}</StateTag>
  if (account.passwordTemporary) return <StateTag tone="waiting">{t('accounts.temporary')}</StateTag>
  return <StateTag tone="done">{t('accounts.working')}</StateTag>
}
