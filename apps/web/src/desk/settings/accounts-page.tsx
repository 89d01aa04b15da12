import '../registers/registers.css'
import { dutyRoutes } from '@fangwei/contract/duty.ts'
import { Button, type Column, DataTable, EmptyState } from '@fangwei/ui/index.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { usePages } from '../../shared/api/queries.ts'
import { useListKeys } from '../../shared/list-keys.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import { SearchBox } from '../list/search-box.tsx'
import { useMatterWords, type Words } from '../matter/words.ts'
import { AccountPane } from './account-pane.tsx'
import { AccountState, type AccountView } from './account-state.tsx'
import { NewAccount } from './new-account.tsx'
import { SettingsFrame } from './settings-frame.tsx'

/** 账号: who may log in, in which roles; opened, changed and ended at once. */
export default function AccountsPage() {
  const { t } = useTranslation('settings')
  const words = useMatterWords()
  const [search, setSearch] = useSearchParams()
  const [adding, setAdding] = useState(false)
  const q = search.get('q')?.slice(0, 60) ?? ''
  const chosen = search.get('account') ?? undefined
  const go = (next: { q?: string; account?: string | undefined }) => {
    const pairs = Object.entries({ q, account: chosen, ...next }).filter(
      ([, value]) => value !== undefined && value !== '',
    )
    setSearch(new URLSearchParams(pairs as [string, string][]), { replace: true })
  }
  const { query, rows, more } = usePages(dutyRoutes.listAccounts, { query: { ...(q !== '' && { q }) } })
  const columns = useMemo(() => columnsOf(words, t), [words, t])
  const keyLabels = useListKeys()
  const account = rows?.find(({ id }) => id === chosen)
  return (
    <SettingsFrame full>
      <search className="settings-filters fw-no-print">
        <SearchBox
          label={t('accounts.search')}
          hint={t('accounts.searchHint')}
          value={q}
          onSearch={typed => go({ q: typed })}
        />
        <span className="list-aside">
          <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
            {t('accounts.new')}
          </Button>
        </span>
      </search>
      <div className={`register-body${account === undefined ? '' : ' register-body-open'}`}>
        <div className="register-list">
          {query.error !== null && rows === undefined ? (
            <Failure error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <div className="list-rows">
              <DataTable
                label={t('part.accounts')}
                columns={columns}
                rows={rows}
                rowId={idOf}
                selected={chosen}
                onSelect={id => go({ account: id })}
                onOpen={id => go({ account: id })}
                keyLabels={keyLabels}
                more={more}
                empty={<EmptyState icon="search">{t('accounts.none')}</EmptyState>}
              />
            </div>
          )}
        </div>
        {account !== undefined && (
          <AccountPane key={account.id} account={account} words={words} onClose={() => go({ account: undefined })} />
        )}
      </div>
      {adding && <NewAccount words={words} onClose={() => setAdding(false)} />}
    </SettingsFrame>
  )
}

const idOf = ({ id }: AccountView) => id

type Say = ReturnType<typeof useTranslation<'settings'>>['t']

const columnsOf = (words: Words, t: Say): Column<AccountView>[] => [
  { key: 'name', title: t('accounts.name'), width: 128, narrow: 'title', render: row => row.name },
  { key: 'login', title: t('accounts.login'), width: 184, render: row => row.login },
  { key: 'org', title: t('accounts.org'), render: row => words.org(row.org) },
  {
    key: 'roles',
    title: t('accounts.roles'),
    render: row => words.join(row.roles.map(role => words.code('role', role))),
  },
  {
    key: 'state',
    title: t('accounts.state'),
    width: 128,
    narrow: 'trailing',
    render: row => <AccountState account={row} />,
  },
]
