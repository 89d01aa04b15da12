import './patrol.css'
import { patrolRoutes } from '@fangwei/contract/patrol.ts'
import { Button, EmptyState, serverClock } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { useRoute } from '../../shared/api/queries.ts'
import { FollowedJob } from '../../shared/jobs/job-bar.tsx'
import { Failure, Loaded } from '../../shared/load/loaded.tsx'
import { useInstant, useMay, useSession } from '../../shared/session/session.ts'
import { tonight, visitDay } from './draft.ts'
import { PlanView } from './plan-view.tsx'

type Kind = 'patrol' | 'visits'

/** 巡防: who goes where tonight, and what is left. */
export default function PatrolPage() {
  const { t } = useTranslation('patrol')
  const { tenant } = useSession()
  const may = useMay()
  const instant = useInstant()
  const client = useQueryClient()
  const [search, setSearch] = useSearchParams()
  const [job, setJob] = useState<string | undefined>(undefined)
  const list = useRoute(patrolRoutes.listPatrolPlans, { query: {} })
  const id = search.get('plan') ?? list.data?.items.find(p => p.version > 0)?.id
  const open = (plan: string) => setSearch({ plan }, { replace: true })
  const make = useMutation({
    mutationFn: (kind: Kind) => {
      const span = (kind === 'patrol' ? tonight : visitDay)(serverClock.now(), tenant.utcOffsetMinutes)
      return call(patrolRoutes.makePatrolPlan, { body: { kind, ...span } })
    },
    onSuccess: made => {
      setJob(made.job.id)
      open(made.id)
    },
  })
  const done = useCallback(() => {
    setJob(undefined)
    void client.invalidateQueries({ queryKey: [patrolRoutes.getPatrolPlan.path] })
    void client.invalidateQueries({ queryKey: [patrolRoutes.listPatrolPlans.path] })
  }, [client])
  const shown = list.data?.items.filter(plan => plan.version > 0 || plan.id === id) ?? []
  return (
    <div className="patrol">
      <header className="patrol-bar fw-no-print">
        <h1>{t('title')}</h1>
        {shown.length > 0 && (
          <select aria-label={t('which')} value={id ?? ''} onChange={event => open(event.target.value)}>
            {shown.map(plan => (
              <option key={plan.id} value={plan.id}>
                {`${t(`kind.${plan.kind}`)} ${instant(plan.startsAt)}`}
              </option>
            ))}
          </select>
        )}
        {may('patrol.plan') && (
          <span className="patrol-make">
            <Link to="/patrol/tags">{t('tags.title')}</Link>
            <Button kind="primary" icon="plus" busy={make.isPending} onClick={() => make.mutate('patrol')}>
              {t('makePatrol')}
            </Button>
            <Button icon="people" busy={make.isPending} onClick={() => make.mutate('visits')}>
              {t('makeVisits')}
            </Button>
          </span>
        )}
      </header>
      {make.error !== null && <Failure error={make.error} />}
      {job !== undefined && (
        <div className="patrol-job">
          <FollowedJob key={job} id={job} label={t('planning')} stopped={t('stopped')} onDone={done} />
        </div>
      )}
      {id === undefined ? (
        list.data !== undefined && <EmptyState icon="map">{t('none')}</EmptyState>
      ) : (
        <Shown key={id} id={id} onJob={setJob} />
      )}
    </div>
  )
}

function Shown({ id, onJob }: { id: string; onJob: (job: string) => void }) {
  const query = useRoute(patrolRoutes.getPatrolPlan, { params: { id } })
  return (
    <Loaded query={query}>
      {shown => shown.plan && <PlanView key={shown.version} shown={shown} plan={shown.plan} onJob={onJob} />}
    </Loaded>
  )
}
