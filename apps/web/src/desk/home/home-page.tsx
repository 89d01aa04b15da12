import './home.css'
import { deskRoutes } from '@fangwei/contract/desk.ts'
import { matterRoutes } from '@fangwei/contract/matter.ts'
import {
  Clock,
  EmptyState,
  Figure,
  FigureRow,
  GradeMark,
  List,
  ListRow,
  SkeletonRows,
  StateTag,
  useListKeys,
} from '@fangwei/ui/index.ts'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useRoute } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useSession } from '../../shared/session/session.ts'
import { gradeColour } from '../../shared/terms/grade.ts'
import { CapBanner } from '../cap/cap-banner.tsx'
import { gradeWord } from '../matter/grade-word.ts'
import { toneOf } from '../matter/matter-header.tsx'
import { titleOf, useMatterWords, type Words } from '../matter/words.ts'
import { CategoryBars } from './category-bars.tsx'
import { type DeskHome, firstThing } from './first-thing.ts'
import { HourChart } from './hour-chart.tsx'
import { ShiftChange } from './shift-change.tsx'

/** 值班首页: one question, its answer, and the figures behind it; each opens exactly what it counts. */
export default function HomePage() {
  const query = useRoute(deskRoutes.getDesk)
  const words = useMatterWords()
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={12} />}>
      {home => (
        <div className="home">
          <CapBanner />
          <Question home={home} words={words} />
          <Figures home={home} words={words} />
          <div className="home-columns">
            <Urgent words={words} />
            <Today home={home} words={words} />
          </div>
        </div>
      )}
    </Loaded>
  )
}

interface AtHome {
  readonly home: DeskHome
  readonly words: Words
}

function Question({ home, words }: AtHome) {
  const { t } = useTranslation('home')
  const { duties } = useSession()
  const first = firstThing(home)
  const leaders = home.onDuty.filter(({ leads }) => leads)
  const others = home.onDuty.filter(({ leads }) => !leads)
  const names = (people: DeskHome['onDuty']) => words.join([...new Set(people.map(({ name }) => name))])
  const [shift] = home.onDuty
  return (
    <header className="home-question">
      <div>
        <p className="fw-quiet">{t('question')}</p>
        <h1>
          {first.count > 0 ? (
            <Link to={`/queue${first.search === '' ? '' : `?${first.search}`}`}>
              {t(`first.${first.what}`, { count: first.count })}
            </Link>
          ) : (
            t('first.nothing')
          )}
        </h1>
        <p className="home-duty">
          {leaders.length > 0 && <span>{t('duty.leader', { names: names(leaders) })}</span>}
          {others.length > 0 && <span>{t('duty.others', { names: names(others) })}</span>}
          {shift !== undefined && (
            <span>{t('duty.span', { from: words.instant(shift.startsAt), until: words.instant(shift.endsAt) })}</span>
          )}
          {shift === undefined && <span>{t('duty.nobody')}</span>}
        </p>
      </div>
      {duties.length > 0 && <ShiftChange notAccepted={home.notAccepted} words={words} />}
    </header>
  )
}

function Figures({ home, words }: AtHome) {
  const { t } = useTranslation('home')
  const { duties } = useSession()
  const navigate = useNavigate()
  const open = (search: string) => () => void navigate(`/queue?${search}`)
  return (
    <>
      <FigureRow>
        <Figure label={t('figure.awaitingSign')} value={home.awaitingSign} onOpen={open('awaits=sign')} />
        <Figure label={t('figure.awaitingFeedback')} value={home.awaitingFeedback} onOpen={open('awaits=feed-back')} />
        <Figure label={t('figure.lapsed')} value={home.lapsed} alert onOpen={open('lapsed=1')} />
        <Figure label={t('figure.dueToday')} value={home.dueToday} onOpen={open('dueToday=1')} />
        {duties.length > 0 && (
          <Figure label={t('figure.notAccepted')} value={home.notAccepted} onOpen={open('notAccepted=1')} />
        )}
      </FigureRow>
      <ul className="home-grades" aria-label={t('figure.byGrade')}>
        <li className="fw-quiet">{t('figure.byGrade')}</li>
        {home.openByGrade.map(({ grade, open: count, lapsed }) => {
          const colour = gradeColour(grade)
          if (grade === null || colour === undefined)
            return count === 0 ? null : (
              <li key="none">
                {t('figure.ungraded')} <strong>{count}</strong>
              </li>
            )
          return (
            <li key={grade}>
              <Link to={`/queue?grade=${grade}`}>
                <GradeMark grade={colour} label={gradeWord(grade, words.language)} />
                <strong>{count}</strong>
                {lapsed > 0 && <span className="home-late">{t('figure.ofThemLate', { count: lapsed })}</span>}
              </Link>
            </li>
          )
        })}
      </ul>
    </>
  )
}

const shown = 5

function Urgent({ words }: { words: Words }) {
  const { t } = useTranslation('home')
  const { t: say } = useTranslation('common')
  const { account } = useSession()
  const navigate = useNavigate()
  const query = useRoute(matterRoutes.listQueue, { query: { limit: shown } })
  const [selected, setSelected] = useState<string | undefined>(undefined)
  const open = useCallback((id: string) => void navigate(`/matters/${id}`), [navigate])
  const ids = useMemo(() => query.data?.items.map(({ id }) => id) ?? [], [query.data])
  const labels = useMemo(
    () => ({ next: say('list.next'), previous: say('list.previous'), open: say('list.open') }),
    [say],
  )
  useListKeys({ ids, selected, onSelect: setSelected, onOpen: open, labels })
  return (
    <section className="home-part">
      <div className="home-part-head">
        <h2>{t('urgent.title')}</h2>
        <Link to="/queue">{t('urgent.all')}</Link>
      </div>
      <Loaded query={query} skeleton={<SkeletonRows count={shown} lines={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="check">{t('urgent.none')}</EmptyState>
          ) : (
            <List label={t('urgent.title')}>
              {items.map(matter => {
                const grade = gradeColour(matter.grade)
                return (
                  <ListRow
                    key={matter.id}
                    leading={grade === undefined ? null : <GradeMark grade={grade} />}
                    title={titleOf(matter, words)}
                    trailing={
                      matter.nextDue !== null && (
                        <Clock startedAt={Date.parse(matter.openedAt)} dueAt={Date.parse(matter.nextDue)} />
                      )
                    }
                    meta={
                      <>
                        <span>{words.type(matter.type)}</span>
                        <StateTag tone={toneOf(matter)}>{words.state(matter.type, matter.state)}</StateTag>
                        {matter.unit !== account.org && <span>{words.org(matter.unit)}</span>}
                      </>
                    }
                    selected={matter.id === selected}
                    onSelect={() => open(matter.id)}
                  />
                )
              })}
            </List>
          )
        }
      </Loaded>
    </section>
  )
}

function Today({ home, words }: AtHome) {
  const { t } = useTranslation('home')
  const { tenant } = useSession()
  const { effective, calls, sameDayLastWeek, byHour, byHourLastWeek } = home.today
  const hour = new Date(Date.parse(home.now) + tenant.utcOffsetMinutes * 60_000).getUTCHours()
  return (
    <section className="home-part">
      <div className="home-part-head">
        <h2>{t('today.title')}</h2>
        <Link to={`/incidents?from=${dayOf(home.dayStart, tenant.utcOffsetMinutes)}`}>{t('today.all')}</Link>
      </div>
      <Figure
        label={t('today.effective')}
        value={effective}
        of={calls}
        change={{ by: effective - sameDayLastWeek, than: t('today.lastWeek') }}
      />
      <div className="home-charts">
        <HourChart today={byHour} lastWeek={byHourLastWeek} hour={hour} />
        {home.todayByCategory.length > 0 && <CategoryBars rows={home.todayByCategory} words={words} />}
      </div>
    </section>
  )
}

const dayOf = (at: string, utcOffsetMinutes: number) =>
  new Date(Date.parse(at) + utcOffsetMinutes * 60_000).toISOString().slice(0, 10)
