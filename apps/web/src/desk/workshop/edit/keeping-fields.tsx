import { useTranslation } from 'react-i18next'
import { NumberField } from './inputs.tsx'
import type { Part } from './part.ts'

/** What counts as one event, how long anything is held, and when a model is quiet. */
export function KeepingFields({ draft, change }: Part) {
  const { t } = useTranslation('workshop')
  const { counting } = draft
  return (
    <fieldset>
      <legend>{t('edit.other')}</legend>
      <div className="model-row">
        <NumberField
          name={t('edit.sameEvent')}
          value={counting.sameEventMinutes}
          onChange={sameEventMinutes => change({ counting: { ...counting, sameEventMinutes } })}
        />
        <NumberField
          name={t('edit.sameIncident')}
          value={counting.sameIncidentMinutes}
          onChange={sameIncidentMinutes => change({ counting: { ...counting, sameIncidentMinutes } })}
        />
        <NumberField
          name={t('edit.erase')}
          value={draft.eraseAfterDays}
          onChange={eraseAfterDays => change({ eraseAfterDays })}
        />
        <NumberField name={t('edit.quiet')} value={draft.quietDays} onChange={quietDays => change({ quietDays })} />
      </div>
    </fieldset>
  )
}
