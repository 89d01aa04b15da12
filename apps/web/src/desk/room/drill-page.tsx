import './room.css'
import type { Reply } from '@fangwei/contract/index.ts'
import { roomRoutes } from '@fangwei/contract/room.ts'
import { Button, formatDuration, SkeletonRows, StateTag, useLanguage } from '@fangwei/ui/index.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { queryFor } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useDirectory } from '../../shared/session/directory.ts'
import { useInstant, useMay } from '../../shared/session/session.ts'
import { useMatterWords } from '../matter/words.ts'

type Report = Reply<typeof roomRoutes.getDrill>

/** The after-action report: who did what and when, against the plan. Made to be printed. */
export default function DrillPage() {
  const { id = '' } = useParams()
  const query = useQuery({ ...queryFor(roomRoutes.getDrill, { params: { id } }), refetchInterval: 5000 })
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={8} />}>
      {report => <Shown report={report} />}
    </Loaded>
  )
}

function Shown({ report }: { report: Report }) {
  const { t } = useTranslation('room')
  const words = useMatterWords()
  const instant = useInstant()
  const { orgName } = useDirectory()
  const met = report.expects.filter(one => one.met === true).length
  return (
    <article className="room drill-report">
      <header className="room-head">
        <div>
          <h1>
            {words.say(report.name)} · {t('drill.report')}
          </h1>
          <p className="fw-quiet">
            {orgName(report.org)} ·{' '}
            {t('drill.started', { at: instant(report.startedAt, 'full'), by: report.startedBy })}
          </p>
          <p>
            <strong>{t('drill.score', { met, all: report.expects.length })}</strong>
          </p>
        </div>
        <div className="fw-commands fw-no-print">
          <Link to={`/matters/${report.matter}`}>{t('drill.matter')}</Link>
          <End report={report} />
          <Button icon="print" onClick={() => window.print()}>
            {t('drill.print')}
          </Button>
        </div>
      </header>
      <section>
        <h2>{t('drill.against')}</h2>
        <ul className="drill-expects">
          {report.expects.map(one => (
            <Expected key={one.code} one={one} />
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('drill.lines')}</h2>
        <ul className="drill-expects">
          {report.lines.map(line => (
            <li key={line.minute}>
              <span>{t('drill.minute', { minute: line.minute })}</span>
              <span>{words.say(line.text)}</span>
              <span className="fw-quiet">{line.playedAt !== null && instant(line.playedAt, 'time')}</span>
            </li>
          ))}
        </ul>
      </section>
      {report.told.length > 0 && (
        <section>
          <h2>{t('drill.told')}</h2>
          <ul className="drill-expects">
            {report.told.map(one => (
              <li key={one.id}>
                <span>{one.name}</span>
                <span className="fw-quiet">{instant(one.toldAt, 'time')}</span>
                <span>
                  {one.acknowledgedAt === null
                    ? t('notReceived')
                    : t('received', { at: instant(one.acknowledgedAt, 'time') })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}

function Expected({ one }: { one: Report['expects'][number] }) {
  const { t } = useTranslation('room')
  const language = useLanguage()
  const words = useMatterWords()
  const instant = useInstant()
  const off = one.doneAt === null ? 0 : Date.parse(one.doneAt) - Date.parse(one.dueAt)
  return (
    <li>
      <span>
        {words.say(one.label)}{' '}
        <span className="fw-quiet">{t('drill.expected', { at: instant(one.dueAt, 'time') })}</span>
      </span>
      <span>
        {one.doneAt === null
          ? t('drill.notDone')
          : t('drill.done', { at: instant(one.doneAt, 'time'), by: one.by ?? '' })}{' '}
        {one.doneAt !== null && (
          <span className="fw-quiet">
            {t(off <= 0 ? 'drill.early' : 'drill.late', { length: formatDuration(off, language) })}
          </span>
        )}
      </span>
      {one.met === null ? (
        <StateTag tone="active">{t('drill.open')}</StateTag>
      ) : one.met ? (
        <StateTag tone="done">{t('drill.met')}</StateTag>
      ) : (
        <StateTag tone="late">{t('drill.missed')}</StateTag>
      )}
    </li>
  )
}

function End({ report }: { report: Report }) {
  const { t } = useTranslation('room')
  const may = useMay()
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: () => call(roomRoutes.endDrill, { params: { id: report.id } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: [roomRoutes.getDrill.path] }),
  })
  if (!may('drill.run') || report.endedAt !== null) return null
  return (
    <Button busy={end.isPending} onClick={() => end.mutate()}>
      {t('drill.end')}
    </Button>
  )
}
