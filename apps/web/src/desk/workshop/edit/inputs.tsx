import { Button } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'

interface Said {
  readonly zh: string
  readonly en: string
}

/** A label in both languages, side by side. */
export function LabelPair({
  name,
  value,
  onChange,
  long = false,
}: {
  name: string
  value: Said
  onChange: (value: Said) => void
  long?: boolean
}) {
  const { t } = useTranslation('workshop')
  const Control = long ? 'textarea' : 'input'
  return (
    <div className="model-pair">
      <span className="fw-quiet">{name}</span>
      <Control
        aria-label={`${name} ${t('edit.chinese')}`}
        value={value.zh}
        maxLength={300}
        onChange={event => onChange({ ...value, zh: event.target.value })}
      />
      <Control
        aria-label={`${name} ${t('edit.english')}`}
        value={value.en}
        maxLength={500}
        onChange={event => onChange({ ...value, en: event.target.value })}
      />
    </div>
  )
}

/** A whole number with its name after it; what is not a number is kept as 0 and refused by the check. */
export function NumberField({
  name,
  value,
  onChange,
}: {
  name: string
  value: number
  onChange: (value: number) => void
}) {
  return (
    <label>
      {name}
      <input
        type="number"
        aria-label={name}
        value={Number.isFinite(value) ? value : ''}
        onChange={event => onChange(Math.trunc(Number(event.target.value)))}
      />
    </label>
  )
}

export function RemoveButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('workshop')
  return <Button kind="quiet" icon="close" aria-label={t('edit.remove')} title={t('edit.remove')} onClick={onClick} />
}
