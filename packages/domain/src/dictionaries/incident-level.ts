import { type CodeOf, defineDictionary } from './dictionary.ts'

/** 警情等级 JQDJDM. Level 1 must be dispatchable with one key. */
export const incidentLevel = defineDictionary({
  code: 'incident-level',
  label: { zh: '警情等级', en: 'Incident level' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: { zh: '系统默认，启用前由本地核定', en: 'System default; to be confirmed locally before use' },
  entries: [
    { code: '1', label: { zh: '重大紧急', en: 'Major, life in danger' } },
    { code: '2', label: { zh: '紧急', en: 'Urgent' } },
    { code: '3', label: { zh: '一般', en: 'Ordinary' } },
    { code: '4', label: { zh: '非警务、可预约', en: 'Not police work, can be booked' } },
  ],
})

export type IncidentLevel = CodeOf<typeof incidentLevel>
