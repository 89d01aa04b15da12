import { jobRoutes } from '@fangwei/contract/jobs.ts'
import { Button, ProgressBar, StateTag, type Tone, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { address } from '../../shared/api/call.ts'
import { hasEnded, useCancelJob, useJob } from '../../shared/jobs/use-job.ts'
import { Failure, Loaded } from '../../shared/load/loaded.tsx'

const tones: Readonly<Record<string, Tone>> = {
  waiting: 'waiting',
  running: 'active',
  done: 'done',
  failed: 'refused',
  cancelled: 'paused',
}

/** How far an import has come, what came of the rows, and the rows that were not taken as a file. */
export function ImportProgress({ id, onAnother }: { id: string; onAnother: () => void }) {
  const { t } = useTranslation('imports')
  const { t: say } = useTranslation('common')
  const language = useLanguage()
  const query = useJob(id)
  const cancel = useCancelJob(id)
  const words: Readonly<Record<string, string>> = {
    accepted: t('count.accepted'),
    duplicates: t('count.duplicates'),
    rejected: t('count.rejected'),
    added: t('count.added'),
    changed: t('count.changed'),
    unchanged: t('count.unchanged'),
  }
  return (
    <Loaded query={query}>
      {job => (
        <section className="imports-progress" aria-live="polite">
          <StateTag tone={tones[job.state] ?? 'waiting'}>{t(`state.${job.state}`)}</StateTag>
          <ProgressBar
            label={t('progress')}
            done={job.progress?.done ?? 0}
            total={job.progress?.total ?? job.progress?.done ?? 0}
            note={Object.entries(job.progress?.counts ?? {})
              .map(([name, count]) => `${words[name] ?? name} ${count}`)
              .join(say('listComma'))}
          />
          {job.failure !== null && <p className="act-problem">{job.failure[language]}</p>}
          {cancel.error !== null && <Failure error={cancel.error} />}
          <div className="fw-commands">
            {job.files.map(name => (
              <a
                key={name}
                className="fw-button fw-button-plain"
                href={address(jobRoutes.getJobFile.path, { params: { id, name } })}
                download={name}
              >
                {name === 'rejected.csv' ? t('rejectedFile') : name}
              </a>
            ))}
            {!hasEnded(job.state) && (
              <Button busy={cancel.isAsked || job.cancelling} onClick={cancel.ask}>
                {t('cancelImport')}
              </Button>
            )}
            {hasEnded(job.state) && (
              <Button kind="primary" onClick={onAnother}>
                {t('another')}
              </Button>
            )}
          </div>
        </section>
      )}
    </Loaded>
  )
}
