import { patrolRoutes } from '@fangwei/contract/patrol.ts'
import { Button, StateTag, useShortcuts, useToast } from '@fangwei/ui/index.ts'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../shared/api/call.ts'
import { queryFor } from '../../shared/api/queries.ts'
import { Failure } from '../../shared/load/loaded.tsx'
import { useInstant, useMay } from '../../shared/session/session.ts'
import { CheckInDialog } from './check-in-dialog.tsx'
import { CoverageRow, LeftList, OutcomeList } from './coverage-row.tsx'
import { CrewList } from './crew-list.tsx'
import { type Draft, draftOf, isSame, moveStop, type Plan, type PlanBody } from './draft.ts'
import type { Ways } from './lines.ts'
import { PrintPlan } from './print-plan.tsx'

const noWays: Ways = []
const PlanMap = lazy(() => import('./plan-map.tsx'))

/** One version of a plan: its map, its crews, what it leaves; changed by hand or planned again. */
export function PlanView({ shown, plan, onJob }: { shown: Plan; plan: PlanBody; onJob: (job: string) => void }) {
  const { t } = useTranslation('patrol')
  const { t: say } = useTranslation('common')
  const may = useMay()
  const toast = useToast()
  const client = useQueryClient()
  const kept = useMemo(() => draftOf(plan), [plan])
  const [draft, setDraft] = useState<Draft>(kept)
  const [crew, setCrew] = useState<string | undefined>(
    (plan.routes.find(route => route.stops.length > 0) ?? plan.routes[0])?.crew,
  )
  const [selected, setSelected] = useState<string | undefined>(undefined)
  /** The stop being checked in; null when the code of its tag will say. */
  const [checking, setChecking] = useState<string | null | undefined>(undefined)
  // A version never changes; legs of the last one stay until those of the next are there.
  const ways = useQuery({
    ...queryFor(patrolRoutes.getPatrolWays, { params: { id: shown.id }, query: { version: shown.version } }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
  const isChanged = !isSame(draft, kept)
  const take = (next: Plan) => {
    client.setQueryData(queryFor(patrolRoutes.getPatrolPlan, { params: { id: shown.id } }).queryKey, next)
    if (next.plan !== null) setDraft(draftOf(next.plan))
  }
  const save = useMutation({
    mutationFn: () =>
      call(patrolRoutes.editPatrolPlan, {
        params: { id: shown.id },
        body: {
          version: shown.version,
          routes: draft.map(r => ({ crew: r.crew, stops: r.stops.map(s => ({ ...s })) })),
        },
      }),
    onSuccess: next => {
      take(next)
      toast({ message: t('saved', { version: next.version }) })
    },
  })
  const replan = useMutation({
    mutationFn: () => call(patrolRoutes.replanPatrol, { params: { id: shown.id }, body: { version: shown.version } }),
    onSuccess: ({ job }) => onJob(job.id),
  })
  const release = useMutation({
    mutationFn: () => call(patrolRoutes.releasePatrol, { params: { id: shown.id }, body: { version: shown.version } }),
    onSuccess: next => {
      take(next)
      toast({ message: t('releasedToast', { version: next.version }) })
    },
  })
  useShortcuts(useMemo(() => [{ key: 'p', label: say('print'), run: () => window.print() }], [say]))
  const editable = may('patrol.plan') && !save.isPending && !replan.isPending
  const isReleased = shown.released?.version === shown.version
  const mayCheckIn = may('patrol.check-in') && shown.mine && shown.released !== null && !isChanged
  const stop = plan.stops.find(s => s.id === checking)
  return (
    <>
      <div className="patrol-plan fw-no-print">
        <CoverageRow plan={plan} />
        <div className="patrol-tools">
          {isChanged ? (
            <>
              <Button kind="primary" busy={save.isPending} onClick={() => save.mutate()}>
                {t('save')}
              </Button>
              <Button icon="undo" onClick={() => setDraft(kept)}>
                {t('undo')}
              </Button>
            </>
          ) : (
            editable && (
              <>
                {!isReleased && (
                  <Button kind="primary" busy={release.isPending} onClick={() => release.mutate()}>
                    {t('release')}
                  </Button>
                )}
                <Button busy={replan.isPending} onClick={() => replan.mutate()}>
                  {t('replan')}
                </Button>
              </>
            )
          )}
          {mayCheckIn && (
            <Button icon="check" onClick={() => setChecking(null)}>
              {t('checkInByCode')}
            </Button>
          )}
          <Button icon="print" disabled={isChanged} onClick={() => window.print()}>
            {say('print')}
          </Button>
          <ReleaseLine shown={shown} />
          <span className="fw-quiet">
            {t('versionLine', { version: shown.version, how: t(`how.${plan.how}`) })}
            {plan.seed !== null && ` · ${t('seed', { seed: plan.seed })}`}
            {!plan.byRoad && ` · ${t('estimated')}`}
          </span>
        </div>
        {(save.error ?? replan.error ?? release.error) !== null && (
          <Failure error={save.error ?? replan.error ?? release.error} kept={t('draftKept')} />
        )}
        <div className="patrol-split">
          <div className="patrol-map">
            <Suspense>
              <PlanMap
                plan={plan}
                draft={draft}
                ways={ways.data?.ways ?? noWays}
                crew={crew}
                selected={selected}
                onSelect={setSelected}
              />
            </Suspense>
          </div>
          <div className="patrol-side">
            <CrewList
              plan={plan}
              draft={draft}
              crew={crew}
              selected={selected}
              editable={editable}
              onCrew={next => setCrew(next === crew ? undefined : next)}
              onSelect={setSelected}
              onChange={setDraft}
              onCheckIn={mayCheckIn ? setChecking : undefined}
            />
            <OutcomeList plan={plan} isOver={shown.over} />
            <LeftList
              plan={plan}
              onAdd={
                editable && crew !== undefined
                  ? id => setDraft(moveStop(draft, id, crew, draft.find(r => r.crew === crew)?.stops.length ?? 0))
                  : undefined
              }
            />
          </div>
        </div>
        {checking !== undefined && (
          <CheckInDialog
            id={shown.id}
            stop={stop}
            onClose={() => setChecking(undefined)}
            onDone={next => {
              take(next)
              setChecking(undefined)
              toast({ message: t('checkInDone') })
            }}
          />
        )}
      </div>
      <PrintPlan of={shown} plan={plan} />
    </>
  )
}

/** Whether the crews have this version, and which one they go by while they do not. */
function ReleaseLine({ shown: { released, version } }: { shown: Plan }) {
  const { t } = useTranslation('patrol')
  const instant = useInstant()
  if (released === null) return <StateTag tone="waiting">{t('notReleased')}</StateTag>
  return (
    <StateTag tone={released.version === version ? 'done' : 'waiting'}>
      {t(released.version === version ? 'released' : 'releasedBefore', {
        version: released.version,
        by: released.by,
        at: instant(released.at),
      })}
    </StateTag>
  )
}
