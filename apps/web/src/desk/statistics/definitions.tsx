import { measures } from '@fangwei/domain/measures/index.ts'
import { useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'

/** What each measure says, out of what, and what is left out, so that anybody can check it. */
export function Definitions() {
  const { t } = useTranslation('statistics')
  const language = useLanguage()
  return (
    <details className="statistics-definitions">
      <summary>{t('definitions')}</summary>
      <dl>
        {measures.map(({ code, label, definition, numerator, denominator, exclusions }) => (
          <div key={code}>
            <dt>{label[language]}</dt>
            <dd>
              <p>{definition[language]}</p>
              <p className="fw-quiet">
                {t('numerator', { text: numerator[language] })}
                {denominator !== null && ` ${t('denominator', { text: denominator[language] })}`}{' '}
                {t('exclusions', { text: exclusions[language] })}
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
