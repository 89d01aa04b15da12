import { EmptyState, GradeMark, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useDirectory } from '../../shared/session/directory.ts'
import { useInstant, useMay } from '../../shared/session/session.ts'
import { gradeColour } from '../../shared/terms/grade.ts'
import type { Result } from './result.ts'

type Example = Result['examples'][number]

/** Warnings it would have given, each as the sum a person can check. */
export function Examples({ result: { examples } }: { result: Result }) {
  const { t } = useTranslation('workshop')
  if (examples.length === 0) return <EmptyState icon="check">{t('replay.noWarnings')}</EmptyState>
  return (
    <>
      <h3>{t('replay.examples')}</h3>
      {examples.map((example, index) => (
        <Sum
          key={`${example.at} ${example.place} ${example.unit} ${example.points}`}
          example={example}
          open={index === 0}
        />
      ))}
    </>
  )
}

function Sum({ example, open }: { example: Example; open: boolean }) {
  const { t } = useTranslation('workshop')
  const language = useLanguage()
  const instant = useInstant()
  const { orgName } = useDirectory()
  return (
    <details className="workshop-example" open={open}>
      <summary>
        <GradeMark grade={gradeColour(example.grade)!} />
        <span>{instant(example.at, 'date')}</span>
        <span>{example.place ?? t('replay.relationship')}</span>
        <span className="fw-quiet">{orgName(example.unit) ?? ''}</span>
        <strong className="workshop-number">{example.points}</strong>
      </summary>
      <table>
        <tbody>
          {example.because.map(reason => (
            <tr key={reason.code}>
              <th scope="row">
                {reason.label[language]} <span className="fw-small fw-quiet">{reason.rule[language]}</span>
              </th>
              <td>
                <Cited ids={reason.factIds} />
              </td>
              <td className="fw-quiet">{t('replay.expires', { at: instant(reason.expiresAt, 'date') })}</td>
              <td className="workshop-number">{reason.points === 0 ? '–' : `+${reason.points}`}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {t('replay.sum')}
            </th>
            <td className="workshop-number">{example.because.reduce((sum, { points }) => sum + points, 0)}</td>
          </tr>
        </tfoot>
      </table>
    </details>
  )
}

/** The matters a reason rests on, by number of them; each can be opened by whoever may read it. */
function Cited({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('workshop')
  const may = useMay()
  if (!may('matter.read')) return <>{t('replay.matters', { count: ids.length })}</>
  return (
    <span className="workshop-cited">
      {ids.map((id, index) => (
        <Link key={id} to={`/matters/${id}`}>
          {index + 1}
        </Link>
      ))}
    </span>
  )
}
