import { Button, Choice } from '@fangwei/ui/index.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { daysBetween, type HolidayDay, isWeekend } from './holiday-days.ts'

interface HolidayFormProps {
  readonly year: number
  readonly taken: readonly string[]
  readonly onAdd: (days: HolidayDay[]) => void
}

/** A run of days off, or weekends worked for it, with the notice they rest on. */
export function HolidayForm({ year, taken, onAdd }: HolidayFormProps) {
  const { t } = useTranslation('settings')
  const [kind, setKind] = useState<'off' | 'worked'>('off')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [name, setName] = useState('')
  const [basis, setBasis] = useState('')
  const [fromId, toId, nameId, basisId] = [useId(), useId(), useId(), useId()]
  const last = to === '' ? from : to
  const days = from === '' ? [] : daysBetween(from, last).filter(day => !taken.includes(day))
  const fitting = kind === 'worked' ? days.filter(isWeekend) : days
  const fine =
    fitting.length > 0 &&
    [from, last].every(day => day.startsWith(`${year}-`)) &&
    name.trim() !== '' &&
    [...basis.trim()].length >= 4
  return (
    <form
      className="settings-holiday fw-no-print"
      onSubmit={event => {
        event.preventDefault()
        if (!fine) return
        onAdd(fitting.map(day => ({ day, working: kind === 'worked', name: name.trim(), basis: basis.trim() })))
        setFrom('')
        setTo('')
      }}
    >
      <h2>{t('holidays.add')}</h2>
      <Choice
        label={t('holidays.kind')}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'off', label: t('holidays.off') },
          { value: 'worked', label: t('holidays.worked') },
        ]}
      />
      <label htmlFor={fromId}>{t('holidays.first')}</label>
      <input
        id={fromId}
        type="date"
        min={`${year}-01-01`}
        max={`${year}-12-31`}
        value={from}
        onChange={event => setFrom(event.target.value)}
      />
      <label htmlFor={toId}>{t('holidays.last')}</label>
      <input
        id={toId}
        type="date"
        min={from || `${year}-01-01`}
        max={`${year}-12-31`}
        value={to}
        onChange={event => setTo(event.target.value)}
      />
      <label htmlFor={nameId}>{t('holidays.name')}</label>
      <input id={nameId} maxLength={40} value={name} onChange={event => setName(event.target.value)} />
      <label htmlFor={basisId}>{t('policies.basis')}</label>
      <input
        id={basisId}
        maxLength={400}
        placeholder={t('holidays.basisHint')}
        value={basis}
        onChange={event => setBasis(event.target.value)}
      />
      <div className="fw-commands">
        <Button type="submit" icon="plus" disabled={!fine}>
          {fitting.length === 0 ? t('holidays.add') : t('holidays.put', { count: fitting.length })}
        </Button>
      </div>
    </form>
  )
}
