import { type CodeOf, defineDictionary } from './dictionary.ts'

const basis = { zh: '系统默认，启用前由本地核定', en: 'System default; to be confirmed locally before use' }
const dated = { version: '1', effectiveFrom: '2026-01-01', basis }

/** 重点点位性质: closed on purpose, a household is not in it. */
export const keyPlaceSubject = defineDictionary({
  code: 'key-place-subject',
  label: { zh: '重点点位性质', en: 'Kind of key place' },
  ...dated,
  entries: [
    { code: 'public-place', label: { zh: '公共场所', en: 'Public place' } },
    { code: 'block', label: { zh: '片区（至少五户）', en: 'Block (at least five households)' } },
  ],
})
export type KeyPlaceSubject = CodeOf<typeof keyPlaceSubject>

/** 发现方式. */
export const keyPlaceOrigin = defineDictionary({
  code: 'key-place-origin',
  label: { zh: '重点点位发现方式', en: 'How a key place was found' },
  ...dated,
  entries: [
    { code: 'hotspot', label: { zh: '热点研判', en: 'Hotspot detection' } },
    { code: 'scan', label: { zh: '时空扫描', en: 'Space-time scan' } },
    { code: 'officer', label: { zh: '民警提出', en: 'An officer' } },
    { code: 'resident', label: { zh: '群众反映', en: 'Residents' } },
  ],
})
export type KeyPlaceOrigin = CodeOf<typeof keyPlaceOrigin>

/** 治理措施 about a place. */
export const placeMeasure = defineDictionary({
  code: 'place-measure',
  label: { zh: '治理措施', en: 'Measure at a place' },
  ...dated,
  entries: [
    { code: 'agreed-hours', label: { zh: '约定施工或经营时段', en: 'Agreed hours of works or trade' } },
    { code: 'visit-ahead', label: { zh: '提前上门协调', en: 'Talking to both sides beforehand' } },
    { code: 'joint-mediation', label: { zh: '多部门联合调解', en: 'Joint mediation' } },
    { code: 'property-duty', label: { zh: '物业巡查值守', en: 'Property management on duty' } },
    { code: 'patrol', label: { zh: '调整巡逻时段路线', en: 'Patrol at other hours or routes' } },
    { code: 'lighting', label: { zh: '改善照明或设施', en: 'Lighting or facilities' } },
    { code: 'notice', label: { zh: '公告提示', en: 'Notices' } },
    { code: 'other', label: { zh: '其他', en: 'Other' } },
  ],
})
export type PlaceMeasure = CodeOf<typeof placeMeasure>

/** 评估结论: what was seen, not why. */
export const placeEvaluation = defineDictionary({
  code: 'place-evaluation',
  label: { zh: '点位评估结论', en: 'Evaluation of a place' },
  ...dated,
  entries: [
    { code: 'quieter', label: { zh: '警情减少', en: 'Fewer incidents' } },
    { code: 'unchanged', label: { zh: '无明显变化', en: 'No clear change' } },
    { code: 'more', label: { zh: '警情增多', en: 'More incidents' } },
  ],
})
export type PlaceEvaluation = CodeOf<typeof placeEvaluation>
