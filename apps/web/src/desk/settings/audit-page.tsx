import '../registers/registers.css'
import type { Reply } from '@fangwei/contract/index.ts'
import { settingsRoutes } from '@fangwei/contract/settings.ts'
import { findRegister } from '@fangwei/domain/registers/index.ts'
import { Button, type Column, DataTable, EmptyState, PrintPage, useLanguage, useToast } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { address } from '../../shared/api/call.ts'
import { download } from '../../shared/api/download.ts'
import { usePages } from '../../shared/api/queries.ts'
import { useListKeys } from '../../shared/list-keys.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import { useSession } from '../../shared/session/session.ts'
import { useMatterWords, type Words } from '../matter/words.ts'
import { ReasonDialog } from '../registers/reason-dialog.tsx'
import { type AuditFilters, auditKinds, auditQuery, readAuditFilters } from './audit-filters.ts'
import { SettingsFrame } from './settings-frame.tsx'

type Entry = Reply<typeof settingsRoutes.getAudit>['items'][number]

/** 审计: what accounts did, whose data they saw and what for. To read it is itself recorded. */
export default function AuditPage() {
  const { t } = useTranslation('audit')
  const { tenant } = useSession()
  const words = useMatterWords()
  const [search, setSearch] = useSearchParams()
  const [exporting, setExporting] = useState(false)
  const [selected, setSelected] = useState<string | undefined>(undefined)
  const filters = useMemo(() => readAuditFilters(search), [search])
  const wanted = useMemo(() => auditQuery(filters, tenant.utcOffsetMinutes), [filters, tenant.utcOffsetMinutes])
  const { query, rows, more } = usePages(settingsRoutes.getAudit, { query: { ...wanted, limit: 100 } })
  const columns = useColumns(words)
  const keyLabels = useListKeys()
  const go = (part: AuditFilters) => {
    const next = Object.entries({ ...filters, ...part }).filter(([, value]) => value !== undefined && value !== '')
    setSearch(new URLSearchParams(next as [string, string][]), { replace: true })
  }
  const entry = rows?.find(row => String(row.fact) === selected)
  return (
    <SettingsFrame full>
      <Filters filters={filters} onChange={go} onExport={() => setExporting(true)} />
      <div className={`register-body${entry === undefined ? '' : ' register-body-open'}`}>
        <div className="register-list">
          {query.error !== null && rows === undefined ? (
            <Failure error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <div className="list-rows fw-no-print">
              <DataTable
                label={t('title')}
                columns={columns}
                rows={rows}
                rowId={idOf}
                selected={selected}
                onSelect={setSelected}
                onOpen={setSelected}
                keyLabels={keyLabels}
                more={more}
                empty={<EmptyState icon="search">{t('none')}</EmptyState>}
              />
            </div>
          )}
          <Printed rows={rows ?? []} columns={columns} />
        </div>
        {entry !== undefined && <Shown entry={entry} words={words} onClose={() => setSelected(undefined)} />}
      </div>
      {exporting && <ExportAudit filters={wanted} onClose={() => setExporting(false)} />}
    </SettingsFrame>
  )
}

const idOf = ({ fact }: Entry) => String(fact)

function useColumns(words: Words): Column<Entry>[] {
  const { t } = useTranslation('audit')
  return useMemo(
    () => [
      { key: 'at', title: t('at'), width: 136, render: row => words.instant(row.recordedAt) },
      { key: 'who', title: t('who'), width: 144, narrow: 'title', render: row => whoOf(row, t) },
      { key: 'act', title: t('act'), width: 208, render: row => actName(row.kind, t) },
      { key: 'reason', title: t('reason'), render: row => textOf(row.data?.reason) },
      { key: 'about', title: t('about'), render: row => aboutOf(row, words) },
    ],
    [t, words],
  )
}

type Say = ReturnType<typeof useTranslation<'audit'>>['t']

/** An act in words: by its whole kind, else by the group it belongs to. */
function actName(kind: string, t: Say): string {
  const group = auditKinds.find(one => kind.startsWith(one.prefix))
  const last = kind.split('.').at(-1) ?? ''
  if (kind.startsWith('session.')) return t(`sessions.${last}` as 'sessions.opened', { defaultValue: kind })
  if (kind.startsWith('video.')) return t(`looks.${last}` as 'looks.opened', { defaultValue: kind })
  const act = t(`acts.${last}` as 'acts.read', { defaultValue: last })
  return group === undefined ? kind : t('actOf', { group: t(`groups.${group.key}`), act })
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const whoOf = ({ account, accountName }: Entry, t: Say): string =>
  accountName ?? (account === 'system' ? t('system') : account)

/** What an act was about, as far as its record names it. */
function aboutOf({ kind, data }: Entry, words: Words): string {
  const register = findRegister(String(data?.register ?? (kind.startsWith('register.') ? kind.split('.')[1] : '')))
  const named = ['id', 'device', 'account', 'code', 'report', 'year', 'file'].map(name => data?.[name])
  const org = data?.org
  return words.join([
    ...(register === undefined ? [] : [words.say(register.label)]),
    ...(typeof org === 'string' ? [words.org(org)] : []),
    ...named.filter(value => typeof value === 'string' || typeof value === 'number').map(String),
  ])
}

interface FiltersProps {
  readonly filters: AuditFilters
  readonly onChange: (part: AuditFilters) => void
  readonly onExport: () => void
}

function Filters({ filters, onChange, onExport }: FiltersProps) {
  const { t } = useTranslation('audit')
  const { t: say } = useTranslation('common')
  return (
    <search className="settings-filters fw-no-print">
      <select
        aria-label={t('act')}
        value={filters.kind ?? ''}
        onChange={event => onChange({ kind: event.target.value })}
      >
        <option value="">{t('everyAct')}</option>
        {auditKinds.map(({ key, prefix }) => (
          <option key={key} value={prefix}>
            {t(`groups.${key}`)}
          </option>
        ))}
      </select>
      <input
        aria-label={t('account')}
        placeholder={t('account')}
        defaultValue={filters.account ?? ''}
        onBlur={event => onChange({ account: event.target.value.trim() })}
        onKeyDown={event => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <span className="list-days">
        <input
          type="date"
          aria-label={t('from')}
          value={filters.from ?? ''}
          onChange={event => onChange({ from: event.target.value })}
        />
        <span aria-hidden="true">–</span>
        <input
          type="date"
          aria-label={t('to')}
          value={filters.to ?? ''}
          onChange={event => onChange({ to: event.target.value })}
        />
      </span>
      <span className="list-aside fw-commands">
        <Button icon="print" aria-label={say('print')} title={say('print')} onClick={() => window.print()} />
        <Button icon="download" onClick={onExport}>
          {t('export')}
        </Button>
      </span>
    </search>
  )
}

function Shown({ entry, words, onClose }: { entry: Entry; words: Words; onClose: () => void }) {
  const { t } = useTranslation('audit')
  const { t: say } = useTranslation('common')
  return (
    <section className="register-pane fw-no-print" aria-label={t('title')}>
      <div className="register-pane-close">
        <Button kind="quiet" icon="close" aria-label={say('close')} onClick={onClose} />
      </div>
      <header>
        <h2>{actName(entry.kind, t)}</h2>
        <p className="fw-quiet">
          {whoOf(entry, t)} · {words.instant(entry.recordedAt, 'full')}
        </p>
      </header>
      {entry.data === null ? (
        <p>{t('erased')}</p>
      ) : (
        <dl className="fw-descriptions">
          {told(entry.data).map(([name, value]) => (
            <div key={name} className="fw-description">
              <dt>{t(`names.${name}` as 'names.reason', { defaultValue: name })}</dt>
              <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="fw-quiet fw-small">{t('fact', { fact: entry.fact, kind: entry.kind })}</p>
    </section>
  )
}

/** What the record says; what it leaves open is left out. */
const told = (data: Readonly<Record<string, unknown>>) => Object.entries(data).filter(([, value]) => value !== null)

function ExportAudit({ filters, onClose }: { filters: object; onClose: () => void }) {
  const { t } = useTranslation('audit')
  const language = useLanguage()
  const toast = useToast()
  const take = useMutation({
    mutationFn: (reason: string) =>
      download(address(settingsRoutes.exportAudit.path, { query: { ...filters, language, reason } })),
    onSuccess: () => {
      toast({ message: t('exported') })
      onClose()
    },
  })
  return (
    <ReasonDialog
      title={t('export')}
      consequence={t('exportMeans')}
      submit={t('export')}
      busy={take.isPending}
      error={take.error}
      onSubmit={reason => take.mutate(reason)}
      onClose={onClose}
    />
  )
}

function Printed({ rows, columns }: { rows: readonly Entry[]; columns: readonly Column<Entry>[] }) {
  const { t } = useTranslation('audit')
  return (
    <div className="register-print">
      <PrintPage kind="ledger" title={t('title')}>
        <table>
          <thead>
            <tr>
              {columns.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.fact}>
                {columns.map(({ key, render }) => (
                  <td key={key}>{render(row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </PrintPage>
    </div>
  )
}
