import { jobRoutes } from '@fangwei/contract/jobs.ts'
import { Button, ProgressBar, useLanguage } from '@fangwei/ui/index.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { queryFor } from '../../shared/api/queries.ts'

const ASK_EVERY_MS = 700
const ended = ['done', 'failed', 'cancelled']

/** A search on its way: how far, a way to stop it, and why it failed. */
export function PlanJob({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation('patrol')
  const { t: say } = useTranslation('common')
  const language = useLanguage()
  const query = useQuery({
    ...queryFor(jobRoutes.getJob, { params: { id } }),
    refetchInterval: ({ state }) => (ended.includes(state.data?.state ?? '') ? false : ASK_EVERY_MS),
  })
  const state = query.data?.state
  const cancel = useMutation({ mutationFn: () => call(jobRoutes.cancelJob, { params: { id } }) })
  useEffect(() => {
    if (state === 'done') onDone()
  }, [state, onDone])
  if (state === undefined || state === 'done') return null
  if (state === 'failed')
    return (
      <p className="patrol-failed" role="alert">
        {query.data?.failure?.[language]}
      </p>
    )
  if (state === 'cancelled') return <p className="patrol-failed">{t('cancelled')}</p>
  return (
    <div className="patrol-job" aria-live="polite">
      <ProgressBar
        label={t('planning')}
        done={query.data?.progress?.done ?? 0}
        total={query.data?.progress?.total ?? 100}
      />
      <Button busy={cancel.isPending} onClick={() => cancel.mutate()}>
        {say('cancel')}
      </Button>
    </div>
  )
}
