import { Clock, classNames, GradeMark, StateTag } from '@fangwei/ui/index.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { gradeColour } from '../../shared/terms/grade.ts'
import { toneOf } from '../matter/matter-header.tsx'
import type { MatterSummary } from '../matter/use-matter.ts'
import { titleOf, type Words } from '../matter/words.ts'

interface QueueRowProps {
  readonly matter: MatterSummary
  readonly words: Words
  readonly shown: boolean
  readonly chosen: boolean
  /** The reader's own organisation: only another unit is worth naming. */
  readonly own: string
  readonly onShow: (id: string) => void
  readonly onOpen: (id: string) => void
  readonly onChoose: (id: string) => void
}

/** One matter on two lines: grade, title and clock; kind, state, unit and whether anybody is at it. */
export function QueueRow({ matter, words, shown, chosen, own, onShow, onOpen, onChoose }: QueueRowProps) {
  const { t } = useTranslation('queue')
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (shown) element.current?.scrollIntoView({ block: 'nearest' })
  }, [shown])
  const grade = gradeColour(matter.grade)
  const title = titleOf(matter, words)
  return (
    <li
      ref={element}
      className={classNames('fw-row', 'queue-row', shown && 'fw-row-selected', chosen && 'queue-chosen')}
    >
      <input
        type="checkbox"
        checked={chosen}
        tabIndex={-1}
        aria-label={t('choose', { title })}
        onChange={event => {
          onChoose(matter.id)
          event.target.blur()
        }}
      />
      <button
        type="button"
        className="fw-row-body"
        aria-current={shown || undefined}
        onClick={event => {
          onShow(matter.id)
          // Keys walk the list from here on; a focused button would take Enter for itself.
          if (event.detail > 0) event.currentTarget.blur()
        }}
        onDoubleClick={() => onOpen(matter.id)}
      >
        <span className="fw-row-leading">{grade && <GradeMark grade={grade} />}</span>
        <span className="fw-row-title">{title}</span>
        <span className="fw-row-trailing">
          {matter.nextDue !== null && (
            <Clock startedAt={Date.parse(matter.openedAt)} dueAt={Date.parse(matter.nextDue)} />
          )}
        </span>
        <span className="fw-row-meta">
          <span>{words.type(matter.type)}</span>
          <StateTag tone={toneOf(matter)}>{words.state(matter.type, matter.state)}</StateTag>
          {matter.data.address === undefined && matter.data.place === undefined && (
            <span>{t('tail', { tail: matter.number.slice(-6) })}</span>
          )}
          {matter.unit !== own && <span>{words.org(matter.unit)}</span>}
          {!matter.handedOver && matter.holderPost !== null && <span className="queue-unheld">{t('notAccepted')}</span>}
          {matter.claim !== null && <span>{t('claimed')}</span>}
          <span>{words.instant(matter.occurredAt)}</span>
        </span>
      </button>
    </li>
  )
}
