import { hotspotGroups } from '@fangwei/contract/insight.ts'
import { scanCalls, scanModels, scanRoutes, scanWindows } from '@fangwei/contract/scan.ts'
import { Button, Choice, serverClock, useLanguage } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import { useDirectory } from '../../shared/session/directory.ts'
import { useSession } from '../../shared/session/session.ts'
import { firstDraft, orgsBelow } from './scan-draft.ts'

const radii = [0.5, 1, 2, 5] as const
const spans = [7, 14, 30, 60] as const
const replicationCounts = [99, 999, 9999] as const

/** Which calls, where and when, against what chance, in circles and spans of what size. */
export function ScanBar({ isRunning, onStarted }: { isRunning: boolean; onStarted: (job: string) => void }) {
  const { t } = useTranslation('scans')
  const language = useLanguage()
  const { tenant, account } = useSession()
  const { orgs } = useDirectory()
  const [draft, setDraft] = useState(() => firstDraft(serverClock.now(), tenant.utcOffsetMinutes))
  const set = (more: Partial<typeof draft>) => setDraft({ ...draft, ...more })
  const start = useMutation({
    mutationFn: () => call(scanRoutes.startScan, { body: draft }),
    onSuccess: job => onStarted(job.id),
  })
  const below = orgsBelow(orgs, account.org)
  return (
    <form
      className="scans-bar fw-no-print"
      onSubmit={event => {
        event.preventDefault()
        start.mutate()
      }}
    >
      <Choice
        label={t('group.label')}
        value={draft.group}
        onChange={group => set({ group })}
        options={hotspotGroups.map(value => ({ value, label: t(`group.${value}`) }))}
      />
      <Choice
        label={t('calls.label')}
        value={draft.calls}
        onChange={calls => set({ calls })}
        options={scanCalls.map(value => ({ value, label: t(`calls.${value}`) }))}
      />
      <Choice
        label={t('model.label')}
        value={draft.model}
        onChange={model => set({ model })}
        options={scanModels.map(value => ({ value, label: t(`model.${value}`) }))}
      />
      <Choice
        label={t('window.label')}
        value={draft.window}
        onChange={window => set({ window })}
        options={scanWindows.map(value => ({ value, label: t(`window.${value}`) }))}
      />
      <span className="scans-break" />
      <Picked
        label={t('area')}
        value={draft.org ?? account.org}
        onChange={org => set({ org })}
        options={below.map(org => ({ value: org.code, label: org.name[language] }))}
      />
      <label>
        {t('from')}
        <input
          type="date"
          required
          value={draft.from}
          max={draft.to}
          onChange={event => set({ from: event.target.value })}
        />
      </label>
      <label>
        {t('to')}
        <input
          type="date"
          required
          value={draft.to}
          min={draft.from}
          onChange={event => set({ to: event.target.value })}
        />
      </label>
      <Picked
        label={t('radius')}
        value={String(draft.maxRadiusKm)}
        onChange={value => set({ maxRadiusKm: Number(value) })}
        options={radii.map(value => ({ value: String(value), label: t('km', { value }) }))}
      />
      <Picked
        label={t('days')}
        value={String(draft.maxDays)}
        onChange={value => set({ maxDays: Number(value) })}
        options={spans.map(value => ({ value: String(value), label: t('dayCount', { value }) }))}
      />
      <Picked
        label={t('replications')}
        value={String(draft.replications)}
        onChange={value => set({ replications: Number(value) })}
        options={replicationCounts.map(value => ({ value: String(value), label: String(value) }))}
      />
      <Button kind="primary" type="submit" busy={start.isPending} disabled={isRunning}>
        {t('run')}
      </Button>
      {start.error !== null && <Failure error={start.error} />}
    </form>
  )
}

interface PickedProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

const Picked = ({ label, value, options, onChange }: PickedProps) => (
  <label>
    {label}
    <select value={value} onChange={event => onChange(event.target.value)}>
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </label>
)
