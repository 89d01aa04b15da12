import './warning.css'
import { GradeMark, Icon } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { gradeColour } from '../../../shared/terms/grade.ts'
import type { AtMatter } from '../at.ts'
import { gradeWord } from '../grade-word.ts'
import { Section } from '../section.tsx'
import { gapPoints, type Line, type Sum, sumOf, trendOf } from './sum-of.ts'
import { useModel } from './use-model.ts'

/** The judgement as a sum that a person can check: each point, its fact, its date, its expiry; gaps; rule; trend. */
export function WarningSum(at: AtMatter) {
  const { t } = useTranslation('matter')
  const { matter } = at
  const clear = !matter.masked.includes('because')
  const { policy, limits, isFamily } = useModel(matter.data)
  const sum = clear ? sumOf(matter.data, policy) : undefined
  return (
    <Section title={t('sum.title')} aside={<span className="fw-small fw-quiet">{t('sum.purpose')}</span>}>
      {!clear && <p className="fw-quiet">{t('sum.masked')}</p>}
      {sum !== undefined && <SumTable {...at} sum={sum} days={policy?.trend.days} />}
      <Decision {...at} />
      <details className="sum-limits">
        <summary>{t('sum.limits')}</summary>
        <ul>
          {limits.map(limit => (
            <li key={limit.zh}>{at.words.say(limit)}</li>
          ))}
          {isFamily && <li>{t('sum.validity')}</li>}
        </ul>
      </details>
    </Section>
  )
}

function SumTable({ matter, words, sum, days }: AtMatter & { sum: Sum; days: number | undefined }) {
  const { t } = useTranslation('matter')
  const gaps = Array.isArray(matter.data.gaps) ? matter.data.gaps.map(String) : []
  const calls = matter.linked.filter(link => link.kind === 'cited')
  const asOf = typeof matter.data.asOf === 'string' ? matter.data.asOf : matter.occurredAt
  const trend = trendOf(
    calls.map(call => call.matter.occurredAt),
    asOf,
    days,
  )
  const grade = gradeColour(typeof matter.data.modelGrade === 'number' ? matter.data.modelGrade : matter.grade)
  return (
    <>
      <div className="sum-scroll">
        <table className="sum">
          <thead>
            <tr>
              <th scope="col">{t('sum.what')}</th>
              <th scope="col">{t('sum.facts')}</th>
              <th scope="col">{t('sum.happened')}</th>
              <th scope="col">{t('sum.expires')}</th>
              <th scope="col" className="sum-points">
                {t('sum.points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sum.lines.map(line => (
              <SumLine key={line.code} line={line} matter={matter} words={words} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                {t('sum.total')}
                <span className="sum-levels">
                  {sum.levels.map(({ grade: level, from }) => (
                    <span key={level}>
                      {gradeWord(level, words.language)} ≥ {from}
                    </span>
                  ))}
                </span>
              </th>
              <td className="sum-points">{sum.points}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      {!sum.adds && <p className="sum-note">{t('sum.doesNotAdd')}</p>}
      {sum.hardRule !== undefined && (
        <p className="sum-rule">
          {grade && <GradeMark grade={grade} />}
          <span>
            <strong>{t('sum.hardRule')}</strong> {words.say(sum.hardRule.rule)}
          </span>
        </p>
      )}
      {trend !== undefined && (
        <p className="sum-note">{t(trendKey(trend), { recent: trend.recent, before: trend.before })}</p>
      )}
      {gaps.length > 0 && (
        <div className="sum-gaps">
          <p>
            <Icon name="help" size={16} />
            {t('sum.gaps', { count: gaps.length })}
          </p>
          <ul>
            {gaps.map(code => (
              <li key={code}>
                {words.code('family-factor', code)}
                {gapPoints(code) > 0 && (
                  <span className="fw-quiet">{t('sum.wouldAdd', { points: gapPoints(code) })}</span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="fw-small fw-quiet">
        {t('sum.asOf', { at: words.instant(asOf, 'full'), version: String(matter.data.modelVersion ?? '') })}
      </p>
    </>
  )
}

const trendKey = ({ recent, before }: { recent: number; before: number }) =>
  recent > before ? 'sum.rising' : recent < before ? 'sum.falling' : 'sum.steady'

function SumLine({ line, matter, words }: { line: Line } & Pick<AtMatter, 'matter' | 'words'>) {
  const { t } = useTranslation('matter')
  const cited = matter.linked.filter(link => link.facts?.some(fact => line.factIds.includes(fact)))
  return (
    <tr className={line.uncounted || line.hard ? 'sum-uncounted' : undefined}>
      <th scope="row">
        {words.say(line.name)}
        {line.rule !== undefined && <span className="sum-why">{words.say(line.rule)}</span>}
      </th>
      <td>
        <span className="sum-facts">
          {cited.map(({ matter: call }) => (
            <Link key={call.id} to={`/matters/${call.id}`} title={call.number}>
              {words.instant(call.occurredAt, 'date')}
            </Link>
          ))}
          {cited.length === 0 && t('sum.factCount', { count: line.factIds.length })}
        </span>
      </td>
      <td>{words.instant(line.happenedAt)}</td>
      <td>{words.instant(line.expiresAt, 'date')}</td>
      <td className="sum-points">
        {line.hard ? t('sum.rule') : `+${line.points}`}
        {line.capped && <span className="sum-cap">{t('sum.capped')}</span>}
        {line.uncounted && <span className="sum-cap">{t('sum.notCounted')}</span>}
      </td>
    </tr>
  )
}

/** What people decided about the judgement, or that nobody has yet. */
function Decision({ matter, type, words }: AtMatter) {
  const { t } = useTranslation('matter')
  const { judgementOutcome, judgementReason, dismissalCause, dismissalReason } = matter.data
  const by = matter.doneBy['review-judgement'] ?? matter.doneBy.dismiss
  if (judgementOutcome === undefined && dismissalCause === undefined)
    return matter.closed ? null : <p className="sum-undecided">{t('sum.undecided')}</p>
  const outcome =
    dismissalCause === undefined
      ? words.value(type.fields.judgementOutcome, judgementOutcome)
      : words.value(type.fields.dismissalCause, dismissalCause)
  const name = by === undefined ? undefined : (matter.accounts[by] ?? by)
  return (
    <p className="sum-decision">
      <strong>{t('sum.decided', { outcome: outcome ?? '' })}</strong>
      {name !== undefined && <span className="fw-quiet"> {name} </span>}
      <span>{String(dismissalReason ?? judgementReason ?? '')}</span>
    </p>
  )
}
