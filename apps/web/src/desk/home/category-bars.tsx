import { useTranslation } from 'react-i18next'
import type { Words } from '../matter/words.ts'
import type { DeskHome } from './first-thing.ts'

/** Today's calls by class: how many, as a bar, and how many at this time of the same day last week. */
export function CategoryBars({ rows, words }: { rows: DeskHome['todayByCategory']; words: Words }) {
  const { t } = useTranslation('home')
  const most = Math.max(1, ...rows.flatMap(row => [row.n, row.lastWeek]))
  return (
    <table className="category-bars">
      <thead>
        <tr>
          <th scope="col">{t('chart.category')}</th>
          <th scope="col" colSpan={2}>
            {t('chart.today')}
          </th>
          <th scope="col">{t('chart.lastWeek')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.category}>
            <th scope="row">{words.code('incident-category', row.category)}</th>
            <td>{row.n}</td>
            <td className="category-bar">
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect className="hour-bar" width={(row.n / most) * 100} height="8" />
                <line
                  className="hour-before"
                  x1={(row.lastWeek / most) * 100}
                  x2={(row.lastWeek / most) * 100}
                  y1="0"
                  y2="8"
                />
              </svg>
            </td>
            <td className="fw-quiet">{row.lastWeek}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
