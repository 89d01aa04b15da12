import type { WallEntry } from '@fangwei/domain/wall/index.ts'
import { KeyHint, useLanguage } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { useTerms } from '../shared/terms/terms.ts'
import { useKind, Waited } from './happening.tsx'
import type { NearUnit, Plan } from './use-acts.ts'

interface ChosenProps {
  readonly entry: WallEntry
  readonly near: readonly NearUnit[] | undefined
  readonly plan: Plan | undefined
  readonly doing: boolean
  readonly refusal: string | undefined
}

/** The one the operator looks at: who could be there, and what each key does. */
export function Chosen({ entry, near, plan, doing, refusal }: ChosenProps) {
  const { t } = useTranslation('wall')
  const language = useLanguage()
  const terms = useTerms()
  const kind = useKind()
  return (
    <section className="wall-panel wall-chosen" aria-label={t('chosen')}>
      <header>
        <h2>{entry.place?.[language] ?? t('noPlace')}</h2>
        <Waited since={entry.openedAt} />
      </header>
      <p>
        {kind(entry)} · {terms.stateLabel(entry.type, entry.state)}
      </p>
      <ol className="wall-near">
        {near?.map(({ unit, minutes, estimate }, i) => (
          <li key={unit.id}>
            <KeyHint keyName={String(i + 1)} />
            <span>{unit.callSign ?? unit.name[language]}</span>
            <strong>
              {estimate && t('about')}
              {t('minutes', { count: Math.max(1, Math.round(minutes)) })}
            </strong>
          </li>
        ))}
      </ol>
      {near?.length === 0 && <p className="wall-quiet">{t('nobodyNear')}</p>}
      {plan !== undefined && plan.first.length > 0 && (
        <p className="wall-keys">
          <KeyHint keyName="p" /> {t('plan', { plan: plan.name[language], count: plan.first.length })}
        </p>
      )}
      {entry.type === 'alarm' && (
        <p className="wall-keys">
          <KeyHint keyName="t" /> {t('take')}
          <KeyHint keyName="f" /> {t('false')}
          <KeyHint keyName="y" /> {t('confirm')}
        </p>
      )}
      <p className="wall-refusal" role="status">
        {doing ? t('sending') : refusal}
      </p>
    </section>
  )
}
