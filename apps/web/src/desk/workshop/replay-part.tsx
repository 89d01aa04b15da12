import { workshopRoutes } from '@fangwei/contract/workshop.ts'
import { Button, ProgressBar, useLanguage } from '@fangwei/ui/index.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queryFor } from '../../shared/api/queries.ts'
import { askAgain, hasEnded, useCancelJob } from '../../shared/jobs/use-job.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { useInstant } from '../../shared/session/session.ts'
import { Examples } from './replay-examples.tsx'
import { Outcomes } from './replay-outcomes.tsx'
import { Workload } from './replay-workload.tsx'
import type { Replay, Result } from './result.ts'

/** A replay: how far it is, then misses first, hits, the workload, examples; beside the published version if there is one. */
export function ReplayPart({ id }: { id: string }) {
  const query = useQuery({
    ...queryFor(workshopRoutes.getReplay, { params: { id } }),
    refetchInterval: ({ state }) => askAgain(state.data?.state),
  })
  return (
    <section className="workshop-part workshop-replay" aria-live="polite">
      <Loaded query={query}>
        {replay =>
          replay.result === null ? <Going replay={replay} /> : <Found replay={replay} result={replay.result} />
        }
      </Loaded>
    </section>
  )
}

function Going({ replay }: { replay: Replay }) {
  const { t } = useTranslation('workshop')
  const language = useLanguage()
  const cancel = useCancelJob(replay.job)
  return (
    <>
      <h2>{t(`replay.state.${replay.state as 'running'}`)}</h2>
      <ProgressBar label={t('replay.position')} done={replay.done} total={replay.total} />
      {replay.failure !== null && <p className="workshop-refused">{replay.failure[language]}</p>}
      {replay.mine && !hasEnded(replay.state) && (
        <Button busy={cancel.isAsked} onClick={cancel.ask}>
          {t('replay.cancel')}
        </Button>
      )}
    </>
  )
}

function Found({ replay, result }: { replay: Replay; result: Result }) {
  const { t } = useTranslation('workshop')
  const instant = useInstant()
  return (
    <>
      <h2>{t('replay.title', { version: replay.version })}</h2>
      {result.from !== null && result.to !== null && (
        <p className="fw-small fw-quiet">
          {t('replay.span', {
            from: instant(result.from, 'date'),
            to: instant(result.to, 'date'),
            read: result.read,
            entered: result.entered,
            subjects: result.subjects,
          })}
        </p>
      )}
      {replay.against !== null && <Beside replay={replay} result={result} against={replay.against} />}
      <Outcomes result={result} />
      <Workload result={result} />
      <Examples result={result} />
    </>
  )
}

const weekly = ({ warnings, weeks, from, to }: Result) => {
  const span = from === null || to === null ? weeks.length : (Date.parse(to) - Date.parse(from)) / (7 * 86_400_000)
  return (warnings.total / Math.max(1, span)).toFixed(1)
}

/** The same facts, two versions: what would change. */
function Beside({
  replay,
  result,
  against,
}: {
  replay: Replay
  result: Result
  against: NonNullable<Replay['against']>
}) {
  const { t } = useTranslation('workshop')
  const { t: say } = useTranslation('common')
  const other = against.result
  const rows = [
    [
      t('replay.missed'),
      `${result.outcomes.missed} / ${result.outcomes.total}`,
      `${other.outcomes.missed} / ${other.outcomes.total}`,
    ],
    [t('replay.total'), result.warnings.total, other.warnings.total],
    [say('grade.red'), result.warnings.red, other.warnings.red],
    [say('grade.orange'), result.warnings.orange, other.warnings.orange],
    [say('grade.yellow'), result.warnings.yellow, other.warnings.yellow],
    [say('grade.blue'), result.warnings.blue, other.warnings.blue],
    [t('replay.weekly'), weekly(result), weekly(other)],
  ] as const
  return (
    <div className="workshop-scroll">
      <table>
        <caption>{t('replay.compare')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col" className="workshop-number">
              {t('replay.this', { version: replay.version })}
            </th>
            <th scope="col" className="workshop-number">
              {t('replay.against', { version: against.version })}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, mine, theirs]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="workshop-number">{mine}</td>
              <td className="workshop-number">{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
