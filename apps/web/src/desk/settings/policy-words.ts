import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Words } from '../matter/words.ts'
import type { PolicyRow } from './policy-row.ts'

export type Unit = 'minute' | 'hour' | 'day' | 'working-day' | 'count'
export const units: readonly Unit[] = ['minute', 'hour', 'day', 'working-day', 'count']

/** What a policy decides, by the declarations that name it; its code where none does. */
export function policyName(row: Pick<PolicyRow, 'code' | 'usedBy'>, words: Words): string {
  const labels = [...new Set(row.usedBy.map(({ label }) => words.say(label)))]
  return labels.length === 0 ? row.code : words.join(labels)
}

/** Amounts with their unit: `30 分钟`, or `7、30、90 日` where there are several. */
export function usePolicyAmounts(): (row: Pick<PolicyRow, 'amounts' | 'unit'>) => string {
  const { t } = useTranslation('settings')
  const { t: say } = useTranslation('common')
  return useCallback(
    ({ amounts, unit }) =>
      unit === 'count'
        ? amounts.join(say('listComma'))
        : `${amounts.join(say('listComma'))} ${t(`unit.${unit as Exclude<Unit, 'count'>}`, { count: amounts.at(-1) ?? 0 })}`,
    [t, say],
  )
}
