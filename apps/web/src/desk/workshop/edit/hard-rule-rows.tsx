import type { ModelDefinition } from '@fangwei/domain/models/definition/index.ts'
import { Button, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { gradeWord } from '../../matter/grade-word.ts'
import { NumberField, RemoveButton } from './inputs.tsx'
import { freeCode, type Part, withoutRow, withRow } from './part.ts'

type Rule = ModelDefinition['hardRules'][number]
type RulePart = Rule['when']['of'][number]
type Kind = RulePart['holds']

const kinds: readonly Kind[] = ['events', 'count', 'factor', 'group']

/** A part of a kind, about the first there is of it. */
const partOf = (kind: Kind, { signs, counts }: ModelDefinition): RulePart => {
  if (kind === 'events') return { holds: 'events', atLeast: 3, withinDays: 30 }
  if (kind === 'count') return { holds: 'count', code: counts[0]?.code ?? 'A1' }
  if (kind === 'group') return { holds: 'group', group: signs[0]?.group ?? 'B' }
  return { holds: 'factor', code: signs[0]?.code ?? 'B1' }
}

/** Rules that set a grade whatever the points say. */
export function HardRuleRows({ draft, change }: Part) {
  const { t } = useTranslation('workshop')
  const language = useLanguage()
  const { hardRules } = draft
  const set = (at: number, row: Rule) => change({ hardRules: withRow(hardRules, at, row) })
  return (
    <fieldset>
      <legend>{t('edit.hard')}</legend>
      {hardRules.map((rule, i) => (
        <div key={rule.code} className="model-group">
          <div className="model-row">
            <code>{rule.code}</code>
            <select
              aria-label={`${rule.code} ${t('replay.grade')}`}
              value={rule.grade}
              onChange={event => set(i, { ...rule, grade: Number(event.target.value) as Rule['grade'] })}
            >
              {([1, 2, 3, 4] as const).map(grade => (
                <option key={grade} value={grade}>
                  {gradeWord(grade, language)}
                </option>
              ))}
            </select>
            <input
              className="model-grow"
              aria-label={`${rule.code} ${t('edit.label')} ${t('edit.chinese')}`}
              value={rule.label.zh}
              onChange={event => set(i, { ...rule, label: { ...rule.label, zh: event.target.value } })}
            />
            <input
              className="model-grow"
              aria-label={`${rule.code} ${t('edit.label')} ${t('edit.english')}`}
              value={rule.label.en}
              onChange={event => set(i, { ...rule, label: { ...rule.label, en: event.target.value } })}
            />
            <select
              aria-label={`${rule.code} ${t('edit.all')}`}
              value={rule.when.holds}
              onChange={event =>
                set(i, { ...rule, when: { ...rule.when, holds: event.target.value as Rule['when']['holds'] } })
              }
            >
              <option value="all">{t('edit.all')}</option>
              <option value="any">{t('edit.any')}</option>
            </select>
            <RemoveButton onClick={() => change({ hardRules: withoutRow(hardRules, i) })} />
          </div>
          <Parts draft={draft} rule={rule} onChange={row => set(i, row)} />
        </div>
      ))}
      <Button
        kind="quiet"
        icon="plus"
        onClick={() =>
          change({
            hardRules: [
              ...hardRules,
              {
                code: freeCode('R', hardRules),
                grade: 2,
                label: { zh: '', en: '' },
                when: { holds: 'all', of: [partOf('events', draft)] },
              },
            ],
          })
        }
      >
        {t('edit.addRow')}
      </Button>
    </fieldset>
  )
}

function Parts({ draft, rule, onChange }: { draft: ModelDefinition; rule: Rule; onChange: (rule: Rule) => void }) {
  const { t } = useTranslation('workshop')
  const parts = rule.when.of
  const set = (of: RulePart[]) => onChange({ ...rule, when: { ...rule.when, of } })
  return (
    <div className="model-row">
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own, and keep no state: every field shows the draft
        <span key={i} className="workshop-state">
          <select
            aria-label={`${rule.code} ${i + 1}`}
            value={part.holds}
            onChange={event => set(withRow(parts, i, partOf(event.target.value as Kind, draft)))}
          >
            {kinds.map(kind => (
              <option key={kind} value={kind}>
                {t(`edit.part.${kind}`)}
              </option>
            ))}
          </select>
          <PartValue draft={draft} part={part} onChange={next => set(withRow(parts, i, next))} />
          {parts.length > 1 && <RemoveButton onClick={() => set(withoutRow(parts, i))} />}
        </span>
      ))}
      <Button kind="quiet" icon="plus" onClick={() => set([...parts, partOf('factor', draft)])}>
        {t('edit.addFilter')}
      </Button>
    </div>
  )
}

function PartValue({
  draft: { signs, counts },
  part,
  onChange,
}: {
  draft: ModelDefinition
  part: RulePart
  onChange: (part: RulePart) => void
}) {
  const { t } = useTranslation('workshop')
  const language = useLanguage()
  if (part.holds === 'events')
    return (
      <>
        <NumberField name="≥" value={part.atLeast} onChange={atLeast => onChange({ ...part, atLeast })} />
        <NumberField
          name={t('edit.within')}
          value={part.withinDays}
          onChange={withinDays => onChange({ ...part, withinDays })}
        />
      </>
    )
  if (part.holds === 'group')
    return (
      <select value={part.group} onChange={event => onChange({ ...part, group: event.target.value })}>
        {[...new Set(signs.map(({ group }) => group))].map(group => (
          <option key={group}>{group}</option>
        ))}
      </select>
    )
  return (
    <select value={part.code} onChange={event => onChange({ ...part, code: event.target.value })}>
      {(part.holds === 'count' ? counts : signs).map(({ code, label }) => (
        <option key={code} value={code}>
          {code} {label[language]}
        </option>
      ))}
    </select>
  )
}
