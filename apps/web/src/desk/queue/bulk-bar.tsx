import { matterRoutes } from '@fangwei/contract/matter.ts'
import type { AllowedAction } from '@fangwei/domain/loop/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { Button, Dialog, useNow, useShortcuts, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callWith } from '../../shared/api/call.ts'
import { useSentences } from '../../shared/load/loaded.tsx'
import { useDirectory } from '../../shared/session/directory.ts'
import { useSession } from '../../shared/session/session.ts'
import { ActionForm, type Filled } from '../matter/form/action-form.tsx'
import { formFields } from '../matter/form/form-field.ts'
import { orgPath } from '../matter/form/org-tree.ts'
import type { MatterSummary } from '../matter/use-matter.ts'
import { titleOf, type Words } from '../matter/words.ts'
import { bulkActions } from './bulk-actions.ts'

interface BulkBarProps {
  readonly chosen: readonly MatterSummary[]
  readonly words: Words
  readonly onClear: () => void
  readonly onKeep: (ids: readonly string[]) => void
}

interface Failed {
  readonly matter: MatterSummary
  readonly sentence: string
}

/** What can be done to all of the chosen at once. Each is judged by itself; those refused stay chosen and say why. */
export function BulkBar({ chosen, words, onClear, onKeep }: BulkBarProps) {
  const { t } = useTranslation('queue')
  const toast = useToast()
  const client = useQueryClient()
  const actions = useBulkActions(chosen)
  const [asking, setAsking] = useState<AllowedAction | undefined>(undefined)
  const [failed, setFailed] = useState<readonly Failed[]>([])
  const act = useMutation({
    mutationFn: ({ action, filled }: { action: AllowedAction; filled: Filled | undefined }) =>
      callWith(matterRoutes.actOnMany, {
        body: {
          action: action.action,
          ...(filled !== undefined && { input: filled.input }),
          matters: chosen.map(({ id, version }) => ({ id, version })),
        },
        ...(filled !== undefined && { idempotencyKey: filled.key }),
      }),
    onSuccess: ({ items }, { action }) => {
      const refused = items.flatMap(item => {
        const matter = chosen.find(({ id }) => id === item.id)
        return item.ok || matter === undefined ? [] : [{ matter, sentence: item[words.language] ?? item.code ?? '' }]
      })
      const ok = items.length - refused.length
      setAsking(undefined)
      setFailed(refused)
      onKeep(refused.map(({ matter }) => matter.id))
      if (ok > 0) toast({ message: t('bulk.done', { action: words.say(action.label), count: ok }) })
      void client.invalidateQueries({ queryKey: [matterRoutes.listQueue.path] })
    },
  })
  const start = (action: AllowedAction) => {
    act.reset()
    if (action.asks.length + action.mayAsk.length === 0 && action.consequence === undefined)
      act.mutate({ action, filled: undefined })
    else setAsking(action)
  }
  useShortcuts(useMemo(() => [{ key: 'Escape', label: t('bulk.clear'), run: onClear }], [t, onClear]))
  return (
    <section className="queue-bulk" aria-label={t('bulk.label')}>
      <div className="queue-bulk-line">
        <strong>{t('bulk.count', { count: chosen.length })}</strong>
        {actions.slice(0, 6).map(action => (
          <Button key={action.action} busy={act.isPending} onClick={() => start(action)}>
            {words.say(action.label)}
          </Button>
        ))}
        {actions.length === 0 && <span className="fw-quiet">{t('bulk.nothing')}</span>}
        <Button kind="quiet" icon="close" onClick={onClear}>
          {t('bulk.clear')}
        </Button>
      </div>
      {asking !== undefined && (
        <BulkForm
          action={asking}
          chosen={chosen}
          words={words}
          error={act.error}
          busy={act.isPending}
          onSubmit={filled => act.mutate({ action: asking, filled })}
          onCancel={() => setAsking(undefined)}
        />
      )}
      <Dialog open={failed.length > 0} title={t('bulk.failed', { count: failed.length })} onClose={() => setFailed([])}>
        <p className="fw-quiet">{t('bulk.failedNote')}</p>
        <ul className="queue-failed">
          {failed.map(({ matter, sentence }) => (
            <li key={matter.id}>
              <strong>{titleOf(matter, words)}</strong>
              <span>{sentence}</span>
            </li>
          ))}
        </ul>
      </Dialog>
    </section>
  )
}

/** Recounted by the minute: a claim that runs out frees its matter. */
function useBulkActions(chosen: readonly MatterSummary[]) {
  const { account, duties } = useSession()
  const { orgs } = useDirectory()
  const now = useNow(60_000)
  return useMemo(() => {
    const actor = { account: account.id, roles: account.roles, org: account.org, duties }
    return bulkActions(chosen, { actor, now: new Date(now), pathOf: org => orgPath(orgs, org) })
  }, [chosen, account, duties, orgs, now])
}

interface BulkFormProps {
  readonly action: AllowedAction
  readonly chosen: readonly MatterSummary[]
  readonly words: Words
  readonly error: unknown
  readonly busy: boolean
  readonly onSubmit: (filled: Filled) => void
  readonly onCancel: () => void
}

function BulkForm({ action, chosen, words, error, busy, onSubmit, onCancel }: BulkFormProps) {
  const { t } = useTranslation('queue')
  const { account } = useSession()
  const type = findMatterType(chosen[0]?.type ?? '')
  const fields = useMemo(() => (type === undefined ? [] : formFields(type, action)), [type, action])
  return (
    <ActionForm
      key={action.action}
      title={t('bulk.title', { action: words.say(action.label), count: chosen.length })}
      fields={fields}
      first={nothing}
      known={nothing}
      words={words}
      consequence={action.consequence === undefined ? undefined : words.say(action.consequence)}
      submitLabel={words.say(action.label)}
      busy={busy}
      postsOf={chosen[0]?.unit ?? account.org}
      orgsBelow={account.org}
      clocks={[]}
      refusal={error !== null && <Refused error={error} />}
      onSubmit={onSubmit}
      onCancel={onCancel}
    />
  )
}

const nothing = {}

function Refused({ error }: { error: unknown }) {
  const { what, next } = useSentences(error)
  return (
    <p className="act-refusal" role="alert">
      {what} {next}
    </p>
  )
}
