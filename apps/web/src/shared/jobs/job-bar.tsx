import './job-bar.css'
import { Button, ProgressBar, useLanguage } from '@fangwei/ui/index.ts'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../load/loaded.tsx'
import { type Job, useCancelJob, useJob } from './use-job.ts'

interface WordsOfJob {
  /** What is being done. */
  readonly label: ReactNode
  /** What stands there after it was stopped. */
  readonly stopped: ReactNode
}

/** A job on its way: how far it is, a way to stop it, and why it came to nothing; nothing once it is done. */
export function JobBar({ job, label, stopped }: WordsOfJob & { job: Job }) {
  const { t } = useTranslation('common')
  const language = useLanguage()
  const cancel = useCancelJob(job.id)
  if (job.state === 'done') return null
  if (job.state === 'failed') return <p role="alert">{job.failure?.[language]}</p>
  if (job.state === 'cancelled') return <p role="status">{stopped}</p>
  const { done = 0, total = null } = job.progress ?? {}
  return (
    <div className="job-bar" aria-live="polite">
      <ProgressBar label={label} done={done} total={total ?? done} />
      <Button busy={cancel.isAsked || job.cancelling} onClick={cancel.ask}>
        {t('stop')}
      </Button>
      {cancel.error !== null && <Failure error={cancel.error} />}
    </div>
  )
}

/** The bar of a job that is known by its id alone. */
export function FollowedJob({ id, onDone, ...words }: WordsOfJob & { id: string; onDone: () => void }) {
  const query = useJob(id)
  const isDone = query.data?.state === 'done'
  useEffect(() => {
    if (isDone) onDone()
  }, [isDone, onDone])
  if (query.data === undefined) return query.error !== null && <Failure error={query.error} />
  return <JobBar job={query.data} {...words} />
}
