import { useTranslation } from 'react-i18next'
import { useMatterWords } from '../matter/words.ts'
import type { Dispatching } from './use-dispatching.ts'

type Plan = NonNullable<Dispatching['plan']>

/** What the one key will do, in words, before it is pressed. */
export function PlanWords({ plan }: { plan: Plan }) {
  const { t } = useTranslation('dispatching')
  const words = useMatterWords()
  const zh = words.language === 'zh'
  const orgs = (codes: readonly string[]) => codes.map(words.org).join(zh ? '、' : ', ')
  const [, ...later] = plan.waves
  const parts = [
    t('plan.means', { name: words.say(plan.name), units: plan.first.length }),
    ...later.map(wave => t('plan.meansLater', { minutes: wave.afterMinutes, units: wave.units })),
    ...(plan.tell.length > 0 ? [t('plan.meansTell', { orgs: orgs(plan.tell) })] : []),
    ...(plan.agencies.length > 0 ? [t('plan.meansAgencies', { orgs: orgs(plan.agencies) })] : []),
  ]
  return (
    <div className="dispatch-plan-words">
      <p>{parts.join(zh ? '；' : '; ')}</p>
      {plan.instruction !== null && <p className="fw-quiet">{t('plan.instruction', { text: plan.instruction })}</p>}
    </div>
  )
}
