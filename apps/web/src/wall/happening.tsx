import type { WallEntry } from '@fangwei/domain/wall/index.ts'
import { classNames, GradeMark, useLanguage, useNow } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { gradeColour } from '../shared/terms/grade.ts'
import { useTerms } from '../shared/terms/terms.ts'

interface HappeningProps {
  readonly entries: readonly WallEntry[]
  readonly chosen: string | undefined
  readonly rows: number
  readonly onChoose: (id: string) => void
}

/** What is happening: what nobody has taken first, the longest waiting on top. */
export function Happening({ entries, chosen, rows, onChoose }: HappeningProps) {
  const { t } = useTranslation('wall')
  const waiting = entries.filter(entry => !entry.owned).length
  const rest = entries.length - rows
  return (
    <section className="wall-panel wall-happening" aria-label={t('happening')}>
      <header>
        <h2>{t('happening')}</h2>
        <p className={classNames('wall-count', waiting > 0 && 'wall-count-waiting')}>
          {t('waiting', { count: waiting })}
        </p>
      </header>
      {entries.length === 0 && <p className="wall-quiet">{t('nothing')}</p>}
      <ol>
        {entries.slice(0, rows).map(entry => (
          <EntryRow key={entry.id} entry={entry} isChosen={entry.id === chosen} onChoose={onChoose} />
        ))}
      </ol>
      {rest > 0 && <p className="wall-quiet">{t('more', { count: rest })}</p>}
    </section>
  )
}

export function useKind(): (entry: WallEntry) => string {
  const { t } = useTranslation('wall')
  const terms = useTerms()
  return ({ kind }) => (kind === null ? t('help') : terms.codeLabel(kind.dictionary, kind.code))
}

interface EntryRowProps {
  readonly entry: WallEntry
  readonly isChosen: boolean
  readonly onChoose: (id: string) => void
}

function EntryRow({ entry, isChosen, onChoose }: EntryRowProps) {
  const { t } = useTranslation('wall')
  const language = useLanguage()
  const terms = useTerms()
  const kind = useKind()
  const grade = gradeColour(entry.grade)
  return (
    <li>
      <button
        type="button"
        className={classNames('wall-entry', entry.owned && 'wall-entry-owned', isChosen && 'wall-entry-chosen')}
        aria-pressed={isChosen}
        data-matter={entry.id}
        onClick={() => onChoose(entry.id)}
      >
        <span className="wall-entry-mark">{grade && <GradeMark grade={grade} size={30} letter={false} />}</span>
        <span className="wall-entry-place">{entry.place?.[language] ?? t('noPlace')}</span>
        <Waited since={entry.openedAt} />
        <span className="wall-entry-kind">
          {kind(entry)}
          {entry.occurrences > 1 && <b>{t('times', { count: entry.occurrences })}</b>}
        </span>
        <span className="wall-entry-state">{terms.stateLabel(entry.type, entry.state)}</span>
      </button>
    </li>
  )
}

/** How long ago, as `2:07` below an hour and `1:05:30` above: the figures a room reads from afar, the same in any language. */
export function Waited({ since }: { since: string }) {
  const now = useNow(1000)
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000))
  const minutes = Math.floor(seconds / 60)
  const two = (n: number) => String(n).padStart(2, '0')
  const text =
    minutes < 60
      ? `${minutes}:${two(seconds % 60)}`
      : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
  return (
    <time className="wall-entry-waited" dateTime={since}>
      {text}
    </time>
  )
}
