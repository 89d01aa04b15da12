import { jobRoutes } from '@fangwei/contract/jobs.ts'
import { Button, ProgressBar, useLanguage } from '@fangwei/ui/index.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { queryFor } from '../../shared/api/queries.ts'

const ASK_EVERY_MS = 700
const ended = ['done', 'failed', 'cancelled']

/** A scan on its way: how many replications are done, a way to stop it, and why it came to nothing. */
export function ScanJob({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation('scans')
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
  if (state === 'failed') return <p role="alert">{query.data?.failure?.[language]}</p>
  if (state === 'cancelled') return <p role="status">{t('cancelled')}</p>
  return (
    <div className="scans-job" aria-live="polite">
      <ProgressBar
        label={t('running')}
        done={query.data?.progress?.done ?? 0}
        total={query.data?.progress?.total ?? 0}
      />
      <Button busy={cancel.isPending || query.data?.cancelling === true} onClick={() => cancel.mutate()}>
        {t('stop')}
      </Button>
    </div>
  )
}
