import { type CodeOf, defineDictionary } from './dictionary.ts'

const basis = {
  zh: '系统默认，各地必巡点分类不一，由本地核定',
  en: 'System default; local kinds differ and are confirmed locally',
}
const dated = { version: '1', effectiveFrom: '2026-01-01', basis }

/** 必巡点类别. */
export const patrolPointKind = defineDictionary({
  code: 'patrol-point-kind',
  label: { zh: '必巡点类别', en: 'Kind of must-patrol point' },
  ...dated,
  entries: [
    { code: 'school', label: { zh: '学校', en: 'School' } },
    { code: 'hospital', label: { zh: '医院', en: 'Hospital' } },
    { code: 'bank', label: { zh: '银行', en: 'Bank' } },
    { code: 'business-area', label: { zh: '商圈', en: 'Business area' } },
    { code: 'night-market', label: { zh: '夜市', en: 'Night market' } },
    { code: 'petrol-station', label: { zh: '加油站', en: 'Petrol station' } },
    { code: 'garage', label: { zh: '地下车库', en: 'Underground garage' } },
    { code: 'basement', label: { zh: '地下室', en: 'Basement' } },
    { code: 'park', label: { zh: '公园', en: 'Park' } },
    { code: 'waterside', label: { zh: '湖面水域', en: 'Waterside' } },
    { code: 'transport', label: { zh: '车站', en: 'Station of transport' } },
    { code: 'entertainment', label: { zh: '娱乐场所外围', en: 'Outside places of entertainment' } },
    { code: 'other', label: { zh: '其他', en: 'Other' } },
  ],
})
export type PatrolPointKind = CodeOf<typeof patrolPointKind>
