import { type CodeOf, defineDictionary } from './dictionary.ts'

const dated = { version: '1', effectiveFrom: '2026-01-01' }

/** 调解种类: who mediates decides what the agreement is worth. */
export const mediationKind = defineDictionary({
  code: 'mediation-kind',
  label: { zh: '调解种类', en: 'Kind of mediation' },
  ...dated,
  basis: {
    zh: '人民调解法、治安管理处罚法及行业调解通行分类，由本地核定',
    en: "People's Mediation Law, Public Security Administration Punishments Law and common practice; confirmed locally",
  },
  entries: [
    { code: 'people', label: { zh: '人民调解', en: "People's mediation" } },
    { code: 'public-security', label: { zh: '治安调解', en: 'Public-security mediation' } },
    { code: 'on-the-spot', label: { zh: '现场调解', en: 'On-the-spot mediation' } },
    { code: 'administrative', label: { zh: '行政调解', en: 'Administrative mediation' } },
    { code: 'industry', label: { zh: '行业性专业性调解', en: 'Industry mediation' } },
    { code: 'traffic', label: { zh: '交通事故调解', en: 'Traffic accident mediation' } },
    { code: 'joint', label: { zh: '多部门联合调解', en: 'Joint mediation' } },
  ],
})
export type MediationKind = CodeOf<typeof mediationKind>

/** 转介去向. */
export const referralTarget = defineDictionary({
  code: 'referral-target',
  label: { zh: '转介去向', en: 'Referred to' },
  ...dated,
  basis: { zh: '系统默认，启用前由本地核定', en: 'System default; to be confirmed locally before use' },
  entries: [
    { code: 'court', label: { zh: '人民法院', en: 'Court' } },
    { code: 'arbitration', label: { zh: '劳动或商事仲裁', en: 'Arbitration' } },
    { code: 'administrative', label: { zh: '行政主管部门', en: 'Competent agency' } },
    { code: 'people-mediation', label: { zh: '人民调解委员会', en: "People's mediation committee" } },
    { code: 'legal-aid', label: { zh: '法律援助', en: 'Legal aid' } },
    { code: 'governance-centre', label: { zh: '综治中心', en: 'Governance centre' } },
  ],
})
export type ReferralTarget = CodeOf<typeof referralTarget>
