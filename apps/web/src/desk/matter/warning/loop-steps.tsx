import { classNames } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import type { AtMatter } from '../at.ts'
import { useTimeline } from '../use-matter.ts'
import { stepsOf } from './steps-of.ts'

/** How far round the loop it has come, with who and when at each step. */
export function LoopSteps({ matter, type, words }: AtMatter) {
  const { t } = useTranslation('matter')
  const { rows } = useTimeline(matter.id)
  const steps = stepsOf(type, rows ?? [], matter.closed)
  return (
    <ol className="loop-steps" aria-label={t('loop.title')}>
      {steps.map(step => (
        <li
          key={step.key}
          className={classNames(`loop-${step.state}`)}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className="loop-name">{words.say(step.label)}</span>
          <span className="loop-when">
            {step.at !== undefined && words.instant(step.at)}
            {step.state === 'skipped' && t('loop.skipped')}
            {step.state === 'now' && t('loop.now')}
          </span>
          <span className="loop-who">{step.who}</span>
        </li>
      ))}
    </ol>
  )
}
