import { type CodeOf, defineDictionary } from './dictionary.ts'

/** 处理结果 JQCLJGDM of the feedback form. */
export const incidentResult = defineDictionary({
  code: 'incident-result',
  label: { zh: '处理结果', en: 'Handling result' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: { zh: '系统默认代码，启用前由本地核定', en: 'System default codes; to be confirmed locally before use' },
  entries: [
    { code: '01', label: { zh: '现场调解', en: 'Mediated on the spot' } },
    { code: '02', label: { zh: '调解未果告知', en: 'Mediation failed, informed' } },
    { code: '03', label: { zh: '当场处罚', en: 'Penalty on the spot' } },
    { code: '04', label: { zh: '受理为行政案件', en: 'Accepted as an administrative case' } },
    { code: '05', label: { zh: '立为刑事案件（待查）', en: 'Criminal case (to be examined)' } },
    { code: '06', label: { zh: '移交其他部门', en: 'Handed to another agency' } },
    { code: '07', label: { zh: '救助完毕', en: 'Help given' } },
    { code: '08', label: { zh: '劝离、劝返', en: 'Persuaded to leave or return' } },
    { code: '09', label: { zh: '未发现', en: 'Nothing found' } },
    { code: '10', label: { zh: '误报', en: 'False alarm' } },
    { code: '11', label: { zh: '重复并入', en: 'Repeat, merged' } },
    { code: '12', label: { zh: '报警人撤销', en: 'Withdrawn by the caller' } },
    { code: '13', label: { zh: '送医', en: 'Taken to hospital' } },
    { code: '14', label: { zh: '送救助', en: 'Taken to a shelter' } },
    { code: '99', label: { zh: '其他', en: 'Other' } },
  ],
})

export type IncidentResult = CodeOf<typeof incidentResult>
