import { filterWords, type ModelDefinition } from '@fangwei/domain/models/definition/index.ts'
import { GradeMark, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { gradeColour } from '../../shared/terms/grade.ts'

/** How a definition adds up, in words: what enters, the points, the rules that set a grade, what is kept. */
export function RulesPart({ definition }: { definition: ModelDefinition }) {
  const { t } = useTranslation('workshop')
  const { counting, eraseAfterDays, quietDays, outcomes } = definition
  return (
    <section className="workshop-part">
      <h2>{t('rules.title')}</h2>
      <h3>{t('rules.enters')}</h3>
      <Groups groups={definition.enters} />
      <Points definition={definition} />
      <Grades definition={definition} />
      <p className="fw-small fw-quiet">
        {[
          t('rules.counting', { event: counting.sameEventMinutes, incident: counting.sameIncidentMinutes }),
          t('rules.erase', { days: eraseAfterDays }),
          ...(quietDays > 0 ? [t('rules.quiet', { days: quietDays })] : []),
        ].join(' · ')}
      </p>
      {outcomes.length > 0 && (
        <>
          <h3>{t('rules.outcomes')}</h3>
          <Groups groups={outcomes} />
        </>
      )}
    </section>
  )
}

function Groups({ groups }: { groups: ModelDefinition['enters'] }) {
  const { t } = useTranslation('workshop')
  const language = useLanguage()
  return (
    <ul className="workshop-said">
      {groups.map(group => {
        const words = group.map(filter => filterWords(filter)[language])
        return <li key={words.join()}>{words.join(` ${t('rules.and')} `)}</li>
      })}
    </ul>
  )
}

function Points({ definition: { counts, signs } }: { definition: ModelDefinition }) {
  const { t } = useTranslation('workshop')
  const language = useLanguage()
  const rows = [
    ...counts.map(count => ({
      ...count,
      note:
        count.kind === 'each'
          ? t('rules.cap', { cap: count.cap })
          : t('rules.cluster', { least: count.atLeast, within: count.withinDays }),
    })),
    ...signs.map(sign => ({
      ...sign,
      note: sign.when.field === 'family-factor' ? '' : filterWords(sign.when)[language],
    })),
  ]
  return (
    <div className="workshop-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('edit.label')}</th>
            <th scope="col" className="workshop-number">
              {t('rules.points')}
            </th>
            <th scope="col" className="workshop-number">
              {t('rules.days')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.code}>
              <th scope="row">
                {row.label[language]} <span className="fw-small fw-quiet">{row.note}</span>
              </th>
              <td className="workshop-number">+{row.points}</td>
              <td className="workshop-number">{row.windowDays}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Grades({ definition: { levels, hardRules } }: { definition: ModelDefinition }) {
  const { t } = useTranslation('workshop')
  const language = useLanguage()
  return (
    <>
      <h3>{t('rules.levels')}</h3>
      <p className="workshop-levels">
        {levels.map(({ grade, from }) => (
          <span key={grade}>
            <GradeMark grade={gradeColour(grade)!} /> ≥ {from}
          </span>
        ))}
      </p>
      {hardRules.length > 0 && (
        <>
          <h3>{t('rules.hard')}</h3>
          <ul className="workshop-rules">
            {hardRules.map(rule => (
              <li key={rule.code}>
                <GradeMark grade={gradeColour(rule.grade)!} /> {rule.label[language]}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
