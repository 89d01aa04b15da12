import type { Reply, Route } from '@fangwei/contract/index.ts'
import { workshopRoutes } from '@fangwei/contract/workshop.ts'
import { Button, Dialog, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call, callWith } from '../../shared/api/call.ts'
import { useSentences } from '../../shared/load/loaded.tsx'
import { useMay, useSession } from '../../shared/session/session.ts'
import type { Version } from './version-words.ts'

type Step = 'submit' | 'approve' | 'refuse' | 'retire'

const steps: Readonly<Record<Step, { readonly route: Route; readonly body: (note: string) => object | undefined }>> = {
  submit: { route: workshopRoutes.submitModel as Route, body: () => undefined },
  approve: { route: workshopRoutes.decideModel as Route, body: note => ({ verdict: 'approved', note }) },
  refuse: { route: workshopRoutes.decideModel as Route, body: note => ({ verdict: 'refused', note }) },
  retire: { route: workshopRoutes.retireModel as Route, body: reason => ({ reason }) },
}

/** What may be done with a version by whoever looks at it; the one who proposed it does not decide. */
export function ModelActions({ version, onReplay }: { version: Version; onReplay: (id: string) => void }) {
  const { t } = useTranslation('workshop')
  const may = useMay()
  const { account } = useSession()
  const client = useQueryClient()
  const [step, setStep] = useState<Step | undefined>(undefined)
  const { model, state } = version
  const own = version.proposedBy === account.id
  const replay = useMutation({
    mutationFn: () => call(workshopRoutes.startReplay, { params: { model, version: version.version } }),
    onSuccess: (found: Reply<typeof workshopRoutes.startReplay>) => {
      void client.invalidateQueries({ queryKey: [workshopRoutes.getModel.path] })
      onReplay(found.id)
    },
  })
  const decides = state === 'in-review' && may('model.approve') && !own
  return (
    <div className="fw-commands">
      {decides && (
        <Button kind="primary" onClick={() => setStep('approve')}>
          {t('act.approve')}
        </Button>
      )}
      {decides && <Button onClick={() => setStep('refuse')}>{t('act.refuse')}</Button>}
      {may('model.write') && state === 'draft' && (
        <Button kind="primary" onClick={() => setStep('submit')}>
          {t('act.submit')}
        </Button>
      )}
      {may('model.write') && (
        <Button busy={replay.isPending} onClick={() => replay.mutate()}>
          {t('act.replay')}
        </Button>
      )}
      {may('model.write') && (
        <Link className="fw-button fw-button-plain" to={`/workshop/${model}/edit?version=${version.version}`}>
          {t('act.edit')}
        </Link>
      )}
      {may('model.write') && (
        <Link className="fw-button fw-button-quiet" to={`/workshop/new/edit?from=${model}&version=${version.version}`}>
          {t('act.copy')}
        </Link>
      )}
      {may('model.approve') && state === 'published' && (
        <Button kind="danger" onClick={() => setStep('retire')}>
          {t('act.retire')}
        </Button>
      )}
      {replay.error !== null && <Refused error={replay.error} />}
      {step !== undefined && <StepDialog version={version} step={step} onClose={() => setStep(undefined)} />}
    </div>
  )
}

function StepDialog({ version, step, onClose }: { version: Version; step: Step; onClose: () => void }) {
  const { t } = useTranslation('workshop')
  const { t: say } = useTranslation('common')
  const toast = useToast()
  const client = useQueryClient()
  const field = useId()
  const [note, setNote] = useState('')
  const asks = step !== 'submit'
  const { model, version: number } = version
  const doing = useMutation({
    mutationFn: () => {
      const body = steps[step].body(note.trim())
      return callWith(steps[step].route, { params: { model, version: number }, ...(body !== undefined && { body }) })
    },
    onSuccess: () => {
      toast({ message: t(`done.${step}`) })
      void client.invalidateQueries({ queryKey: [workshopRoutes.getModel.path] })
      void client.invalidateQueries({ queryKey: [workshopRoutes.listModels.path] })
      onClose()
    },
  })
  return (
    <Dialog
      open
      title={t(`act.${step}`)}
      onClose={onClose}
      footer={
        <>
          <Button
            kind={step === 'retire' ? 'danger' : 'primary'}
            busy={doing.isPending}
            disabled={asks && note.trim().length < 4}
            onClick={() => doing.mutate()}
          >
            {t(`act.${step}`)}
          </Button>
          <Button onClick={onClose}>{say('cancel')}</Button>
        </>
      }
    >
      <p>{t(`confirm.${step}`)}</p>
      {asks && (
        <div className="workshop-note">
          <label htmlFor={field}>{t('confirm.note')}</label>
          <textarea id={field} rows={3} maxLength={1000} value={note} onChange={event => setNote(event.target.value)} />
        </div>
      )}
      {doing.error !== null && <Refused error={doing.error} />}
    </Dialog>
  )
}

export function Refused({ error }: { error: unknown }) {
  const { what, next } = useSentences(error)
  return (
    <p className="workshop-refused" role="alert">
      {what} {next}
    </p>
  )
}
