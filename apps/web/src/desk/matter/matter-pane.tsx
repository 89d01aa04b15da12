import './matter.css'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { SkeletonRows } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Loaded } from '../../shared/load/loaded.tsx'
import { DispatchPanel } from '../dispatching/dispatch-panel.tsx'
import { AlarmPanel } from './alarm/alarm-panel.tsx'
import { DeadlinesSection } from './deadlines-section.tsx'
import { DraftNotice } from './draft-notice.tsx'
import { FactsSection } from './facts-section.tsx'
import { KeyPlaceEffect } from './key-place-effect.tsx'
import { KeyPlaceFound } from './key-place-found.tsx'
import { LinkedSection } from './linked-section.tsx'
import { MatterActions } from './matter-actions.tsx'
import { MatterHeader } from './matter-header.tsx'
import { PersonalNotice } from './personal-notice.tsx'
import { PlaceSection } from './place-section.tsx'
import { TimelineSection } from './timeline-section.tsx'
import { type MatterView, useMatter } from './use-matter.ts'
import { LoopSteps } from './warning/loop-steps.tsx'
import { ProtectionSteps } from './warning/protection-steps.tsx'
import { WarningSum } from './warning/warning-sum.tsx'
import { useMatterWords, type Words } from './words.ts'

interface MatterPaneProps {
  readonly id: string
  /** The whole page: with the map, in two columns where there is room. */
  readonly whole: boolean
  readonly onGone: () => void
}

/** One matter: what it is, what may be done, and everything known about it. */
export function MatterPane({ id, whole, onGone }: MatterPaneProps) {
  const query = useMatter(id)
  const words = useMatterWords()
  return (
    <Loaded query={query} skeleton={<SkeletonRows count={10} />}>
      {matter => <Shown key={id} matter={matter} words={words} whole={whole} onGone={onGone} />}
    </Loaded>
  )
}

interface ShownProps extends Omit<MatterPaneProps, 'id'> {
  readonly matter: MatterView
  readonly words: Words
}

function Shown({ matter, words, whole, onGone }: ShownProps) {
  const { t } = useTranslation('matter')
  const type = findMatterType(matter.type)
  if (type === undefined) return null
  const at = { matter, words, type }
  const isWarning = matter.type === 'warning'
  return (
    <article className={whole ? 'matter matter-whole' : 'matter'}>
      <div className="matter-top">
        <MatterHeader matter={matter} words={words} />
        {isWarning && <LoopSteps {...at} />}
        <MatterActions matter={matter} words={words} onGone={onGone} />
        <DraftNotice {...at} />
      </div>
      <div className="matter-columns">
        <div className="matter-main">
          <PersonalNotice {...at} />
          <AlarmPanel {...at} />
          {isWarning && <WarningSum {...at} />}
          {matter.type === 'key-place' && <KeyPlaceFound {...at} />}
          {matter.type === 'key-place' && <KeyPlaceEffect {...at} />}
          <ProtectionSteps {...at} />
          <DispatchPanel {...at} />
          <FactsSection {...at} />
          <TimelineSection {...at} />
        </div>
        <div className="matter-side">
          <DeadlinesSection {...at} />
          {whole && <PlaceSection {...at} />}
          <LinkedSection {...at} />
          {!whole && (
            <p className="matter-open">
              <Link to={`/matters/${matter.id}`}>{t('openWhole')}</Link> <span className="fw-key">↵</span>
            </p>
          )}
        </div>
      </div>
    </article>
  )
}
