import { type CodeOf, defineDictionary } from './dictionary.ts'

/**
 * 关系类型 between two people. Family members and those who live together are protected alike
 * (反家庭暴力法 arts 2 and 37); former partners are kept apart because leaving is when danger grows.
 */
export const relationshipKind = defineDictionary({
  code: 'relationship-kind',
  label: { zh: '关系类型', en: 'Kind of relationship' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: {
    zh: '反家庭暴力法第二条、第三十七条；细分由本地核定',
    en: 'Anti-Domestic Violence Law arts 2 and 37; the division is confirmed locally',
  },
  entries: [
    { code: 'spouse', label: { zh: '配偶', en: 'Spouses' } },
    { code: 'ex-spouse', label: { zh: '前配偶', en: 'Former spouses' } },
    { code: 'partner', label: { zh: '恋爱关系', en: 'Partners' } },
    { code: 'ex-partner', label: { zh: '曾有恋爱关系', en: 'Former partners' } },
    { code: 'cohabitant', label: { zh: '共同生活', en: 'Living together' } },
    { code: 'parent-child', label: { zh: '父母子女', en: 'Parent and child' } },
    { code: 'grandparent', label: { zh: '祖孙', en: 'Grandparent and grandchild' } },
    { code: 'sibling', label: { zh: '兄弟姐妹', en: 'Siblings' } },
    { code: 'in-law', label: { zh: '姻亲', en: 'In-laws' } },
    { code: 'guardian', label: { zh: '监护', en: 'Guardian and ward' } },
    { code: 'other-family', label: { zh: '其他家庭成员', en: 'Other family' } },
  ],
})
export type RelationshipKind = CodeOf<typeof relationshipKind>
