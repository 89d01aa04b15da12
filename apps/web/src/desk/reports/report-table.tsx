import type { Reply } from '@fangwei/contract/index.ts'
import type { reportRoutes } from '@fangwei/contract/report.ts'
import { useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'

type Table = Reply<typeof reportRoutes.getReport>['tables'][number]

/** One table of a ledger, with how many rows there are when not all are shown. */
export function ReportTable({ table }: { table: Table }) {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  return (
    <section className="reports-part">
      <h2>{table.label[language]}</h2>
      {table.rows.length === 0 ? (
        <p className="fw-quiet">{t('empty')}</p>
      ) : (
        <div className="reports-scroll">
          <table className="reports-table">
            <thead>
              <tr>
                {table.columns.map(column => (
                  <th key={column.key} scope="col">
                    {column.label[language]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(row => (
                <tr key={JSON.stringify(row)}>
                  {table.columns.map(({ key }) => (
                    <td key={key}>{row[key]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {table.total > table.rows.length && (
        <p className="fw-quiet fw-small">{t('more', { shown: table.rows.length, total: table.total })}</p>
      )}
    </section>
  )
}
