import './room.css'
import { dispatchingRoutes } from '@fangwei/contract/dispatching.ts'
import { roomRoutes } from '@fangwei/contract/room.ts'
import { Button, EmptyState, SkeletonRows, StateTag, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { queryFor } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useDirectory } from '../../shared/session/directory.ts'
import { useInstant, useMay } from '../../shared/session/session.ts'
import type { Room } from './room.ts'
import { BriefingForm, GradeForm, LogForm } from './room-forms.tsx'

/** 指挥室: the duty grade, what was briefed, and twelve hours of what happened and who was told. */
export default function RoomPage() {
  const query = useQuery({ ...queryFor(roomRoutes.getRoom), refetchInterval: 15_000 })
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={10} />}>
      {room => <Shown room={room} />}
    </Loaded>
  )
}

function Shown({ room }: { room: Room }) {
  const { t } = useTranslation('room')
  const { orgName } = useDirectory()
  const instant = useInstant()
  const may = useMay()
  const { grade } = room
  return (
    <div className="room">
      <header className="room-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="fw-quiet">{t('lead', { org: orgName(room.org) ?? room.org })}</p>
        </div>
        <div className="room-grade">
          <strong>{t(`grade.${grade.grade}`)}</strong>
          {grade.since !== null && (
            <p className="fw-quiet">
              {t('grade.since', { at: instant(grade.since), by: grade.by ?? '', reason: grade.reason ?? '' })}
            </p>
          )}
          {may('shift.plan') && <GradeForm now={grade.grade} />}
        </div>
      </header>
      <Mine />
      <div className="room-body">
        <section>
          <h2>{t('log.title')}</h2>
          {may('room.write') && <LogForm />}
          {room.entries.length === 0 && <EmptyState icon="book">{t('log.none')}</EmptyState>}
          <ol className="room-log">
            {room.entries.map(entry => (
              <Entry key={`${entry.kind} ${entry.id}`} entry={entry} />
            ))}
          </ol>
        </section>
        <section>
          <h2>{t('briefing.title')}</h2>
          {may('room.write') && <BriefingForm people={room.people} />}
          {room.briefings.length === 0 && <p className="fw-quiet">{t('briefing.none')}</p>}
          {room.briefings.map(one => (
            <Briefing key={one.id} one={one} />
          ))}
          <p className="room-drills">
            <Link to="/drills">{t('drill.title')}</Link>
          </p>
        </section>
      </div>
    </div>
  )
}

function Entry({ entry }: { entry: Room['entries'][number] }) {
  const { t } = useTranslation('room')
  const instant = useInstant()
  const told = entry.kind.startsWith('told.')
  const [grade, ...rest] = entry.body.split(' ')
  const body = entry.kind === 'duty-grade' ? `${t(`grade.${grade as 'normal'}`)} ${rest.join(' ')}` : entry.body
  return (
    <li>
      <time>{instant(entry.at, 'time')}</time>
      <span>
        <span className="fw-quiet">{t(`entry.${entry.kind as 'entry'}`)}</span>{' '}
        {entry.matter === null ? body : <Link to={`/matters/${entry.matter}`}>{body}</Link>}
      </span>
      <span className="fw-quiet">
        {!told ? (
          entry.by
        ) : entry.acknowledgedAt === null ? (
          <StateTag tone="waiting">{t('notReceived')}</StateTag>
        ) : (
          <StateTag tone="done">{t('received', { at: instant(entry.acknowledgedAt, 'time') })}</StateTag>
        )}
      </span>
    </li>
  )
}

function Briefing({ one }: { one: Room['briefings'][number] }) {
  const { t } = useTranslation('room')
  const instant = useInstant()
  const done = one.told.filter(person => person.acknowledgedAt !== null).length
  return (
    <article className="room-briefing">
      <h3>{one.title}</h3>
      <p className="fw-quiet">{t('briefing.by', { at: instant(one.heldAt), by: one.by })}</p>
      <ol>
        {one.items.map(item => (
          <li key={item}>{item}</li>
        ))}
      </ol>
      <details>
        <summary>{t('briefing.received', { done, all: one.told.length })}</summary>
        <ul className="room-told">
          {one.told.map(person => (
            <li key={person.id}>
              {person.name}{' '}
              {person.acknowledgedAt === null ? (
                <StateTag tone="waiting">{t('notReceived')}</StateTag>
              ) : (
                <StateTag tone="done">{t('received', { at: instant(person.acknowledgedAt, 'time') })}</StateTag>
              )}
            </li>
          ))}
        </ul>
      </details>
    </article>
  )
}

/** What the reader was told and has not yet acknowledged. */
function Mine() {
  const { t } = useTranslation('room')
  const { t: say } = useTranslation('dispatching')
  const instant = useInstant()
  const client = useQueryClient()
  const toast = useToast()
  const { data } = useQuery(queryFor(dispatchingRoutes.listTold))
  const got = useMutation({
    mutationFn: (id: string) => call(dispatchingRoutes.acknowledgeTold, { params: { id } }),
    onSuccess: ({ acknowledgedAt }) => {
      toast({ message: t('received', { at: instant(acknowledgedAt, 'time') }) })
      void client.invalidateQueries({ queryKey: [dispatchingRoutes.listTold.path] })
      void client.invalidateQueries({ queryKey: [roomRoutes.getRoom.path] })
    },
  })
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="room-mine">
      <h2>{t('mine')}</h2>
      <ul className="room-told">
        {items.map(one => (
          <li key={one.id}>
            <time>{instant(one.toldAt)}</time> {say(`toldReason.${one.reason as 'dispatch'}`)}{' '}
            <Button busy={got.isPending} onClick={() => got.mutate(one.id)}>
              {say('acknowledge')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
