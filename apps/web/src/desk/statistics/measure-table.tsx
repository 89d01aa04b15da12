import { measures } from '@fangwei/domain/measures/index.ts'
import { useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import type { Statistics } from './statistics.ts'

/** Every measure as numerator over denominator, now and in the span before. */
export function MeasureTable({ measures: rows }: { measures: Statistics['measures'] }) {
  const { t } = useTranslation('statistics')
  const language = useLanguage()
  return (
    <div className="statistics-scroll">
      <table className="statistics-table">
        <thead>
          <tr>
            <th scope="col">{t('measure')}</th>
            <th scope="col">{t('now')}</th>
            <th scope="col">{t('before')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.code}>
              <th scope="row">{measures.find(({ code }) => code === row.code)?.label[language] ?? row.code}</th>
              <td>{shareText(row)}</td>
              <td className="fw-quiet">{shareText(row.previous)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** `12 / 40 30.0%`; a share of nothing is not a number. */
export function shareText({ numerator, denominator }: { numerator: number; denominator: number | null }): string {
  if (denominator === null) return String(numerator)
  if (denominator === 0) return `${numerator} / 0`
  return `${numerator} / ${denominator}  ${((numerator / denominator) * 100).toFixed(1)}%`
}
