import { type DefinitionFilter, factInputs, findFactInput } from '@fangwei/domain/models/definition/index.ts'
import { useLanguage } from '@fangwei/ui/index.ts'
import { Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** One input of the closed list and whole codes of it: nothing else can be named. */
export function FilterControl({
  value,
  relationship,
  onChange,
}: {
  value: DefinitionFilter
  relationship: boolean
  onChange: (value: DefinitionFilter) => void
}) {
  const { t } = useTranslation('workshop')
  const language = useLanguage()
  const inputs = factInputs.filter(input => relationship || !('onlyAboutRelationships' in input))
  const options = useMemo(
    () =>
      (findFactInput(value.field)?.codes ?? []).map(({ code, label }) => ({
        value: code,
        label: label[language],
        words: `${code} ${label.zh} ${label.en}`.toLowerCase(),
      })),
    [value.field, language],
  )
  return (
    <>
      <select
        aria-label={t('edit.field')}
        value={value.field}
        onChange={event => onChange({ field: event.target.value, in: [] })}
      >
        {inputs.map(({ name, label }) => (
          <option key={name} value={name}>
            {label[language]}
          </option>
        ))}
      </select>
      <Select
        className="model-grow"
        mode="multiple"
        aria-label={t('edit.codes')}
        placeholder={t('edit.codes')}
        value={value.in}
        options={options}
        showSearch={{ filterOption: (typed, option) => option?.words?.includes(typed.trim().toLowerCase()) ?? false }}
        onChange={(chosen: string[]) => onChange({ ...value, in: chosen })}
      />
    </>
  )
}
