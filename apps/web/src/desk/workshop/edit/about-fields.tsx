import { warningKind } from '@fangwei/domain/dictionaries/warning.ts'
import { Button, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { LabelPair, RemoveButton } from './inputs.tsx'
import { type Part, withoutRow, withRow } from './part.ts'

/** What the model is called and for, who answers for it, and where it fails. */
export function AboutFields({ draft, change, isNew }: Part & { isNew: boolean }) {
  const { t } = useTranslation('workshop')
  const language = useLanguage()
  return (
    <fieldset>
      <legend>{t('card.title')}</legend>
      <div className="model-row">
        <label>
          {t('edit.code')}
          <input
            name="model"
            value={draft.model}
            readOnly={!isNew}
            maxLength={40}
            onChange={event => change({ model: event.target.value })}
          />
        </label>
        <label>
          {t('edit.kind')}
          <select value={draft.kind} onChange={event => change({ kind: event.target.value })}>
            {warningKind.entries.map(({ code, label }) => (
              <option key={code} value={code}>
                {label[language]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <LabelPair name={t('edit.name')} value={draft.label} onChange={label => change({ label })} />
      <LabelPair name={t('edit.purpose')} value={draft.purpose} onChange={purpose => change({ purpose })} long />
      <LabelPair name={t('edit.owner')} value={draft.owner} onChange={owner => change({ owner })} />
      {draft.limits.map((limit, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and keep no state: every field shows the draft
        <div key={i} className="model-limit">
          <LabelPair
            name={t('edit.limits')}
            value={limit}
            onChange={row => change({ limits: withRow(draft.limits, i, row) })}
          />
          {draft.limits.length > 1 && <RemoveButton onClick={() => change({ limits: withoutRow(draft.limits, i) })} />}
        </div>
      ))}
      <Button kind="quiet" icon="plus" onClick={() => change({ limits: [...draft.limits, { zh: '', en: '' }] })}>
        {t('edit.limits')}
      </Button>
    </fieldset>
  )
}
