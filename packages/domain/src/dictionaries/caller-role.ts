import { type CodeOf, defineDictionary } from './dictionary.ts'

/** 报警人身份 in one call. Calls by the alleged perpetrator never count towards the family model. */
export const callerRole = defineDictionary({
  code: 'caller-role',
  label: { zh: '报警人身份', en: 'Role of the caller' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: { zh: '系统默认，启用前由本地核定', en: 'System default; to be confirmed locally before use' },
  entries: [
    { code: 'victim', label: { zh: '受害人', en: 'Victim' } },
    { code: 'neighbour', label: { zh: '邻居', en: 'Neighbour' } },
    { code: 'kin', label: { zh: '亲属', en: 'Relative' } },
    { code: 'alleged-perpetrator', label: { zh: '涉嫌加害人', en: 'Alleged perpetrator' } },
    { code: 'other', label: { zh: '其他', en: 'Other' } },
    { code: 'unknown', label: { zh: '不明', en: 'Unknown' } },
  ],
})

export type CallerRole = CodeOf<typeof callerRole>
