import { findDictionary } from '@fangwei/domain/dictionaries/index.ts'
import { Button, classNames, GradeMark, useLanguage } from '@fangwei/ui/index.ts'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useInstant, useSession } from '../../shared/session/session.ts'
import { gradeColour } from '../../shared/terms/grade.ts'
import { ChoiceControl, OrgControl } from '../matter/form/choice-control.tsx'
import { type CallDraft, type Missing, suggestGrade } from './call-draft.ts'
import { CategoryField } from './category-field.tsx'
import { PlaceField } from './place-field.tsx'
import type { Keeping } from './use-kept-draft.ts'

interface CallFormProps {
  readonly draft: CallDraft
  readonly onChange: (part: Partial<CallDraft>) => void
  readonly missing: readonly Missing[]
  readonly busy: boolean
  readonly refusal: ReactNode
  readonly keeping: Keeping
  readonly onSubmit: () => void
  readonly onDrop: () => void
}

/** The questions of a call in the order people tell it. Enter goes on; the last Enter, or Ctrl+Enter anywhere, takes it. */
export function CallForm({ draft, onChange, missing, busy, refusal, keeping, onSubmit, onDrop }: CallFormProps) {
  const { t } = useTranslation('call')
  const { account } = useSession()
  const root = useRef<HTMLFormElement>(null)
  const focus = (name: string) =>
    root.current?.querySelector<HTMLElement>(`[data-step="${name}"] :is(input, textarea)`)?.focus()
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('input')?.focus()
  }, [])
  useEffect(() => {
    const [first] = missing
    if (first !== undefined)
      root.current?.querySelector<HTMLElement>(`[data-step="${first}"] :is(input, textarea)`)?.focus()
  }, [missing])
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      onSubmit()
      return
    }
    const control = event.target
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return
    if (event.shiftKey || control.getAttribute('aria-expanded') === 'true') return
    event.preventDefault()
    next(root.current, control)?.focus()
  }
  const grade = draft.grade ?? suggestGrade(draft)
  return (
    <form
      ref={root}
      className="act-form call-form"
      aria-label={t('title')}
      onKeyDown={press}
      onSubmit={event => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Step name="phone" label={t('phone')}>
        {id => (
          <div className="call-pair">
            <input
              id={id}
              type="tel"
              autoComplete="off"
              maxLength={20}
              value={draft.phone}
              onChange={event => onChange({ phone: event.target.value })}
            />
            <input
              aria-label={t('callerName')}
              placeholder={t('callerName')}
              tabIndex={-1}
              data-aside
              autoComplete="off"
              maxLength={60}
              value={draft.callerName}
              onChange={event => onChange({ callerName: event.target.value })}
            />
          </div>
        )}
      </Step>
      <Step name="place" label={t('place.label')}>
        {id => (
          <PlaceField
            id={id}
            value={draft.address}
            placed={draft.point !== undefined}
            onWords={address => onChange({ address, point: undefined })}
            onPlace={({ label, lng, lat, unit }) =>
              onChange({ address: label, point: { lng, lat }, ...(unit !== null && { unit }) })
            }
            onDone={() => focus('content')}
          />
        )}
      </Step>
      <Step
        name="content"
        label={t('content')}
        problem={missing.includes('content') ? t('missing.content') : undefined}
      >
        {id => (
          <textarea
            id={id}
            rows={4}
            maxLength={4000}
            value={draft.content}
            aria-invalid={missing.includes('content') || undefined}
            onChange={event => onChange({ content: event.target.value })}
          />
        )}
      </Step>
      <Step name="danger" label={t('danger')}>
        {id => (
          <div className="call-danger">
            <label>
              {t('injured')}
              <input
                id={id}
                type="number"
                min={0}
                max={999}
                inputMode="numeric"
                value={draft.injured}
                onChange={event => onChange({ injured: event.target.value })}
              />
            </label>
            <Tick label={t('weapon')} on={draft.weapon} onChange={weapon => onChange({ weapon })} />
            <Tick label={t('inProgress')} on={draft.inProgress} onChange={inProgress => onChange({ inProgress })} />
            <span className="act-hint">{t('tickHint')}</span>
          </div>
        )}
      </Step>
      <Step
        name="category"
        label={t('category.label')}
        problem={missing.includes('category') ? t('missing.category') : undefined}
      >
        {id => (
          <CategoryField
            id={id}
            content={draft.content}
            value={draft.category}
            invalid={missing.includes('category')}
            onChange={category => onChange({ category })}
            onDone={() => focus('unit')}
          />
        )}
      </Step>
      <Step name="unit" label={t('unit')} problem={missing.includes('unit') ? t('missing.unit') : undefined}>
        {id => (
          <div
            role="presentation"
            onKeyDownCapture={event => {
              const list = event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true'
              if (event.key !== 'Enter' || list || draft.unit === undefined) return
              event.preventDefault()
              event.stopPropagation()
              onSubmit()
            }}
          >
            <OrgControl
              id={id}
              root={account.org}
              multiple={false}
              invalid={missing.includes('unit')}
              value={draft.unit}
              onChange={unit => onChange({ unit: typeof unit === 'string' ? unit : undefined })}
            />
          </div>
        )}
      </Step>
      <Step name="grade" label={t('grade')}>
        {() => (
          <GradeChoice
            value={grade}
            suggested={draft.grade === undefined}
            onChange={chosen => onChange({ grade: chosen })}
          />
        )}
      </Step>
      <details className="act-more">
        <summary>{t('more')}</summary>
        <Step name="channel" label={t('channel')}>
          {id => (
            <ChoiceControl
              id={id}
              value={draft.channel}
              onChange={channel => typeof channel === 'string' && onChange({ channel })}
              multiple={false}
              invalid={false}
              dictionary="report-channel"
              numeric={false}
            />
          )}
        </Step>
      </details>
      {draft.mergeInto && <p className="act-consequence">{t('mergeNote', { number: draft.mergeInto.number })}</p>}
      {refusal}
      <div className="act-foot">
        <Button kind="primary" type="submit" busy={busy} keyHint="Ctrl ↵">
          {t(draft.mergeInto ? 'submitMerge' : 'submit')}
        </Button>
        <Button kind="quiet" onClick={onDrop}>
          {t('drop')}
        </Button>
        <KeepingNote keeping={keeping} />
      </div>
    </form>
  )
}

function KeepingNote({ keeping }: { keeping: Keeping }) {
  const { t } = useTranslation('call')
  const instant = useInstant()
  if (keeping.state === 'none') return <span className="act-keys">{t('keys')}</span>
  if (keeping.state === 'unkept') return <span className="act-keys call-unkept">{t('unkept')}</span>
  return <span className="act-keys">{t('kept', { at: instant(keeping.at ?? '', 'time') })}</span>
}

/** The next question after a control; what is asked in passing only is skipped. */
function next(form: HTMLFormElement | null, control: Element): HTMLElement | undefined {
  const all = [...(form?.querySelectorAll<HTMLElement>('.act-row :is(input, textarea)') ?? [])]
  const rest = all.slice(all.indexOf(control as HTMLElement) + 1)
  const found = rest.find(
    element => !element.hasAttribute('data-aside') && element.closest('details:not([open])') === null,
  )
  return found ?? form?.querySelector<HTMLElement>('button[type=submit]') ?? undefined
}

interface StepProps {
  readonly name: string
  readonly label: string
  readonly problem?: string | undefined
  readonly children: (id: string) => ReactNode
}

function Step({ name, label, problem, children }: StepProps) {
  const id = `call-${name}`
  return (
    <div className="act-row" data-step={name}>
      <label htmlFor={id}>{label}</label>
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

function Tick({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className={classNames('call-tick', on && 'call-tick-on')}>
      <input type="checkbox" checked={on} onChange={event => onChange(event.target.checked)} />
      {label}
    </label>
  )
}

interface GradeChoiceProps {
  readonly value: number
  readonly suggested: boolean
  readonly onChange: (grade: number) => void
}

function GradeChoice({ value, suggested, onChange }: GradeChoiceProps) {
  const { t } = useTranslation('call')
  const language = useLanguage()
  return (
    <div className="call-grades">
      {findDictionary('incident-level')?.entries.map(({ code, label }) => {
        const colour = gradeColour(Number(code))
        return (
          <label key={code} className={classNames('call-grade', value === Number(code) && 'call-grade-on')}>
            <input
              type="radio"
              name="call-grade"
              data-aside
              checked={value === Number(code)}
              onChange={() => onChange(Number(code))}
            />
            {colour && <GradeMark grade={colour} letter={false} />}
            {label[language]}
          </label>
        )
      })}
      {suggested && <span className="act-hint">{t('gradeSuggested')}</span>}
    </div>
  )
}
