import { Choice } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { AnswersControl } from './answers-control.tsx'
import { ChoiceControl, OrgControl, PostControl } from './choice-control.tsx'
import type { FormField } from './form-field.ts'

export interface FieldControlProps {
  readonly id: string
  readonly field: FormField
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly invalid: boolean
  /** Organisation whose posts may be chosen, and the one below which organisations may be. */
  readonly postsOf: string
  readonly orgsBelow: string
  /** The clocks an act on a clock may be about. */
  readonly clocks: readonly { readonly id: string; readonly label: string }[]
}

/** The control that a field's declaration asks for. */
export function FieldControl(props: FieldControlProps) {
  const { id, field, value, onChange, invalid } = props
  const { t } = useTranslation('common')
  const text = {
    id,
    value: typeof value === 'string' || typeof value === 'number' ? String(value) : '',
    'aria-invalid': invalid || undefined,
    'aria-required': field.required,
  }
  const shared = { id, value, onChange, invalid, multiple: field.multiple }
  switch (field.control) {
    case 'long-text':
      return (
        <textarea {...text} rows={3} maxLength={field.maxLength} onChange={event => onChange(event.target.value)} />
      )
    case 'number':
      return (
        <input {...text} type="number" min={0} inputMode="decimal" onChange={event => onChange(event.target.value)} />
      )
    case 'instant':
      return <input {...text} type="datetime-local" onChange={event => onChange(event.target.value)} />
    case 'yes-no':
      return (
        <Choice
          label={field.name}
          value={value === true ? 'yes' : value === false ? 'no' : 'unset'}
          onChange={chosen => onChange(chosen === 'unset' ? undefined : chosen === 'yes')}
          options={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
            ...(field.required ? [] : [{ value: 'unset', label: t('notFilled') }]),
          ]}
        />
      )
    case 'org':
      return <OrgControl {...shared} root={props.orgsBelow} />
    case 'post':
      return <PostControl {...shared} org={props.postsOf} />
    case 'choice':
      return <ChoiceControl {...shared} dictionary={field.field?.dictionary ?? ''} numeric={field.numeric} />
    case 'answers':
      return <AnswersControl dictionary={field.field?.dictionary ?? ''} value={value} onChange={onChange} />
    case 'deadline':
      return (
        <select {...text} onChange={event => onChange(event.target.value)}>
          <option value="">—</option>
          {props.clocks.map(clock => (
            <option key={clock.id} value={clock.id}>
              {clock.label}
            </option>
          ))}
        </select>
      )
    default:
      return (
        <input
          {...text}
          type={field.control === 'phone' ? 'tel' : 'text'}
          maxLength={field.maxLength}
          autoComplete="off"
          onChange={event => onChange(event.target.value)}
        />
      )
  }
}
