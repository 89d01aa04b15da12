import { roles } from '../matters/roles.ts'
import { type CodeOf, defineDictionary, entriesFromRows } from './dictionary.ts'

const basis = { zh: '系统默认，由本地核定', en: 'System default; to be confirmed locally' }
const dated = { version: '1', effectiveFrom: '2026-01-01', basis }

/** 机构类型: given in words of its own, never read from the digits of a code. */
export const orgKind = defineDictionary({
  code: 'org-kind',
  label: { zh: '机构类型', en: 'Kind of organisation' },
  ...dated,
  entries: [
    { code: 'city-bureau', label: { zh: '市公安局', en: 'City bureau' } },
    { code: 'county-bureau', label: { zh: '旗县区公安机关', en: 'County bureau' } },
    { code: 'district-bureau', label: { zh: '分局', en: 'District bureau' } },
    { code: 'banner-bureau', label: { zh: '旗县公安局', en: 'Banner bureau' } },
    { code: 'command-centre', label: { zh: '情报指挥中心', en: 'Command centre' } },
    { code: 'command-room', label: { zh: '综合指挥室', en: 'Command room' } },
    { code: 'brigade', label: { zh: '大队', en: 'Brigade' } },
    { code: 'station', label: { zh: '派出所', en: 'Police station' } },
    { code: 'community-room', label: { zh: '社区警务室', en: 'Community police room' } },
    { code: 'police-grid', label: { zh: '警格', en: 'Police grid' } },
    { code: 'subdistrict-office', label: { zh: '街道办事处', en: 'Subdistrict office' } },
    { code: 'sumu-office', label: { zh: '苏木乡镇政府', en: 'Sumu or township office' } },
    { code: 'justice-office', label: { zh: '司法所', en: 'Justice office' } },
    { code: 'womens-federation', label: { zh: '妇联', en: "Women's federation" } },
    { code: 'tribunal', label: { zh: '人民法庭', en: 'Tribunal' } },
    { code: 'legal-aid', label: { zh: '法律援助机构', en: 'Legal aid' } },
    { code: 'agency', label: { zh: '其他协作单位', en: 'Other partner agency' } },
  ],
})
export type OrgKind = CodeOf<typeof orgKind>

/** 岗位类型. The duty desk of an organisation holds what arrives there. */
export const postKind = defineDictionary({
  code: 'post-kind',
  label: { zh: '岗位类型', en: 'Kind of post' },
  ...dated,
  entries: [
    { code: 'duty-desk', label: { zh: '值班岗', en: 'Duty desk' } },
    { code: 'duty-leader', label: { zh: '带班岗', en: 'Duty leader' } },
    { code: 'community', label: { zh: '社区岗', en: 'Community post' } },
    { code: 'dispatch-seat', label: { zh: '接警席', en: 'Dispatch seat' } },
    { code: 'supervision', label: { zh: '督办岗', en: 'Supervision' } },
    { code: 'analysis', label: { zh: '研判岗', en: 'Analysis' } },
    { code: 'patrol', label: { zh: '巡逻岗', en: 'Patrol' } },
    { code: 'mediation', label: { zh: '调解岗', en: 'Mediation' } },
    { code: 'window', label: { zh: '服务窗口', en: 'Service window' } },
  ],
})
export type PostKind = CodeOf<typeof postKind>

/** 人员类别. Auxiliaries draft; a named officer confirms. */
export const staffKind = defineDictionary({
  code: 'staff-kind',
  label: { zh: '人员类别', en: 'Kind of staff' },
  ...dated,
  entries: [
    { code: 'officer', label: { zh: '民警', en: 'Officer' } },
    { code: 'auxiliary', label: { zh: '辅警', en: 'Auxiliary' } },
    { code: 'partner', label: { zh: '协作单位人员', en: 'Partner staff' } },
  ],
})
export type StaffKind = CodeOf<typeof staffKind>

/** 角色 as a code list, for forms and imports. */
export const roleList = defineDictionary({
  code: 'role',
  label: { zh: '角色', en: 'Role' },
  ...dated,
  entries: entriesFromRows(
    Object.entries(roles).map(([code, { zh, en }]) => [code, zh, en] as const),
    () => undefined,
  ),
})
