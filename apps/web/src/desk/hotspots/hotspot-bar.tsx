import { hotspotBands, hotspotGroups, insightRoutes } from '@fangwei/contract/insight.ts'
import { jobRoutes } from '@fangwei/contract/jobs.ts'
import { Button, Choice, ProgressBar, useLanguage } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import type { Answer, Run } from './answer.ts'

const spans = ['30', '60', '90'] as const

interface BarProps {
  readonly run: Run | null
  readonly job: Answer['job']
  readonly mayRun: boolean
  readonly onChanged: () => void
}

/** Which calls, what hours, how many days; and the work while it goes on. */
export function HotspotBar({ run, job, mayRun, onChanged }: BarProps) {
  const { t } = useTranslation('hotspots')
  const { t: say } = useTranslation('common')
  const language = useLanguage()
  const [group, setGroup] = useState(run?.settings.group ?? 'all')
  const [band, setBand] = useState(run?.settings.band ?? 'all')
  const [days, setDays] = useState<string>(String(run?.settings.recentDays ?? 30))
  const start = useMutation({
    mutationFn: () => call(insightRoutes.findHotspots, { body: { group, band, recentDays: Number(days) } }),
    onSuccess: onChanged,
  })
  const stop = useMutation({
    mutationFn: (id: string) => call(jobRoutes.cancelJob, { params: { id } }),
    onSuccess: onChanged,
  })
  const error = start.error ?? stop.error
  return (
    <div className="hotspots-bar fw-no-print">
      <Choice
        label={t('group.label')}
        value={group}
        onChange={setGroup}
        options={hotspotGroups.map(value => ({ value, label: t(`group.${value}`) }))}
      />
      <Choice
        label={t('band.label')}
        value={band}
        onChange={setBand}
        options={hotspotBands.map(value => ({ value, label: t(`band.${value}`) }))}
      />
      <Choice
        label={t('recent', { days })}
        value={days}
        onChange={setDays}
        options={spans.map(value => ({ value, label: t('recent', { days: value }) }))}
      />
      <div className="hotspots-tools">
        {mayRun && job === null && (
          <Button kind="primary" busy={start.isPending} onClick={() => start.mutate()}>
            {t('run')}
          </Button>
        )}
        <Button icon="print" onClick={() => window.print()}>
          {say('print')}
        </Button>
      </div>
      {job !== null && (
        <div className="hotspots-job" aria-live="polite">
          <ProgressBar
            label={t('running')}
            done={job.progress?.done ?? 0}
            total={job.progress?.total ?? job.progress?.done ?? 0}
          />
          <Button busy={stop.isPending || job.cancelling} onClick={() => stop.mutate(job.id)}>
            {t('stop')}
          </Button>
        </div>
      )}
      {job?.failure != null && <p className="act-problem">{job.failure[language]}</p>}
      {error !== null && <Failure error={error} />}
    </div>
  )
}
