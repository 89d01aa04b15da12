import { sources } from '@fangwei/domain/models/definition/index.ts'
import { useTranslation } from 'react-i18next'
import { NumberField } from './inputs.tsx'
import type { Part } from './part.ts'

const kinds = ['relationship', 'public-place', 'block'] as const

const toggled = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter(other => other !== one) : [...list, one]

/** There is no person, household or group to choose. */
export function SubjectFields({ draft, change }: Part) {
  const { t } = useTranslation('workshop')
  return (
    <fieldset>
      <legend>{t('edit.subjects')}</legend>
      <div className="model-row">
        {kinds.map(kind => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={draft.subjects.includes(kind)}
              onChange={() => change({ subjects: toggled(draft.subjects, kind) })}
            />
            {t(`subject.${kind}`)}
          </label>
        ))}
        <NumberField
          name={t('edit.households')}
          value={draft.leastHouseholds}
          onChange={leastHouseholds => change({ leastHouseholds })}
        />
        <span className="fw-quiet">{t('edit.sources')}</span>
        {sources.map(source => (
          <label key={source}>
            <input
              type="checkbox"
              checked={draft.sources.includes(source)}
              onChange={() => change({ sources: toggled(draft.sources, source) })}
            />
            {t(`source.${source}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
