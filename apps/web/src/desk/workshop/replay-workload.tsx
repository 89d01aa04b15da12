import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../shared/session/directory.ts'
import type { Result } from './result.ts'

const SHOWN = 12

/** What each unit would have had to handle, and the city by week as bars of one colour. */
export function Workload({ result: { units, weeks } }: { result: Result }) {
  const { t } = useTranslation('workshop')
  const { orgName } = useDirectory()
  if (units.length === 0) return null
  const most = Math.max(...weeks.map(week => week.warnings))
  return (
    <>
      <h3>{t('replay.workload')}</h3>
      <div className="workshop-weeks" role="img" aria-label={t('replay.workload')}>
        {weeks.slice(-104).map(week => (
          <span
            key={week.week}
            title={`${week.week} ${week.from}: ${week.warnings}`}
            style={{ height: `${Math.max(4, (week.warnings / most) * 100)}%` }}
          />
        ))}
      </div>
      <div className="workshop-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('replay.unit')}</th>
              <th scope="col" className="workshop-number">
                {t('replay.warnings')}
              </th>
              <th scope="col" className="workshop-number">
                {t('replay.perWeek')}
              </th>
              <th scope="col" className="workshop-number">
                {t('replay.most')}
              </th>
            </tr>
          </thead>
          <tbody>
            {units.slice(0, SHOWN).map(({ unit, warnings, perWeek, most: peak }) => (
              <tr key={unit}>
                <th scope="row">{orgName(unit) ?? unit}</th>
                <td className="workshop-number">{warnings}</td>
                <td className="workshop-number">{perWeek.toFixed(2)}</td>
                <td className="workshop-number">{peak}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {units.length > SHOWN && (
        <p className="fw-small fw-quiet">{t('replay.more', { count: units.length, shown: SHOWN })}</p>
      )}
    </>
  )
}
