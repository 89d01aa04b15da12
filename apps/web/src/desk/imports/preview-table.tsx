import type { Reply } from '@fangwei/contract/index.ts'
import type { intakeRoutes } from '@fangwei/contract/intake.ts'
import { StateTag, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'

export type Preview = Reply<typeof intakeRoutes.uploadCalls>

/** The first rows as they would be taken; a row that would not be says why. */
export function PreviewTable({ preview }: { preview: Preview }) {
  const { t } = useTranslation('imports')
  const { t: say } = useTranslation('common')
  const language = useLanguage()
  const { columns, rows, refused, problems, form } = preview
  return (
    <section className="imports-preview">
      <h2>{t('preview.title', { count: rows.length })}</h2>
      {form === null && <p>{t('preview.unknown')}</p>}
      {refused.length > 0 && <p>{t('preview.refused', { names: refused.join(say('listComma')) })}</p>}
      {form !== null &&
        problems.map(problem => (
          <p key={`${problem.path} ${problem[language]}`} className="act-problem" role="alert">
            {problem[language]}
          </p>
        ))}
      <div className="imports-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('preview.line')}</th>
              {form !== null && <th scope="col">{t('preview.verdict')}</th>}
              {columns.map(column => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.line}>
                <td>{row.line}</td>
                {form !== null && (
                  <td className="imports-verdict">
                    <StateTag tone={row.ok ? 'done' : 'refused'}>
                      {t(row.ok ? 'preview.ok' : 'preview.rejected')}
                    </StateTag>
                    {row.reasons.map(reason => (
                      <p key={`${reason.field} ${reason.code}`} className="fw-small">
                        {reason[language]}
                      </p>
                    ))}
                  </td>
                )}
                {columns.map(column => (
                  <td key={column}>{row.cells[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
