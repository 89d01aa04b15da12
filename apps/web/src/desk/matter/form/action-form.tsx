import './action-form.css'
import { Button, classNames } from '@fangwei/ui/index.ts'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '../../../shared/api/fetch-json.ts'
import { useSession } from '../../../shared/session/session.ts'
import type { Words } from '../words.ts'
import { FieldControl, type FieldControlProps } from './field-control.tsx'
import type { FormField } from './form-field.ts'
import { type Draft, fromLocal, inputOf, isEmpty, missingOf } from './form-values.ts'
import { isSuggestible, SuggestedCode } from './suggested-code.tsx'

export interface Filled {
  readonly input: Record<string, unknown>
  readonly occurredAt: string | undefined
  /** The same until something in the form changes. */
  readonly key: string
}

interface ActionFormProps extends Pick<FieldControlProps, 'postsOf' | 'orgsBelow' | 'clocks'> {
  readonly title: string
  readonly fields: readonly FormField[]
  readonly first: Draft
  readonly known: Draft
  readonly words: Words
  /** What pressing the button means, in words. */
  readonly consequence?: string | undefined
  readonly submitLabel: string
  readonly lateEntry?: boolean
  readonly busy: boolean
  /** What the server said to the last try; the form keeps what was typed. */
  readonly refusal?: ReactNode
  readonly refusedFields?: readonly string[]
  readonly onSubmit: (filled: Filled) => void
  readonly onCancel: () => void
}

/** The questions of one action, in place, so that the facts can be read while it is filled in. */
export function ActionForm(props: ActionFormProps) {
  const { fields, first, known, words, onSubmit, onCancel, refusedFields = [] } = props
  const { t } = useTranslation('matter')
  const { t: say } = useTranslation('common')
  const { tenant } = useSession()
  const [draft, setDraft] = useState(first)
  const [happened, setHappened] = useState<string | undefined>(undefined)
  const [tried, setTried] = useState(false)
  const [key, setKey] = useState(newKey)
  const root = useRef<HTMLFormElement>(null)
  const begun = useRef(false)
  const titleId = useId()
  useEffect(() => {
    // Once: fresh data must not take the focus from what is being typed.
    if (begun.current) return
    begun.current = true
    // What is still to be answered comes first; what is known already stands above it.
    const [empty] = missingOf(fields, first)
    const control = ['textarea', 'input:not([type=radio]):not([disabled])', 'select'].flatMap(kind =>
      empty === undefined ? [kind] : [`[data-field="${empty}"] ${kind}`],
    )
    const answer = root.current?.querySelector<HTMLElement>(control.join(', '))
    const target = answer ?? root.current?.querySelector<HTMLElement>('button[type=submit]')
    target?.focus({ preventScroll: true })
    root.current?.scrollIntoView({ block: 'nearest' })
  }, [fields, first])
  const missing = tried ? missingOf(fields, draft) : []
  const change = (name: string, value: unknown) => {
    setDraft(was => ({ ...was, [name]: value }))
    setKey(newKey())
  }
  const submit = () => {
    setTried(true)
    const [firstMissing] = missingOf(fields, draft)
    if (firstMissing !== undefined) {
      root.current?.querySelector<HTMLElement>(`[data-field="${firstMissing}"] :is(input, textarea, select)`)?.focus()
      return
    }
    const occurredAt = happened === undefined ? undefined : fromLocal(happened, tenant.utcOffsetMinutes)
    const input = inputOf(fields, draft, { known, utcOffsetMinutes: tenant.utcOffsetMinutes })
    onSubmit({ input, occurredAt, key })
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      submit()
    }
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      onCancel()
    }
  }
  const [shown, folded] = useMemo(() => foldOptional(fields, first, isFamilyMatter(draft)), [fields, first, draft])
  const row = (field: FormField) => (
    <FieldRow
      key={field.name}
      field={field}
      label={words.say(field.label)}
      problem={
        missing.includes(field.name)
          ? t('form.required')
          : refusedFields.includes(field.name)
            ? t('form.check')
            : undefined
      }
    >
      {id => (
        <>
          <FieldControl
            id={id}
            field={field}
            value={draft[field.name]}
            onChange={value => change(field.name, value)}
            invalid={missing.includes(field.name) || refusedFields.includes(field.name)}
            postsOf={props.postsOf}
            orgsBelow={props.orgsBelow}
            clocks={props.clocks}
          />
          {isSuggestible(field) && (
            <SuggestedCode
              field={field}
              fields={fields}
              draft={draft}
              known={known}
              onTake={code => change(field.name, code)}
            />
          )}
        </>
      )}
    </FieldRow>
  )
  return (
    <form
      ref={root}
      className="act-form"
      aria-labelledby={titleId}
      onKeyDown={press}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <h3 id={titleId}>{props.title}</h3>
      {shown.map(row)}
      {folded.length > 0 && (
        <details className="act-more">
          <summary>
            {t('form.optional', {
              count: folded.length,
              names: words.join(folded.slice(0, 4).map(f => words.say(f.label))),
            })}
          </summary>
          {folded.map(row)}
        </details>
      )}
      {happened !== undefined && (
        <div className="act-row">
          <label htmlFor={`${titleId}-at`}>{t('form.happenedAt')}</label>
          <div>
            <input
              id={`${titleId}-at`}
              type="datetime-local"
              value={happened}
              onChange={event => {
                setHappened(event.target.value)
                setKey(newKey())
              }}
            />
            <p className="act-hint">{t('form.happenedHint')}</p>
          </div>
        </div>
      )}
      {props.consequence !== undefined && <p className="act-consequence">{props.consequence}</p>}
      {props.refusal}
      <div className="act-foot">
        <Button kind="primary" type="submit" busy={props.busy}>
          {props.submitLabel}
        </Button>
        <Button onClick={onCancel}>{say('cancel')}</Button>
        {props.lateEntry === true && happened === undefined && (
          <Button kind="quiet" icon="clock" onClick={() => setHappened('')}>
            {t('form.late')}
          </Button>
        )}
        <span className="act-keys">{t('form.keys')}</span>
      </div>
    </form>
  )
}

interface FieldRowProps {
  readonly field: FormField
  readonly label: string
  readonly problem: string | undefined
  readonly children: (id: string) => ReactNode
}

function FieldRow({ field, label, problem, children }: FieldRowProps) {
  const id = useId()
  const { t } = useTranslation('matter')
  const wide = field.control === 'answers'
  return (
    <div className={classNames('act-row', wide && 'act-row-wide')} data-field={field.name}>
      <label htmlFor={id}>
        {label}
        {!field.required && <span className="act-optional">{t('form.optionalMark')}</span>}
      </label>
      <div>
        {children(id)}
        {problem !== undefined && (
          <p className="act-problem" role="alert">
            {problem}
          </p>
        )}
      </div>
    </div>
  )
}

const openAtMost = 3

/** Optional questions are folded away when there are many, unless they already hold something or the case calls for them. */
function foldOptional(fields: readonly FormField[], first: Draft, family: boolean): [FormField[], FormField[]] {
  const optional = fields.filter(field => !field.required)
  if (optional.length <= openAtMost) return [[...fields], []]
  const wanted = (field: FormField) =>
    field.required || !isEmpty(first[field.name]) || isSuggestible(field) || (family && familyQuestions.has(field.name))
  return [fields.filter(wanted), fields.filter(field => !wanted(field))]
}

/** A family dispute is asked about its dangers at once: what is folded away is not asked. */
const familyQuestions: ReadonlySet<string> = new Set(['familyViolence', 'factors', 'relationship', 'callerRole'])
const isFamilyMatter = (draft: Draft) =>
  draft.familyViolence === true || String(draft.feedbackCategory ?? '').startsWith('0403')
