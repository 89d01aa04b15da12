import { settingsRoutes } from '@fangwei/contract/settings.ts'
import { Button, EmptyState, StateTag, serverClock, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { useRoute } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useMay, useSession } from '../../shared/session/session.ts'
import { Refusal } from '../registers/reason-dialog.tsx'
import { dayOf } from '../roster/week.ts'
import { type HolidayDay, removed, sorted } from './holiday-days.ts'
import { HolidayForm } from './holiday-form.tsx'
import { SettingsFrame } from './settings-frame.tsx'

/** 节假日: which days are off and which weekends are worked, for clocks that count working days. */
export default function HolidaysPage() {
  const { t } = useTranslation('settings')
  const { tenant } = useSession()
  const [search, setSearch] = useSearchParams()
  const thisYear = Number(dayOf(serverClock.now(), tenant.utcOffsetMinutes).slice(0, 4))
  const year = /^20\d\d$/.test(search.get('year') ?? '') ? Number(search.get('year')) : thisYear
  const query = useRoute(settingsRoutes.getHolidays, { query: { year } })
  const go = (next: number) => setSearch({ year: String(next) }, { replace: true })
  return (
    <SettingsFrame>
      <div className="settings-page">
        <header className="settings-head">
          <div>
            <h1>{t('holidays.title')}</h1>
            <p className="fw-quiet">{t('holidays.what')}</p>
          </div>
          <span className="settings-year">
            <Button kind="quiet" icon="left" aria-label={t('holidays.before')} onClick={() => go(year - 1)} />
            <strong>{year}</strong>
            <Button kind="quiet" icon="right" aria-label={t('holidays.after')} onClick={() => go(year + 1)} />
          </span>
        </header>
        <Loaded query={query}>
          {({ version, items }) => <Year key={`${year} ${version}`} year={year} version={version} days={items} />}
        </Loaded>
      </div>
    </SettingsFrame>
  )
}

function Year({ year, version, days }: { year: number; version: number; days: readonly HolidayDay[] }) {
  const { t } = useTranslation('settings')
  const { t: say } = useTranslation('common')
  const may = useMay()
  const client = useQueryClient()
  const toast = useToast()
  const [draft, setDraft] = useState<readonly HolidayDay[]>(days)
  const weekday = new Intl.DateTimeFormat(say('language.label') === '语言' ? 'zh-CN' : 'en-GB', {
    weekday: 'short',
    timeZone: 'UTC',
  })
  const dirty = draft !== days
  const save = useMutation({
    mutationFn: () => call(settingsRoutes.putHolidays, { params: { year }, body: { version, days: [...draft] } }),
    onSuccess: ({ job }) => {
      void client.invalidateQueries({ queryKey: [settingsRoutes.getHolidays.path] })
      toast({ message: t(job === null ? 'holidays.same' : 'holidays.saved') })
    },
  })
  return (
    <>
      {draft.length === 0 ? (
        <EmptyState icon="clock">{t('holidays.none', { year })}</EmptyState>
      ) : (
        <div className="settings-scroll">
          <table className="settings-table">
            <thead>
              <tr>
                <th scope="col">{t('holidays.day')}</th>
                <th scope="col">{t('holidays.kind')}</th>
                <th scope="col">{t('holidays.name')}</th>
                <th scope="col">{t('policies.basis')}</th>
                {may('settings.write') && <th scope="col" className="fw-no-print" />}
              </tr>
            </thead>
            <tbody>
              {draft.map(one => (
                <tr key={one.day}>
                  <th scope="row" className="fw-nowrap">
                    {one.day} <span className="fw-quiet">{weekday.format(new Date(`${one.day}T00:00:00Z`))}</span>
                  </th>
                  <td className="fw-nowrap">
                    <StateTag tone={one.working ? 'active' : 'done'}>
                      {t(one.working ? 'holidays.worked' : 'holidays.off')}
                    </StateTag>
                  </td>
                  <td>{one.name}</td>
                  <td className="settings-basis">{one.basis}</td>
                  {may('settings.write') && (
                    <td className="fw-no-print settings-do">
                      <Button
                        kind="quiet"
                        icon="close"
                        aria-label={t('holidays.remove', { day: one.day })}
                        onClick={() => setDraft(removed(draft, one.day))}
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {may('settings.write') && (
        <HolidayForm
          year={year}
          taken={draft.map(({ day }) => day)}
          onAdd={added => setDraft(sorted([...draft, ...added]))}
        />
      )}
      {dirty && (
        <section className="settings-save" aria-live="polite">
          <p>{t('holidays.consequence')}</p>
          {save.error !== null && <Refusal error={save.error} />}
          <div className="fw-commands">
            <Button kind="primary" busy={save.isPending} onClick={() => save.mutate()}>
              {say('save')}
            </Button>
            <Button onClick={() => setDraft(days)}>{say('cancel')}</Button>
          </div>
        </section>
      )}
    </>
  )
}
