import { type CodeOf, defineDictionary } from './dictionary.ts'

const basis = { zh: '系统默认，启用前由本地核定', en: 'System default; to be confirmed locally before use' }
const dated = { version: '1', effectiveFrom: '2026-01-01', basis }

/** 预警类型: what a model's judgement is about. */
export const warningKind = defineDictionary({
  code: 'warning-kind',
  label: { zh: '预警类型', en: 'Kind of warning' },
  ...dated,
  entries: [
    { code: 'family-dispute', label: { zh: '涉家庭纠纷', en: 'Family dispute' } },
    { code: 'repeat-place', label: { zh: '一地多警', en: 'Repeat calls at a place' } },
    { code: 'wage-debt', label: { zh: '劳资债务冲突', en: 'Wage or debt conflict' } },
    { code: 'neighbour-dispute', label: { zh: '邻里纠纷升级', en: 'Neighbour dispute rising' } },
    { code: 'repeat-fraud', label: { zh: '涉诈反复接触', en: 'Repeat fraud approach' } },
    { code: 'hotspot', label: { zh: '案件高发时空', en: 'Hotspot' } },
    { code: 'other', label: { zh: '其他', en: 'Other' } },
  ],
})
export type WarningKind = CodeOf<typeof warningKind>

/** 研判结论: a person's decision on a model's judgement; up or down by one level only. */
export const judgementOutcome = defineDictionary({
  code: 'judgement-outcome',
  label: { zh: '研判结论', en: 'Decision on the judgement' },
  ...dated,
  entries: [
    { code: 'confirm', label: { zh: '确认等级', en: 'Grade confirmed' } },
    { code: 'raise', label: { zh: '上调一级', en: 'One level up' } },
    { code: 'lower', label: { zh: '下调一级', en: 'One level down' } },
  ],
})
export type JudgementOutcome = CodeOf<typeof judgementOutcome>

/** 误报原因: feeds the model's precision; none of them is said of a person. */
export const dismissalCause = defineDictionary({
  code: 'dismissal-cause',
  label: { zh: '误报原因', en: 'Why not confirmed' },
  ...dated,
  entries: [
    { code: 'wrong-link', label: { zh: '关系或地点关联错误', en: 'Calls linked to the wrong relationship or place' } },
    { code: 'wrong-factor', label: { zh: '情形登记错误', en: 'A circumstance was recorded wrongly' } },
    { code: 'duplicate', label: { zh: '与另一预警重复', en: 'Repeats another warning' } },
    { code: 'not-as-judged', label: { zh: '核实后与研判不符', en: 'Found to be otherwise on the spot' } },
  ],
})
export type DismissalCause = CodeOf<typeof dismissalCause>

/** 处置结果. A family matter ends in protection; there is no entry for making up. */
export const warningResult = defineDictionary({
  code: 'warning-result',
  label: { zh: '处置结果', en: 'Result' },
  ...dated,
  entries: [
    { code: 'protected', label: { zh: '保护措施已落实', en: 'Protection in place' } },
    { code: 'order-issued', label: { zh: '人身安全保护令已作出', en: 'Protection order made' } },
    { code: 'penalty', label: { zh: '已依法处罚', en: 'Penalty by law' } },
    { code: 'case-opened', label: { zh: '已立案侦查', en: 'Criminal case opened' } },
    { code: 'separated-safely', label: { zh: '已安全分居或安置', en: 'Living apart safely' } },
    { code: 'resolved', label: { zh: '诱因已消除（非家庭暴力）', en: 'Cause removed (no family violence)' } },
    { code: 'referred', label: { zh: '已移交主管部门', en: 'Handed to the competent agency' } },
    { code: 'place-treated', label: { zh: '场所隐患已整治', en: 'Place treated' } },
    { code: 'not-reached', label: { zh: '当事人无法联系', en: 'Nobody could be reached' } },
  ],
})
export type WarningResult = CodeOf<typeof warningResult>

/** 回访结果 of one visit or call. */
export const followUpOutcome = defineDictionary({
  code: 'follow-up-outcome',
  label: { zh: '回访结果', en: 'Follow-up outcome' },
  ...dated,
  entries: [
    { code: 'stable', label: { zh: '稳定', en: 'Stable' } },
    { code: 'eased', label: { zh: '缓和', en: 'Eased' } },
    { code: 'relapsed', label: { zh: '反弹', en: 'Relapsed' } },
  ],
})
export type FollowUpOutcome = CodeOf<typeof followUpOutcome>

/** 信息共享依据: partner agencies get the least data, by consent or by a named statute. */
export const sharingBasis = defineDictionary({
  code: 'sharing-basis',
  label: { zh: '信息共享依据', en: 'Basis for sharing' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: {
    zh: '个人信息保护法第十三条；反家庭暴力法第四条、第十四条、第十七条',
    en: 'Personal Information Protection Law art 13; Anti-Domestic Violence Law arts 4, 14 and 17',
  },
  entries: [
    { code: 'consent', label: { zh: '受害人或当事人同意', en: 'Consent of the person protected' } },
    { code: 'letter-notice', label: { zh: '告诫书通知居（村）委会', en: 'Warning letter told to the committee' } },
    { code: 'mandatory-report', label: { zh: '强制报告', en: 'Mandatory report' } },
    { code: 'order-assistance', label: { zh: '协助执行保护令', en: 'Help to carry out a protection order' } },
    { code: 'emergency', label: { zh: '紧急情况下保护生命安全', en: 'Emergency to protect life' } },
    { code: 'no-personal-data', label: { zh: '不含个人信息', en: 'No personal data' } },
  ],
})
export type SharingBasis = CodeOf<typeof sharingBasis>

/** 协作单位. */
export const agencyKind = defineDictionary({
  code: 'agency-kind',
  label: { zh: '协作单位类型', en: 'Kind of partner agency' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: {
    zh: '反家庭暴力法第四条、第十八条所列部门和组织，加基层常见协作单位，由本地增补',
    en: 'Agencies named in Anti-Domestic Violence Law arts 4 and 18 and common local partners; added to locally',
  },
  entries: [
    { code: 'women-federation', label: { zh: '妇联', en: "Women's federation" } },
    { code: 'justice-office', label: { zh: '司法所', en: 'Justice office' } },
    { code: 'court', label: { zh: '人民法院', en: 'Court' } },
    { code: 'civil-affairs', label: { zh: '民政', en: 'Civil affairs' } },
    { code: 'committee', label: { zh: '居（村）委会', en: "Residents' or village committee" } },
    { code: 'subdistrict', label: { zh: '街道、苏木乡镇', en: 'Subdistrict or township' } },
    { code: 'hospital', label: { zh: '医疗机构', en: 'Hospital' } },
    { code: 'school', label: { zh: '学校', en: 'School' } },
    { code: 'labour', label: { zh: '人社（劳动监察）', en: 'Labour inspection' } },
    { code: 'social-work', label: { zh: '社会工作机构', en: 'Social work agency' } },
    { code: 'governance-centre', label: { zh: '综治中心', en: 'Governance centre' } },
    { code: 'other', label: { zh: '其他', en: 'Other' } },
  ],
})
export type AgencyKind = CodeOf<typeof agencyKind>
