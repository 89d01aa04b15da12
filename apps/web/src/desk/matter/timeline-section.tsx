import { Button, SkeletonRows, Timeline, type TimelineEntry } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { Failure } from '../../shared/load/loaded.tsx'
import type { AtMatter } from './at.ts'
import { type Fact, tellFact } from './fact-sentence.ts'
import { Section } from './section.tsx'
import { useTimeline } from './use-matter.ts'

/** Everything that happened, as sentences, the latest first. */
export function TimelineSection({ matter, type, words }: AtMatter) {
  const { t } = useTranslation('matter')
  const { query, rows, more } = useTimeline(matter.id)
  const entryOf = (fact: Fact): TimelineEntry => {
    const telling = tellFact(fact, type, words)
    const recordedLater = Date.parse(fact.recordedAt) - Date.parse(fact.occurredAt) > lateEntryMs
    const detail = (telling.details.length > 0 || recordedLater) && (
      <>
        {telling.details.length > 0 && (
          <dl className="fact-details">
            {telling.details.map(({ label, value, long }) => (
              <div key={label} className={long ? 'fact-long' : undefined}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {recordedLater && <p>{t('timeline.recorded', { at: words.instant(fact.recordedAt) })}</p>}
      </>
    )
    return {
      id: String(fact.fact),
      day: words.instant(fact.occurredAt, 'date'),
      time: words.instant(fact.occurredAt, 'time'),
      dateTime: fact.occurredAt,
      weight: telling.weight,
      sentence: (
        <>
          {telling.who !== undefined && <strong className="fact-who">{telling.who} </strong>}
          {telling.what}
        </>
      ),
      ...(detail && { detail }),
    }
  }
  return (
    <Section title={t('timeline.title')}>
      {rows === undefined && query.error === null && <SkeletonRows count={4} />}
      {rows === undefined && query.error !== null && (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      )}
      {rows !== undefined && (
        <Timeline
          label={t('timeline.title')}
          entries={[...rows].sort((a, b) => b.occurredAt.localeCompare(a.occurredAt) || b.fact - a.fact).map(entryOf)}
        />
      )}
      {more && (
        <Button kind="quiet" busy={more.loading} onClick={more.load}>
          {t('timeline.more')}
        </Button>
      )}
    </Section>
  )
}

/** Told so much later that the reader should know. */
const lateEntryMs = 10 * 60_000
