import { type CodeOf, defineDictionary } from './dictionary.ts'

/** 关联类型 GLLX between two call forms. */
export const callRelation = defineDictionary({
  code: 'call-relation',
  label: { zh: '关联类型', en: 'Call relation' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: {
    zh: '现行接处警系统常用代码，启用前由本地核定',
    en: 'Codes seen in systems in use; to be confirmed locally before use',
  },
  entries: [
    { code: '1', label: { zh: '重复报警', en: 'Repeat call' } },
    { code: '2', label: { zh: '催办', en: 'Urging' } },
    { code: '3', label: { zh: '民警反馈', en: 'Officer reports back' } },
    { code: '4', label: { zh: '多次骚扰', en: 'Repeated nuisance' } },
  ],
})

export type CallRelation = CodeOf<typeof callRelation>

/** 重复警情 counted three ways in the weekly bulletin. */
export const duplicateKind = defineDictionary({
  code: 'duplicate-kind',
  label: { zh: '重复警情种类', en: 'Kind of repeat' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: {
    zh: '内蒙古重复警情周通报口径，启用前由本地核定',
    en: 'Weekly repeat-call bulletins in Inner Mongolia; to be confirmed locally before use',
  },
  entries: [
    { code: 'same-place', label: { zh: '一地多报', en: 'One place, many calls' } },
    { code: 'same-caller', label: { zh: '一人多报', en: 'One caller, many calls' } },
    { code: 'same-matter', label: { zh: '一事多报', en: 'One matter, many calls' } },
  ],
})

export type DuplicateKind = CodeOf<typeof duplicateKind>

/** 接警类型 JJLXDM. */
export const callType = defineDictionary({
  code: 'call-type',
  label: { zh: '接警类型', en: 'Call type' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: { zh: '系统默认代码，启用前由本地核定', en: 'System default codes; to be confirmed locally before use' },
  entries: [
    { code: '110', label: { zh: '110 接警', en: '110 call centre' } },
    { code: 'station', label: { zh: '自接警', en: 'Received by the station' } },
    { code: 'police-initiated', label: { zh: '民警主动发现', en: 'Initiated by police' } },
  ],
})

export type CallType = CodeOf<typeof callType>
