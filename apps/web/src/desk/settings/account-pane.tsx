import { dutyRoutes } from '@fangwei/contract/duty.ts'
import { sessionRoutes } from '@fangwei/contract/session.ts'
import { Button, DescriptionGrid, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { useSession } from '../../shared/session/session.ts'
import { OrgControl } from '../matter/form/choice-control.tsx'
import type { Words } from '../matter/words.ts'
import { Refusal } from '../registers/reason-dialog.tsx'
import { AccountState, type AccountView } from './account-state.tsx'
import { RolesControl } from './roles-control.tsx'
import { type AccountAct, SureDialog } from './sure-dialog.tsx'
import { TemporaryPassword } from './temporary-password.tsx'

interface AccountPaneProps {
  readonly account: AccountView
  readonly words: Words
  readonly onClose: () => void
}

/** One account: its roles and organisation, and what may be done to it. Nobody manages their own. */
export function AccountPane({ account, words, onClose }: AccountPaneProps) {
  const { t } = useTranslation('settings')
  const { t: say } = useTranslation('common')
  const { account: me } = useSession()
  const client = useQueryClient()
  const toast = useToast()
  const [act, setAct] = useState<AccountAct | undefined>(undefined)
  const [password, setPassword] = useState<string | undefined>(undefined)
  const params = { account: account.id }
  const fresh = () => client.invalidateQueries({ queryKey: [dutyRoutes.listAccounts.path] })
  const does: Readonly<Record<AccountAct, () => Promise<string | undefined>>> = {
    disable: async () => void (await call(dutyRoutes.disableAccount, { params })) as undefined,
    enable: async () => (await call(dutyRoutes.enableAccount, { params })).temporaryPassword,
    reset: async () => (await call(dutyRoutes.resetPassword, { params })).temporaryPassword,
    revoke: async () => void (await call(sessionRoutes.revokeSessions, { params })) as undefined,
  }
  const doing = useMutation({
    mutationFn: (which: AccountAct) => does[which](),
    onSuccess: (given, which) => {
      void fresh()
      setAct(undefined)
      setPassword(given)
      toast({ message: t(`accounts.done.${which}`) })
    },
  })
  const own = account.id === me.id
  const disabled = account.disabledAt !== null
  return (
    <section className="register-pane" aria-label={account.name}>
      <div className="register-pane-close">
        <Button kind="quiet" icon="close" aria-label={say('close')} onClick={onClose} />
      </div>
      <header>
        <h2>{account.name}</h2>
        <p>
          <AccountState account={account} />
        </p>
      </header>
      <DescriptionGrid
        items={[
          { key: 'login', label: t('accounts.login'), value: account.login },
          { key: 'staff', label: t('accounts.staff'), value: account.staff },
          ...(account.disabledAt === null
            ? []
            : [{ key: 'since', label: t('accounts.disabled'), value: words.instant(account.disabledAt, 'full') }]),
        ]}
      />
      {own ? (
        <p className="fw-quiet">{t('accounts.own')}</p>
      ) : (
        <>
          <RolesForm account={account} onSaved={fresh} />
          <div className="fw-commands">
            {disabled ? (
              <Button kind="primary" onClick={() => setAct('enable')}>
                {t('accounts.act.enable')}
              </Button>
            ) : (
              <>
                <Button onClick={() => setAct('reset')}>{t('accounts.act.reset')}</Button>
                <Button onClick={() => setAct('revoke')}>{t('accounts.act.revoke')}</Button>
                <Button kind="danger" onClick={() => setAct('disable')}>
                  {t('accounts.act.disable')}
                </Button>
              </>
            )}
          </div>
        </>
      )}
      {act !== undefined && (
        <SureDialog
          act={act}
          name={account.name}
          busy={doing.isPending}
          error={doing.error}
          onDo={() => doing.mutate(act)}
          onClose={() => {
            doing.reset()
            setAct(undefined)
          }}
        />
      )}
      {password !== undefined && (
        <TemporaryPassword name={account.name} password={password} onClose={() => setPassword(undefined)} />
      )}
    </section>
  )
}

function RolesForm({ account, onSaved }: { account: AccountView; onSaved: () => Promise<void> }) {
  const { t } = useTranslation('settings')
  const { account: me } = useSession()
  const toast = useToast()
  const [roles, setRoles] = useState<readonly string[]>(account.roles)
  const [org, setOrg] = useState(account.org)
  const changed = org !== account.org || roles.join() !== account.roles.join()
  const save = useMutation({
    mutationFn: () =>
      call(dutyRoutes.changeAccount, { params: { account: account.id }, body: { roles: [...roles], org } }),
    onSuccess: async () => {
      await onSaved()
      toast({ message: t('accounts.done.change') })
    },
  })
  return (
    <form
      className="settings-dialog"
      onSubmit={event => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <label htmlFor="account-roles">{t('accounts.roles')}</label>
      <RolesControl id="account-roles" value={roles} onChange={setRoles} />
      <label htmlFor="account-org">{t('accounts.org')}</label>
      <OrgControl
        id="account-org"
        root={me.org}
        multiple={false}
        invalid={false}
        value={org}
        onChange={chosen => typeof chosen === 'string' && setOrg(chosen)}
      />
      {save.error !== null && <Refusal error={save.error} />}
      {changed && (
        <>
          <p className="act-hint">{t('accounts.atOnce')}</p>
          <div className="fw-commands">
            <Button kind="primary" type="submit" busy={save.isPending} disabled={roles.length === 0}>
              {t('accounts.change')}
            </Button>
          </div>
        </>
      )}
    </form>
  )
}
