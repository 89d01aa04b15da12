import './call.css'
import '../matter/form/action-form.css'
import { matterRoutes } from '@fangwei/contract/matter.ts'
import { Button, serverClock, useShortcuts } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callWith } from '../../shared/api/call.ts'
import { newKey } from '../../shared/api/fetch-json.ts'
import { useSentences } from '../../shared/load/loaded.tsx'
import { useInstant, useSession } from '../../shared/session/session.ts'
import { Beside } from './beside.tsx'
import { blankCall, type CallDraft, incidentFields, type Missing, missingOf } from './call-draft.ts'
import { CallForm } from './call-form.tsx'
import { type Incident, Taken } from './taken.tsx'
import { useKeptDraft } from './use-kept-draft.ts'

const by110 = '0101'
const atTheStation = '0201'
const now = () => new Date(serverClock.now()).toISOString()

/** 接警: one call from the first ring to the dispatch, without leaving the keyboard. */
export default function CallPage() {
  const { t } = useTranslation('call')
  const { account } = useSession()
  const instant = useInstant()
  const central = account.roles.includes('dispatcher')
  const blank = useMemo(
    () => blankCall(central ? by110 : atTheStation, central ? undefined : account.org),
    [central, account.org],
  )
  const { draft, setDraft, drop, keeping, restoredAt } = useKeptDraft(blank)
  const [missing, setMissing] = useState<readonly Missing[]>([])
  const [key, setKey] = useState(newKey)
  const [taken, setTaken] = useState<Incident | undefined>(undefined)
  const [turn, setTurn] = useState(0)
  const take = useMutation({
    mutationFn: (call: CallDraft) => openIncident(call, key),
    onSuccess: incident => {
      setTaken(incident)
      drop()
    },
  })
  const change = (part: Partial<CallDraft>) => {
    setDraft(was => ({ ...was, reportedAt: was.reportedAt ?? now(), ...part }))
    setKey(newKey())
    if (missing.length > 0) setMissing([])
  }
  const restart = () => {
    setTaken(undefined)
    setTurn(turn + 1)
    setKey(newKey())
    take.reset()
  }
  const submit = () => {
    const lacking = missingOf(draft)
    setMissing(lacking)
    if (lacking.length === 0 && !take.isPending) take.mutate(draft)
  }
  const throwAway = () => {
    drop()
    setMissing([])
    restart()
  }
  useShortcuts(
    useMemo(
      () => [
        { key: 'Enter', label: t('help.enter'), run: () => undefined },
        { key: 'Ctrl ↵', label: t('help.submit'), run: () => undefined },
      ],
      [t],
    ),
    { enabled: taken === undefined },
  )
  return (
    <div className="call-page">
      <header className="call-head">
        <h1>{t('title')}</h1>
        {restoredAt !== undefined && taken === undefined && (
          <p className="call-restored">
            {t('restored', { at: instant(restoredAt) })}
            <Button kind="quiet" icon="undo" onClick={throwAway}>
              {t('startAnew')}
            </Button>
          </p>
        )}
      </header>
      {taken === undefined ? (
        <div className="call-columns">
          <CallForm
            key={turn}
            draft={draft}
            onChange={change}
            missing={missing}
            busy={take.isPending}
            refusal={take.error !== null && <Refused error={take.error} />}
            keeping={keeping}
            onSubmit={submit}
            onDrop={throwAway}
          />
          <Beside draft={draft} onMerge={mergeInto => change({ mergeInto })} />
        </div>
      ) : (
        <Taken incident={taken} onNext={restart} />
      )}
    </div>
  )
}

/** Opens the incident; a call that belongs to an open one is joined to it at once. */
async function openIncident(draft: CallDraft, key: string): Promise<Incident> {
  const incident = await callWith(matterRoutes.openMatter, {
    body: { type: 'incident', unit: draft.unit, fields: incidentFields(draft, now()) },
    idempotencyKey: key,
  })
  if (draft.mergeInto === undefined) return incident
  return callWith(matterRoutes.actOnMatter, {
    params: { id: incident.id },
    body: {
      action: 'merge',
      version: incident.version,
      input: { mergedInto: draft.mergeInto.number, duplicateKind: 'same-matter' },
    },
    idempotencyKey: `${key}-merge`,
  })
}

function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation('call')
  const { what, next } = useSentences(error)
  return (
    <p className="act-refusal" role="alert">
      {what} {next} {t('refusedKept')}
    </p>
  )
}
