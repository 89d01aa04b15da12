import { dutyRoutes } from '@fangwei/contract/duty.ts'
import { registerRoutes } from '@fangwei/contract/registers.ts'
import { Button, Dialog } from '@fangwei/ui/index.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { queryFor } from '../../shared/api/queries.ts'
import { useSettled } from '../call/use-settled.ts'
import type { Words } from '../matter/words.ts'
import { Refusal } from '../registers/reason-dialog.tsx'
import { RolesControl } from './roles-control.tsx'
import { TemporaryPassword } from './temporary-password.tsx'

/** An account for somebody who stands in the register of staff; the roles entered there come first. */
export function NewAccount({ words, onClose }: { words: Words; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: say } = useTranslation('common')
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const [staff, setStaff] = useState<string | undefined>(undefined)
  const [login, setLogin] = useState('')
  const [roles, setRoles] = useState<readonly string[]>([])
  const q = useSettled(typed.trim(), 300)
  const found = useQuery(
    queryFor(registerRoutes.listEntries, {
      params: { register: 'staff' },
      query: { ...(q !== '' && { q }), limit: 20 },
    }),
  )
  const open = useMutation({
    mutationFn: () =>
      call(dutyRoutes.createAccount, { body: { staff: staff ?? '', login: login.trim(), roles: [...roles] } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: [dutyRoutes.listAccounts.path] }),
  })
  if (open.data !== undefined)
    return <TemporaryPassword name={open.data.account.name} password={open.data.temporaryPassword} onClose={onClose} />
  const people = found.data?.items ?? []
  const choose = (id: string | undefined) => {
    setStaff(id)
    const entered = people.find(person => person.id === id)?.values.roles
    if (Array.isArray(entered)) setRoles(entered.map(String))
  }
  const fine = staff !== undefined && /^[0-9A-Za-z\u4e00-\u9fff._@-]{2,60}$/.test(login.trim()) && roles.length > 0
  return (
    <Dialog
      open
      title={t('accounts.new')}
      onClose={onClose}
      footer={
        <>
          <Button kind="primary" disabled={!fine} busy={open.isPending} onClick={() => open.mutate()}>
            {t('accounts.open')}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </>
      }
    >
      <div className="settings-dialog">
        <label htmlFor="new-staff">{t('accounts.person')}</label>
        <Select
          id="new-staff"
          showSearch={{ filterOption: false, onSearch: setTyped }}
          allowClear
          placeholder={t('accounts.personHint')}
          loading={found.isFetching}
          getPopupContainer={node => node.closest('dialog') ?? document.body}
          value={staff ?? null}
          onChange={(id: string | undefined) => choose(id)}
          options={people.map(person => ({
            value: person.id,
            label: `${person.name} ${person.id} ${words.org(person.org)}`,
          }))}
          notFoundContent={t('accounts.noPerson')}
        />
        <label htmlFor="new-login">{t('accounts.login')}</label>
        <input
          id="new-login"
          autoComplete="off"
          maxLength={60}
          value={login}
          onChange={event => setLogin(event.target.value)}
        />
        <label htmlFor="new-roles">{t('accounts.roles')}</label>
        <RolesControl id="new-roles" value={roles} onChange={setRoles} />
        {open.error !== null && <Refusal error={open.error} />}
      </div>
    </Dialog>
  )
}
