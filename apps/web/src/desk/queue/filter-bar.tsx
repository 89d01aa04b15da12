import { matterTypes } from '@fangwei/domain/matters/index.ts'
import { Button } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../shared/session/session.ts'
import { gradeWord } from '../matter/grade-word.ts'
import type { Words } from '../matter/words.ts'
import type { QueueFilters } from './filters.ts'

interface FilterBarProps {
  readonly filters: QueueFilters
  readonly words: Words
  readonly onChange: (filters: QueueFilters) => void
}

/** Which matters: type, state and the four questions of a shift. All of it stands in the address. */
export function FilterBar({ filters, words, onChange }: FilterBarProps) {
  const { t } = useTranslation('queue')
  const { duties } = useSession()
  const type = matterTypes.find(one => one.type === filters.type)
  const flag = (name: 'mine' | 'lapsed' | 'dueToday' | 'notAccepted') => (
    <Button
      key={name}
      kind="quiet"
      aria-pressed={filters[name] === true}
      onClick={() => onChange({ ...filters, [name]: filters[name] === true ? undefined : true })}
    >
      {t(`filter.${name}`)}
    </Button>
  )
  const chips = [
    ...(filters.awaits === undefined
      ? []
      : [{ key: 'awaits', name: t(`filter.awaits.${filters.awaits}`), without: { awaits: undefined } }]),
    ...(filters.grade === undefined
      ? []
      : [{ key: 'grade', name: gradeWord(filters.grade, words.language), without: { grade: undefined } }]),
    ...(filters.scope === undefined
      ? []
      : [{ key: 'scope', name: words.org(filters.scope), without: { scope: undefined } }]),
  ]
  return (
    <search className="queue-filters">
      <select
        aria-label={t('filter.type')}
        value={filters.type ?? ''}
        onChange={event => onChange({ ...filters, type: event.target.value || undefined, state: undefined })}
      >
        <option value="">{t('filter.allTypes')}</option>
        {matterTypes.map(one => (
          <option key={one.type} value={one.type}>
            {words.say(one.label)}
          </option>
        ))}
      </select>
      {type !== undefined && (
        <select
          aria-label={t('filter.state')}
          value={filters.state ?? ''}
          onChange={event => onChange({ ...filters, state: event.target.value || undefined })}
        >
          <option value="">{t('filter.allStates')}</option>
          {Object.entries(type.states)
            .filter(([, state]) => state.closed !== true)
            .map(([name, state]) => (
              <option key={name} value={name}>
                {words.say(state.label)}
              </option>
            ))}
        </select>
      )}
      {flag('lapsed')}
      {flag('dueToday')}
      {duties.length > 0 && flag('mine')}
      {duties.length > 0 && flag('notAccepted')}
      {chips.map(({ key, name, without }) => (
        <Button key={key} kind="quiet" icon="close" aria-pressed onClick={() => onChange({ ...filters, ...without })}>
          {name}
        </Button>
      ))}
    </search>
  )
}
