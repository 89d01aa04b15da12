import { Button } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { FilterControl } from './filter-control.tsx'
import { RemoveButton } from './inputs.tsx'
import { type Part, withoutRow, withRow } from './part.ts'

const blank = () => ({ field: 'incident-category', in: [] as string[] })

/** Groups of conditions: any group, all of its conditions. */
export function FilterGroups({ draft, change, name }: Part & { name: 'enters' | 'outcomes' }) {
  const { t } = useTranslation('workshop')
  const groups = draft[name]
  const relationship = draft.subjects.includes('relationship')
  const set = (next: typeof groups) => change({ [name]: next })
  return (
    <fieldset>
      <legend>{t(`edit.${name}`)}</legend>
      {groups.map((group, g) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups have no name of their own, and keep no state: every field shows the draft
        <div key={g} className="model-group">
          {group.map((filter, f) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name of their own, and keep no state: every field shows the draft
            <div key={f} className="model-row">
              <FilterControl
                value={filter}
                relationship={relationship}
                onChange={next => set(withRow(groups, g, withRow(group, f, next)))}
              />
              <RemoveButton
                onClick={() =>
                  set(group.length === 1 ? withoutRow(groups, g) : withRow(groups, g, withoutRow(group, f)))
                }
              />
            </div>
          ))}
          <Button kind="quiet" icon="plus" onClick={() => set(withRow(groups, g, [...group, blank()]))}>
            {t('edit.addFilter')}
          </Button>
        </div>
      ))}
      <Button kind="quiet" icon="plus" onClick={() => set([...groups, [blank()]])}>
        {t('edit.addGroup')}
      </Button>
    </fieldset>
  )
}
