import { type CodeOf, defineDictionary } from './dictionary.ts'

/** 警情标签 JQBQ: facts of the incident that change how it is handled, never traits of a person. */
export const incidentTag = defineDictionary({
  code: 'incident-tag',
  label: { zh: '警情标签', en: 'Incident tag' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: { zh: '系统默认，启用前由本地核定', en: 'System default; to be confirmed locally before use' },
  entries: [
    { code: 'family-violence', label: { zh: '家庭暴力', en: 'Family violence' } },
    { code: 'minor', label: { zh: '涉未成年人', en: 'Involves a minor' } },
    { code: 'elder', label: { zh: '涉老', en: 'Involves an older person' } },
    { code: 'school', label: { zh: '涉校', en: 'School' } },
    { code: 'enterprise', label: { zh: '涉企', en: 'Enterprise' } },
    { code: 'telecom-fraud', label: { zh: '涉电诈', en: 'Telecom fraud' } },
    { code: 'blade-or-weapon', label: { zh: '涉刀涉械', en: 'Knife or weapon' } },
    { code: 'suicide-risk', label: { zh: '轻生', en: 'Suicide risk' } },
    { code: 'threat-to-others', label: { zh: '扬言伤人', en: 'Threat to harm others' } },
    { code: 'missing', label: { zh: '走失', en: 'Missing person' } },
    { code: 'repeat-call', label: { zh: '重复报警', en: 'Repeat call' } },
    { code: 'foreign-related', label: { zh: '涉外', en: 'Foreign-related' } },
    { code: 'confidential', label: { zh: '保密', en: 'Confidential' } },
  ],
})

export type IncidentTag = CodeOf<typeof incidentTag>
