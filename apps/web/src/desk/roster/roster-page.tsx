import './roster.css'
import { Button, EmptyState, SkeletonRows, serverClock, useShortcuts, useToast } from '@fangwei/ui/index.ts'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Failure } from '../../shared/load/loaded.tsx'
import { useDirectory } from '../../shared/session/directory.ts'
import { useSession } from '../../shared/session/session.ts'
import { OrgControl } from '../matter/form/choice-control.tsx'
import { Refusal } from '../registers/reason-dialog.tsx'
import { RosterGrid } from './roster-grid.tsx'
import { TurnDialog, type TurnDraft } from './turn-dialog.tsx'
import { type Roster, useRoster } from './use-roster.ts'
import { addDays, clashes, dayOf, mondayOf, type Turn, weekFrom } from './week.ts'

/** 值班排班: who stands which post when, who leads; a week at a time. */
export default function RosterPage() {
  const { account, tenant } = useSession()
  const [search, setSearch] = useSearchParams()
  const given = search.get('org')
  const org = given !== null && /^[0-9A-Z]{12}$/.test(given) ? given : account.org
  const asked = search.get('week')
  const today = dayOf(serverClock.now(), tenant.utcOffsetMinutes)
  const monday = mondayOf(
    asked !== null && /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today,
  )
  const go = (next: { org?: string; week?: string }) =>
    setSearch(new URLSearchParams({ org: next.org ?? org, week: next.week ?? monday }), { replace: true })
  return <Week key={`${org} ${monday}`} org={org} monday={monday} today={today} go={go} />
}

interface WeekProps {
  readonly org: string
  readonly monday: string
  readonly today: string
  readonly go: (next: { org?: string; week?: string }) => void
}

function Week({ org, monday, today, go }: WeekProps) {
  const { t } = useTranslation('roster')
  const { t: say } = useTranslation('common')
  const { account } = useSession()
  const { posts, ready } = useDirectory()
  const roster = useRoster(org, monday)
  const own = useMemo(() => posts.filter(post => post.org === org), [posts, org])
  const [editing, setEditing] = useState<TurnDraft | undefined>(undefined)
  useShortcuts(
    useMemo(
      () => [
        { key: '[', label: t('previousWeek'), run: () => go({ week: addDays(monday, -7) }) },
        { key: ']', label: t('nextWeek'), run: () => go({ week: addDays(monday, 7) }) },
      ],
      [t, go, monday],
    ),
    { enabled: !roster.dirty },
  )
  const days = weekFrom(monday)
  return (
    <div className="roster">
      <header className="roster-bar fw-no-print">
        <div className="roster-org">
          <OrgControl
            id="roster-org"
            root={account.org}
            multiple={false}
            invalid={false}
            value={org}
            onChange={chosen => typeof chosen === 'string' && go({ org: chosen })}
          />
        </div>
        <span className="roster-weeks">
          <Button
            kind="quiet"
            icon="left"
            aria-label={t('previousWeek')}
            title={`${t('previousWeek')} [`}
            onClick={() => go({ week: addDays(monday, -7) })}
          />
          <strong>{t('week', { from: monday, to: addDays(monday, 6) })}</strong>
          <Button
            kind="quiet"
            icon="right"
            aria-label={t('nextWeek')}
            title={`${t('nextWeek')} ]`}
            onClick={() => go({ week: addDays(monday, 7) })}
          />
          {monday !== mondayOf(today) && (
            <Button kind="quiet" onClick={() => go({ week: mondayOf(today) })}>
              {t('thisWeek')}
            </Button>
          )}
        </span>
        <span className="fw-commands roster-tools">
          <Button icon="print" aria-label={say('print')} title={say('print')} onClick={() => window.print()} />
          {roster.plans && (
            <Button
              busy={roster.copy.isPending}
              disabled={addDays(monday, 7) <= today}
              onClick={() => roster.copy.mutate()}
            >
              {t('copyLastWeek')}
            </Button>
          )}
        </span>
      </header>
      <SaveBar roster={roster} />
      {roster.copy.error !== null && <Failure error={roster.copy.error} />}
      {roster.week.error !== null && roster.turns === undefined ? (
        <Failure error={roster.week.error} onRetry={() => void roster.week.refetch()} />
      ) : roster.turns === undefined || !ready ? (
        <SkeletonRows count={8} lines={2} />
      ) : own.length === 0 ? (
        <EmptyState icon="people">{t('noPosts')}</EmptyState>
      ) : (
        <RosterGrid
          posts={own}
          days={days}
          today={today}
          turns={roster.turns}
          now={roster.now}
          plans={roster.plans}
          begun={roster.begun}
          onAdd={(post, day) => setEditing({ post, day, turn: undefined })}
          onOpen={turn => setEditing({ post: turn.post, day: '', turn })}
        />
      )}
      {editing !== undefined && (
        <TurnDialog
          draft={editing}
          people={roster.people}
          postName={own.find(post => post.id === editing.post)?.name}
          readOnly={!roster.plans || (editing.turn !== undefined && roster.begun(editing.turn))}
          onClose={() => setEditing(undefined)}
          onDone={turn => {
            const others = (roster.turns ?? []).filter(({ key }) => key !== editing.turn?.key)
            roster.change(turn === undefined ? others : [...others, turn])
            setEditing(undefined)
          }}
        />
      )}
    </div>
  )
}

/** What is drawn but not kept, what is wrong with it, and the button that keeps it. */
function SaveBar({ roster }: { roster: Roster }) {
  const { t } = useTranslation('roster')
  const { t: say } = useTranslation('common')
  const toast = useToast()
  if (!roster.dirty) return null
  const twice = [...new Set([...clashes(roster.turns ?? []).values()].flat())]
  const planned = (roster.turns ?? []).filter((turn: Turn) => !roster.begun(turn)).length
  return (
    <section className="roster-save fw-no-print" aria-live="polite">
      <p>
        <strong>{t('draft', { count: planned })}</strong> {t('consequence')}
      </p>
      {twice.length > 0 && <p className="act-problem">{t('twice', { names: twice.join(say('listComma')) })}</p>}
      {roster.save.error !== null && <Refusal error={roster.save.error} />}
      <div className="fw-commands">
        <Button
          kind="primary"
          busy={roster.save.isPending}
          disabled={twice.length > 0}
          onClick={() =>
            roster.save.mutate(undefined, {
              onSuccess: ({ planned: kept }) => toast({ message: t('kept', { count: kept }) }),
            })
          }
        >
          {t('save')}
        </Button>
        <Button onClick={roster.drop}>{t('drop')}</Button>
      </div>
    </section>
  )
}
