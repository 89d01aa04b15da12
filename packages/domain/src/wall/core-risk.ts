import { parentCategory } from '../dictionaries/incident-category.ts'

/** 三大核心风险: what the bureau counts above all else. */
export const coreRisks = {
  'public-order': { zh: '治安', en: 'Public order' },
  'telecom-fraud': { zh: '电信网络诈骗', en: 'Telecom fraud' },
  dispute: { zh: '矛盾纠纷', en: 'Disputes' },
} as const
export type CoreRisk = keyof typeof coreRisks

const byCode: Readonly<Record<string, CoreRisk>> = {
  '011001': 'telecom-fraud',
  '020000': 'public-order',
  '040000': 'dispute',
}

/** The core risk an incident category belongs to, by the nearest code above it that has one. */
export function coreRiskOf(category: string): CoreRisk | undefined {
  for (let code: string | undefined = category; code !== undefined; code = parentCategory(code)) {
    const risk = byCode[code]
    if (risk !== undefined) return risk
  }
  return undefined
}
