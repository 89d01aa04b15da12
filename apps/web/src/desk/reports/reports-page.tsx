import './reports.css'
import type { Reply } from '@fangwei/contract/index.ts'
import { reportRoutes } from '@fangwei/contract/report.ts'
import { Button, Choice, Figure, FigureRow, PrintPage, useLanguage, useNow } from '@fangwei/ui/index.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { address } from '../../shared/api/call.ts'
import { useRoute } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useInstant, useMay, useSession } from '../../shared/session/session.ts'
import { OrgControl } from '../matter/form/choice-control.tsx'
import { asReportName, reportNames } from './report-names.ts'
import { ReportTable } from './report-table.tsx'
import { TemplatePart } from './template-part.tsx'

type Report = Reply<typeof reportRoutes.getReport>

/** 台账: what this unit did on one day, to be read, printed or taken as a sheet. */
export default function ReportsPage() {
  const { t } = useTranslation('reports')
  const { t: say } = useTranslation('common')
  const { account, tenant } = useSession()
  const may = useMay()
  const language = useLanguage()
  const [search, setSearch] = useSearchParams()
  const [template, setTemplate] = useState(false)
  const today = new Date(useNow(60_000) + tenant.utcOffsetMinutes * 60_000).toISOString().slice(0, 10)
  const report = asReportName(search.get('report'))
  const org = search.get('org') ?? account.org
  const day = search.get('day') ?? undefined
  const change = (part: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(part)) {
      if (value === undefined || value === '') next.delete(name)
      else next.set(name, value)
    }
    setSearch(next, { replace: true })
  }
  const given = { params: { report }, query: { org, day, lang: language } } as const
  const asked = useRoute(reportRoutes.getReport, {
    params: { report },
    query: { org, lang: language, ...(day !== undefined && { day }) },
  })
  return (
    <div className="reports">
      <div className="reports-bar fw-no-print">
        <Choice
          label={t('which')}
          value={report}
          onChange={chosen => change({ report: chosen })}
          options={reportNames.map(name => ({ value: name, label: t(`name.${name}`) }))}
        />
        <div className="reports-org">
          <OrgControl
            id="reports-org"
            root={account.org}
            multiple={false}
            invalid={false}
            value={org}
            onChange={chosen => change({ org: typeof chosen === 'string' ? chosen : undefined })}
          />
        </div>
        <input
          type="date"
          className="reports-day"
          aria-label={t('day')}
          max={today}
          value={day ?? ''}
          onChange={event => change({ day: event.target.value })}
        />
        <div className="reports-tools">
          <Button icon="print" onClick={() => window.print()}>
            {say('print')}
          </Button>
          <a className="fw-button fw-button-plain" href={address(reportRoutes.getReportSheet.path, given)} download>
            {t('sheet')}
          </a>
          {may('report.template') && (
            <Button aria-expanded={template} onClick={() => setTemplate(!template)}>
              {t('template.title')}
            </Button>
          )}
        </div>
      </div>
      {template && <TemplatePart key={report} report={report} />}
      <Loaded query={asked}>{shown => <Shown report={shown} />}</Loaded>
    </div>
  )
}

function Shown({ report }: { report: Report }) {
  const { t } = useTranslation('reports')
  const { t: say } = useTranslation('common')
  const language = useLanguage()
  const instant = useInstant()
  const span = t('span', { from: instant(report.from, 'full'), to: instant(report.to, 'full') })
  const figures = report.figures
  return (
    <>
      <div className="reports-screen fw-no-print">
        <h1>{report.title[language]}</h1>
        <p className="fw-quiet">
          {report.orgName[language]} · {span}
        </p>
        <FigureRow>
          {figures.map(figure =>
            figure.value === null ? null : (
              <Figure
                key={figure.key}
                label={figure.label[language]}
                value={figure.value}
                digits={Number.isInteger(figure.value) && Number.isInteger(figure.previousDay ?? 0) ? 0 : 1}
                {...(figure.unit !== null && { unit: figure.unit[language] })}
                change={
                  figure.previousDay === null
                    ? undefined
                    : { by: figure.value - figure.previousDay, than: t('previousDay') }
                }
              />
            ),
          )}
        </FigureRow>
        {report.tables.map(table => (
          <ReportTable key={table.key} table={table} />
        ))}
      </div>
      <div className="reports-print">
        <PrintPage
          kind="ledger"
          title={`${report.orgName[language]} ${report.title[language]}`}
          subtitle={span}
          signature={[t('madeBy', { name: report.madeBy, at: instant(report.madeAt, 'full') })]}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">{t('figure')}</th>
                <th scope="col">{t('value')}</th>
                <th scope="col">{t('previousDay')}</th>
                <th scope="col">{t('lastWeek')}</th>
                <th scope="col">{t('lastYear')}</th>
              </tr>
            </thead>
            <tbody>
              {figures.map(figure => (
                <tr key={figure.key}>
                  <th scope="row">{figure.label[language]}</th>
                  {[figure.value, figure.previousDay, figure.lastWeek, figure.lastYear].map((value, at) => (
                    <td key={comparisons[at]}>{value ?? say('none')}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {report.tables.map(table => (
            <ReportTable key={table.key} table={table} />
          ))}
        </PrintPage>
      </div>
    </>
  )
}

const comparisons = ['value', 'previousDay', 'lastWeek', 'lastYear'] as const
