import './devices.css'
import { deviceRoutes } from '@fangwei/contract/devices.ts'
import type { Reply } from '@fangwei/contract/index.ts'
import { deviceKind } from '@fangwei/domain/dictionaries/device-kind.ts'
import { Button, Choice, EmptyState, Figure, FigureRow, SkeletonRows, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usePages, useRoute } from '../../shared/api/queries.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import { useInstant } from '../../shared/session/session.ts'
import { SearchForm, useAddressFilters } from '../list/search-form.tsx'
import { type Health, HealthTag } from './health-tag.tsx'

type Row = Reply<typeof deviceRoutes.listDevices>['items'][number]
const healths: readonly Health[] = ['silent', 'never', 'faulty', 'working']

/** 设备: what can be relied on and what cannot, silent ones first. */
export default function DevicesPage() {
  const { t } = useTranslation('devices')
  const [search, change] = useAddressFilters()
  const health = healths.find(h => h === search.get('health'))
  const q = search.get('q') ?? undefined
  const { query, rows, more } = usePages(deviceRoutes.listDevices, {
    query: { ...(health !== undefined && { health }), ...(q !== undefined && { q }) },
  })
  return (
    <div className="devices">
      <header className="devices-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="fw-quiet">
            {t('what')} <Link to="/fences">{t('fences')}</Link>
          </p>
        </div>
        <Coverage />
      </header>
      <div className="devices-filters">
        <Choice
          label={t('columns.health')}
          value={health ?? 'all'}
          options={[
            { value: 'all', label: t('all') },
            ...healths.map(value => ({ value, label: t(`health.${value}`) })),
          ]}
          onChange={value => change('health', value === 'all' ? undefined : value)}
        />
        <SearchForm label={t('search')} value={q} onSearch={words => change('q', words)} />
      </div>
      {rows === undefined ? (
        query.error === null ? (
          <SkeletonRows count={12} />
        ) : (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        )
      ) : rows.length === 0 ? (
        <EmptyState icon="check">{t('none')}</EmptyState>
      ) : (
        <DeviceTable rows={rows} />
      )}
      {more && (
        <p className="devices-more">
          <Button kind="quiet" busy={more.loading} onClick={more.load}>
            {t('more')}
          </Button>
        </p>
      )}
    </div>
  )
}

function Coverage() {
  const { t } = useTranslation('devices')
  const { data } = useRoute(deviceRoutes.getDeviceCoverage)
  if (data === undefined) return null
  return (
    <FigureRow>
      <Figure label={t('coverage')} value={data.numerator} of={data.denominator} />
      <Figure label={t('unheard')} value={data.silent + data.never} alert />
      <Figure label={t('health.faulty')} value={data.faulty} alert />
    </FigureRow>
  )
}

function DeviceTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('devices')
  const language = useLanguage()
  const instant = useInstant()
  const kindOf = (code: string) => deviceKind.entries.find(e => e.code === code)?.label[language] ?? code
  return (
    <div className="devices-table">
      <table>
        <thead>
          <tr>
            {(['name', 'kind', 'health', 'seen', 'battery', 'open'] as const).map(column => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={`/devices/${row.id}`}>{row.name}</Link>
                <span className="fw-quiet devices-id">{row.id}</span>
              </th>
              <td>{kindOf(row.kind)}</td>
              <td>
                <HealthTag health={row.health} />
              </td>
              <td className="devices-number">{row.lastSeenAt === null ? t('never') : instant(row.lastSeenAt)}</td>
              <td className="devices-number">{row.battery === null ? '—' : `${row.battery} %`}</td>
              <td>
                {row.openAlarms > 0 && <strong>{t('openAlarms', { n: row.openAlarms })}</strong>}{' '}
                {row.openFaults > 0 && <span>{t('openFaults', { n: row.openFaults })}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
