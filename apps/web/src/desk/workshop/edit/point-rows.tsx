import type { ModelDefinition } from '@fangwei/domain/models/definition/index.ts'
import { Button, GradeMark } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { gradeColour } from '../../../shared/terms/grade.ts'
import { FilterControl } from './filter-control.tsx'
import { NumberField, RemoveButton } from './inputs.tsx'
import { freeCode, type Part, withoutRow, withRow } from './part.ts'

type Count = ModelDefinition['counts'][number]
type Sign = ModelDefinition['signs'][number]

function RowName({ row, onChange }: { row: Count | Sign; onChange: (label: Count['label']) => void }) {
  const { t } = useTranslation('workshop')
  return (
    <>
      <code>{row.code}</code>
      <input
        className="model-grow"
        aria-label={`${row.code} ${t('edit.label')} ${t('edit.chinese')}`}
        value={row.label.zh}
        onChange={event => onChange({ ...row.label, zh: event.target.value })}
      />
      <input
        className="model-grow"
        aria-label={`${row.code} ${t('edit.label')} ${t('edit.english')}`}
        value={row.label.en}
        onChange={event => onChange({ ...row.label, en: event.target.value })}
      />
    </>
  )
}

/** Points for how often something happened. */
export function CountRows({ draft, change }: Part) {
  const { t } = useTranslation('workshop')
  const { counts } = draft
  const set = (at: number, row: Count) => change({ counts: withRow(counts, at, row) })
  const add = (row: Count) => change({ counts: [...counts, row] })
  const fresh = { code: freeCode('A', counts), label: { zh: '', en: '' }, points: 10, windowDays: 60 }
  return (
    <fieldset>
      <legend>{t('edit.counts')}</legend>
      {counts.map((count, i) => (
        <div key={count.code} className="model-row">
          <RowName row={count} onChange={label => set(i, { ...count, label })} />
          <NumberField name={t('edit.points')} value={count.points} onChange={points => set(i, { ...count, points })} />
          {count.kind === 'each' ? (
            <NumberField name={t('edit.cap')} value={count.cap} onChange={cap => set(i, { ...count, cap })} />
          ) : (
            <>
              <NumberField
                name={t('edit.least')}
                value={count.atLeast}
                onChange={atLeast => set(i, { ...count, atLeast })}
              />
              <NumberField
                name={t('edit.within')}
                value={count.withinDays}
                onChange={withinDays => set(i, { ...count, withinDays })}
              />
            </>
          )}
          <NumberField
            name={t('edit.window')}
            value={count.windowDays}
            onChange={windowDays => set(i, { ...count, windowDays })}
          />
          <RemoveButton onClick={() => change({ counts: withoutRow(counts, i) })} />
        </div>
      ))}
      <Button kind="quiet" icon="plus" onClick={() => add({ ...fresh, kind: 'each', cap: 60 })}>
        {t('edit.each')}
      </Button>
      <Button kind="quiet" icon="plus" onClick={() => add({ ...fresh, kind: 'cluster', atLeast: 3, withinDays: 14 })}>
        {t('edit.cluster')}
      </Button>
    </fieldset>
  )
}

/** Points for circumstances, each read from one input. */
export function SignRows({ draft, change }: Part) {
  const { t } = useTranslation('workshop')
  const { signs } = draft
  const set = (at: number, row: Sign) => change({ signs: withRow(signs, at, row) })
  return (
    <fieldset>
      <legend>{t('edit.signs')}</legend>
      {signs.map((sign, i) => (
        <div key={sign.code} className="model-row">
          <RowName row={sign} onChange={label => set(i, { ...sign, label })} />
          <FilterControl
            value={sign.when}
            relationship={draft.subjects.includes('relationship')}
            onChange={when => set(i, { ...sign, when })}
          />
          <NumberField name={t('edit.points')} value={sign.points} onChange={points => set(i, { ...sign, points })} />
          <NumberField
            name={t('edit.window')}
            value={sign.windowDays}
            onChange={windowDays => set(i, { ...sign, windowDays })}
          />
          <RemoveButton onClick={() => change({ signs: withoutRow(signs, i) })} />
        </div>
      ))}
      <Button
        kind="quiet"
        icon="plus"
        onClick={() =>
          change({
            signs: [
              ...signs,
              {
                code: freeCode('B', signs),
                group: 'B',
                label: { zh: '', en: '' },
                when: { field: 'danger', in: ['injury'] },
                points: 10,
                windowDays: 60,
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

/** From how many points each grade. */
export function LevelRows({ draft, change }: Part) {
  const { t } = useTranslation('workshop')
  const fromOf = (grade: number) => draft.levels.find(level => level.grade === grade)?.from
  const set = (grade: 1 | 2 | 3 | 4, from: number) =>
    change({
      levels: ([1, 2, 3, 4] as const).flatMap(one => {
        const value = one === grade ? from : fromOf(one)
        return value === undefined || value === 0 ? [] : [{ grade: one, from: value }]
      }),
    })
  return (
    <fieldset>
      <legend>{t('edit.levels')}</legend>
      <div className="model-row">
        {([1, 2, 3, 4] as const).map(grade => (
          <span key={grade} className="workshop-state">
            <GradeMark grade={gradeColour(grade)!} />
            <NumberField name="≥" value={fromOf(grade) ?? 0} onChange={from => set(grade, from)} />
          </span>
        ))}
      </div>
    </fieldset>
  )
}
