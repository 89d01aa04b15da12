import { protectionRequired } from '@fangwei/domain/matters/family-protection.ts'
import { StateTag } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import type { AtMatter } from '../at.ts'
import { Section } from '../section.tsx'

const required = protectionRequired({})

/** The steps that protect a victim, whatever the points say: done by whom, or still owed. */
export function ProtectionSteps({ matter, type, words }: AtMatter) {
  const { t } = useTranslation('matter')
  const urgentFamily = matter.data.kind === 'family-dispute' && (matter.grade === 1 || matter.grade === 2)
  if (type.actions['safety-plan'] === undefined || (matter.data.familyViolence !== true && !urgentFamily)) return null
  return (
    <Section title={t('protection.title')}>
      <ul className="protection">
        {required.map(step => {
          const actions = step.kind === 'done' ? [step.action] : step.kind === 'one-done' ? step.actions : []
          const by = actions.map(action => matter.doneBy[action]).find(account => account !== undefined)
          return (
            <li key={step.label.zh}>
              <StateTag tone={by === undefined ? 'waiting' : 'done'}>{words.say(step.label)}</StateTag>
              <span className="fw-quiet">
                {by === undefined ? t('protection.owed') : t('protection.by', { name: matter.accounts[by] ?? by })}
              </span>
            </li>
          )
        })}
      </ul>
      <p className="fw-small fw-quiet">{t('protection.note')}</p>
    </Section>
  )
}
