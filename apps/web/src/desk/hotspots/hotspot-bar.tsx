import { hotspotBands, hotspotGroups, insightRoutes } from '@fangwei/contract/insight.ts'
import { Button, Choice } from '@fangwei/ui/index.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { JobBar } from '../../shared/jobs/job-bar.tsx'
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
  const [group, setGroup] = useState(run?.settings.group ?? 'all')
  const [band, setBand] = useState(run?.settings.band ?? 'all')
  const [days, setDays] = useState<string>(String(run?.settings.recentDays ?? 30))
  const start = useMutation({
    mutationFn: () => call(insightRoutes.findHotspots, { body: { group, band, recentDays: Number(days) } }),
    onSuccess: onChanged,
  })
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
      {job !== null && <JobBar job={job} label={t('running')} stopped={t('stopped')} />}
      {start.error !== null && <Failure error={start.error} />}
    </div>
  )
}
