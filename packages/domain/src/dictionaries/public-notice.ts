import { type CodeOf, defineDictionary } from './dictionary.ts'

const basis = { zh: '系统默认，由本地核定', en: 'System default; confirmed locally' }
const dated = { version: '1', effectiveFrom: '2026-01-01', basis }
const cap = { ...dated, basis: { zh: 'OASIS CAP 1.2', en: 'OASIS CAP 1.2' } }

/** 提示事由. The mark is the category of CAP 1.2 under which other systems file it. */
export const noticeEvent = defineDictionary({
  code: 'notice-event',
  label: { zh: '提示事由', en: 'What a notice is about' },
  ...dated,
  entries: [
    { code: 'area-closed', label: { zh: '区域临时管控，请绕行', en: 'Area closed, keep away' }, marks: ['Safety'] },
    { code: 'road-closed', label: { zh: '道路中断', en: 'Road blocked' }, marks: ['Transport'] },
    { code: 'fire', label: { zh: '火灾', en: 'Fire' }, marks: ['Fire'] },
    { code: 'gas', label: { zh: '燃气泄漏', en: 'Gas leak' }, marks: ['CBRNE'] },
    { code: 'water', label: { zh: '落水、冰面危险', en: 'Danger at water or ice' }, marks: ['Rescue'] },
    { code: 'crowd', label: { zh: '人员密集', en: 'Crowding' }, marks: ['Safety'] },
    { code: 'fraud-wave', label: { zh: '诈骗集中发生', en: 'Wave of fraud' }, marks: ['Security'] },
    { code: 'theft-wave', label: { zh: '盗窃集中发生', en: 'Wave of theft' }, marks: ['Security'] },
    { code: 'weather', label: { zh: '恶劣天气出行', en: 'Travel in severe weather' }, marks: ['Met'] },
    { code: 'other', label: { zh: '其他安全提示', en: 'Other safety notice' }, marks: ['Other'] },
  ],
})
export type NoticeEvent = CodeOf<typeof noticeEvent>

/** 请公众怎么做 (responseType). */
export const noticeResponse = defineDictionary({
  code: 'notice-response',
  label: { zh: '请公众怎么做', en: 'What people should do' },
  ...cap,
  entries: [
    { code: 'Avoid', label: { zh: '避开', en: 'Avoid' } },
    { code: 'Shelter', label: { zh: '就地躲避', en: 'Take shelter' } },
    { code: 'Evacuate', label: { zh: '撤离', en: 'Evacuate' } },
    { code: 'Prepare', label: { zh: '做好准备', en: 'Prepare' } },
    { code: 'Monitor', label: { zh: '留意后续', en: 'Keep informed' } },
    { code: 'AllClear', label: { zh: '已解除', en: 'All clear' } },
    { code: 'None', label: { zh: '无须行动', en: 'Nothing to do' } },
  ],
})

/** 紧迫程度 (urgency). */
export const noticeUrgency = defineDictionary({
  code: 'notice-urgency',
  label: { zh: '紧迫程度', en: 'Urgency' },
  ...cap,
  entries: [
    { code: 'Immediate', label: { zh: '立即', en: 'Immediate' } },
    { code: 'Expected', label: { zh: '一小时内', en: 'Within the hour' } },
    { code: 'Future', label: { zh: '近期', en: 'Soon' } },
    { code: 'Past', label: { zh: '已过去', en: 'Past' } },
    { code: 'Unknown', label: { zh: '不明', en: 'Unknown' } },
  ],
})

/** 严重程度 (severity). */
export const noticeSeverity = defineDictionary({
  code: 'notice-severity',
  label: { zh: '严重程度', en: 'Severity' },
  ...cap,
  entries: [
    { code: 'Extreme', label: { zh: '特别严重', en: 'Extreme' } },
    { code: 'Severe', label: { zh: '严重', en: 'Severe' } },
    { code: 'Moderate', label: { zh: '中等', en: 'Moderate' } },
    { code: 'Minor', label: { zh: '轻微', en: 'Minor' } },
    { code: 'Unknown', label: { zh: '不明', en: 'Unknown' } },
  ],
})

/** 确定程度 (certainty). */
export const noticeCertainty = defineDictionary({
  code: 'notice-certainty',
  label: { zh: '确定程度', en: 'Certainty' },
  ...cap,
  entries: [
    { code: 'Observed', label: { zh: '已经发生', en: 'Observed' } },
    { code: 'Likely', label: { zh: '很可能', en: 'Likely' } },
    { code: 'Possible', label: { zh: '可能', en: 'Possible' } },
    { code: 'Unlikely', label: { zh: '不大可能', en: 'Unlikely' } },
    { code: 'Unknown', label: { zh: '不明', en: 'Unknown' } },
  ],
})
