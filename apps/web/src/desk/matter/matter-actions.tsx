import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { Button, type Command, CommandBar, useToast } from '@fangwei/ui/index.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../shared/api/api-error.ts'
import { newKey } from '../../shared/api/fetch-json.ts'
import { useSentences } from '../../shared/load/loaded.tsx'
import { useDirectory } from '../../shared/session/directory.ts'
import { useSession } from '../../shared/session/session.ts'
import { clockName } from './fact-sentence.ts'
import { ActionForm, type Filled } from './form/action-form.tsx'
import { formFields } from './form/form-field.ts'
import { firstDraft } from './form/form-values.ts'
import { orgPath } from './form/org-tree.ts'
import { type Allowed, type MatterView, useAct, useReload } from './use-matter.ts'
import type { Words } from './words.ts'

interface MatterActionsProps {
  readonly matter: MatterView
  readonly words: Words
  /** Told when an act took the matter out of this reader's sight. */
  readonly onGone: () => void
}

/** Exactly what the server allows, heaviest first; each asks in place for what its declaration asks for. */
export function MatterActions({ matter, words, onGone }: MatterActionsProps) {
  const { t } = useTranslation('matter')
  const toast = useToast()
  const act = useAct(matter.id)
  const [asking, setAsking] = useState<Allowed | undefined>(undefined)
  const allowed = asking === undefined ? undefined : matter.allowed.find(a => a.action === asking.action)
  const submit = (action: Allowed, { input, occurredAt, key }: Filled) =>
    act.mutate(
      {
        key,
        body: {
          action: action.action,
          version: matter.version,
          input,
          ...(occurredAt !== undefined && { occurredAt }),
        },
      },
      {
        onSuccess: () => {
          setAsking(undefined)
          toast({ message: t(action.asDraft ? 'act.drafted' : 'act.done', { action: words.say(action.label) }) })
        },
        onError: error => {
          if (error instanceof ApiError && error.status === 404) {
            toast({ message: t('act.gone', { action: words.say(action.label) }) })
            onGone()
          } else if (isDirect(action)) setAsking(action)
        },
      },
    )
  const start = (action: Allowed) => {
    act.reset()
    if (isDirect(action)) submit(action, { input: {}, occurredAt: undefined, key: newKey() })
    else setAsking(action)
  }
  const commands = commandsOf(matter.allowed, words, t('act.first'), act.isPending, start)
  const waiting = matter.allowed.filter(action => action.needs.length > 0)
  return (
    <div className="matter-actions">
      {commands.length > 0 ? (
        <CommandBar commands={commands} shown={shownOf(matter.allowed)} numbered={asking === undefined} />
      ) : (
        <p className="fw-quiet">{t('act.none')}</p>
      )}
      {waiting.map(action => (
        <p key={action.action} className="matter-needs">
          {t('act.needs', {
            action: words.say(action.label),
            needs: action.needs.map(words.say).join(words.say(semicolon)),
          })}
        </p>
      ))}
      {asking !== undefined && (
        <AskedAction
          key={`${matter.id} ${asking.action}`}
          matter={matter}
          action={allowed ?? asking}
          words={words}
          error={act.error}
          busy={act.isPending}
          onSubmit={filled => submit(allowed ?? asking, filled)}
          onCancel={() => {
            act.reset()
            setAsking(undefined)
          }}
        />
      )}
    </div>
  )
}

/** Acts of the loop itself go into the menu, unless there is nothing else. */
const shownOf = (allowed: readonly Allowed[]): number =>
  Math.min(allowed.filter(action => !action.common).length || 3, 6)

const semicolon = { zh: '；', en: '; ' }

/** Nothing to ask and nothing to warn of: done at once. */
const isDirect = ({ asks, mayAsk, consequence, asDraft }: Allowed) =>
  asks.length === 0 && mayAsk.length === 0 && consequence === undefined && !asDraft

function commandsOf(
  allowed: readonly Allowed[],
  words: Words,
  first: string,
  busy: boolean,
  start: (action: Allowed) => void,
): Command[] {
  const lead = allowed.find(action => !action.common && action.needs.length === 0)
  return allowed.map(action => ({
    key: action.action,
    label: words.say(action.label),
    primary: action === lead,
    refusal:
      action.needs.length === 0 ? undefined : `${first}${action.needs.map(words.say).join(words.say(semicolon))}`,
    busy: busy && action === lead,
    run: () => start(action),
  }))
}

interface AskedActionProps {
  readonly matter: MatterView
  readonly action: Allowed
  readonly words: Words
  readonly error: unknown
  readonly busy: boolean
  readonly onSubmit: (filled: Filled) => void
  readonly onCancel: () => void
}

function AskedAction({ matter, action, words, error, busy, onSubmit, onCancel }: AskedActionProps) {
  const { t } = useTranslation('matter')
  const { tenant, account } = useSession()
  const { orgs } = useDirectory()
  const type = findMatterType(matter.type)
  const fields = useMemo(() => (type === undefined ? [] : formFields(type, action)), [type, action])
  const [first] = useState(() =>
    firstDraft(fields, {
      unit: matter.unit,
      data: { ...matter.data, ...(matter.grade !== null && { grade: matter.grade }) },
      masked: matter.masked,
      again: matter.doneBy[action.action] !== undefined,
      utcOffsetMinutes: tenant.utcOffsetMinutes,
    }),
  )
  if (type === undefined) return null
  // A matter is passed down to those below one; help is sent from anywhere in the city.
  const passesDown = typeof type.actions[action.action]?.movesTo === 'object'
  const below = passesDown ? account.org : (orgPath(orgs, account.org)[0] ?? account.org)
  const clocks = matter.deadlines
    .filter(d => fitsRequest(action.action, d))
    .map(d => ({ id: d.id, label: `${clockName(type, d.code, words, d.ordinal)} · ${words.instant(d.dueAt)}` }))
  return (
    <ActionForm
      title={words.say(action.label)}
      fields={fields}
      first={clocks.length === 1 && action.common ? { ...first, deadline: clocks[0]?.id } : first}
      known={matter.masked.length > 0 ? {} : matter.data}
      words={words}
      consequence={action.consequence === undefined ? undefined : words.say(action.consequence)}
      submitLabel={action.asDraft ? t('form.draft') : words.say(action.label)}
      lateEntry={!action.common}
      busy={busy}
      postsOf={matter.unit}
      orgsBelow={below}
      clocks={clocks}
      refusal={error !== null && error !== undefined && <Refusal matter={matter} error={error} />}
      refusedFields={error instanceof ApiError ? error.fields : []}
      onSubmit={onSubmit}
      onCancel={onCancel}
    />
  )
}

/** The clocks each act of the loop can be about. */
function fitsRequest(action: string, deadline: MatterView['deadlines'][number]): boolean {
  if (action === 'approve' || action === 'turn-down') return deadline.request !== null
  if (action === 'resume') return deadline.state === 'paused'
  if (action === 'ask-pause') return deadline.state === 'running' && deadline.reminded !== 100
  return deadline.state === 'running'
}

/** What the server said, that what was typed is kept, and, when somebody was quicker, the way to see it. */
function Refusal({ matter, error }: { matter: MatterView; error: unknown }) {
  const { t } = useTranslation('matter')
  const { what, next } = useSentences(error)
  const reload = useReload(matter.id)
  const stale = error instanceof ApiError && error.status === 409
  return (
    <div className="act-refusal" role="alert">
      <strong>{what}</strong>
      <p className="fw-small">
        {next}
        {t('act.kept')}
      </p>
      {stale && (
        <Button icon="undo" onClick={() => void reload()}>
          {t('act.reload')}
        </Button>
      )}
    </div>
  )
}
