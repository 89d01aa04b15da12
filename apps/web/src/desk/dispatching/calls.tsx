import { StateTag } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { useMatterWords } from '../matter/words.ts'
import { useClock } from './use-clock.ts'
import type { Dispatching } from './use-dispatching.ts'

type Step = Dispatching['steps'][number]

/** Who was called, in order, and who answered: shown once more than one call was needed. */
export function CallList({ steps, sent }: Pick<Dispatching, 'steps' | 'sent'>) {
  const { t } = useTranslation('dispatching')
  const clock = useClock()
  const words = useMatterWords()
  if (steps.length < 2) return null
  const nameOf = (unit: string | null) => sent.find(one => one.unit === unit)?.name ?? unit ?? ''
  const what = (step: Step) =>
    step.kind === 'unit'
      ? t('callUnit', { name: nameOf(step.unit) })
      : step.kind === 'person'
        ? t('callPerson', { org: words.org(step.org) })
        : t('callWave')
  return (
    <>
      <h4>{t('calls')}</h4>
      <ol className="call-steps">
        {steps.map(step => (
          <li key={step.step}>
            <span className="call-at">{clock(step.calledAt)}</span>
            <span>{what(step)}</span>
            <Answer step={step} />
          </li>
        ))}
      </ol>
    </>
  )
}

function Answer({ step }: { step: Step }) {
  const { t } = useTranslation('dispatching')
  const clock = useClock()
  if (step.answeredAt !== null) return <StateTag tone="done">{t('answered', { at: clock(step.answeredAt) })}</StateTag>
  if (step.kind === 'wave')
    return <StateTag tone="waiting">{t(step.passedAt === null ? 'waveWaiting' : 'waveOver')}</StateTag>
  return step.passedAt === null ? (
    <StateTag tone="waiting">{t('waiting')}</StateTag>
  ) : (
    <StateTag tone="late">{t('passed')}</StateTag>
  )
}

/** Who was told, by name, each with their own acknowledgement. */
export function ToldList({ told }: Pick<Dispatching, 'told'>) {
  const { t } = useTranslation('dispatching')
  const clock = useClock()
  if (told.length === 0) return null
  return (
    <details className="told-list">
      <summary>
        {t('told')} {told.filter(one => one.acknowledgedAt !== null).length}/{told.length}
      </summary>
      <ul className="call-steps">
        {told.map(one => (
          <li key={one.id}>
            <span className="call-at">{clock(one.toldAt)}</span>
            <span>
              {one.name} <span className="fw-quiet">{t(`toldReason.${one.reason as 'dispatch'}`)}</span>
            </span>
            {one.acknowledgedAt === null ? (
              <StateTag tone="waiting">{t('notAcknowledged')}</StateTag>
            ) : (
              <StateTag tone="done">{t('acknowledged', { at: clock(one.acknowledgedAt) })}</StateTag>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
