import { Icon } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import type { AtMatter } from './at.ts'

/** Something proposed that a named officer has yet to confirm. */
export function DraftNotice({ matter, type, words }: AtMatter) {
  const { t } = useTranslation('matter')
  const { draft } = matter
  if (draft === null) return null
  const action = type.actions[draft.action]
  return (
    <div className="draft-notice">
      <p>
        <Icon name="file" size={16} />
        {t('draft.waiting', {
          name: matter.accounts[draft.by] ?? draft.by,
          action: action === undefined ? draft.action : words.say(action.label),
          at: words.instant(draft.at),
        })}
      </p>
      <dl className="fact-details">
        {Object.entries(draft.input).map(([name, given]) => {
          const field = type.fields[name]
          const value = words.value(field, given)
          return field === undefined || value === undefined ? null : (
            <div key={name} className={field.widget === 'long-text' ? 'fact-long' : undefined}>
              <dt>{words.say(field.label)}</dt>
              <dd>{value}</dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}
