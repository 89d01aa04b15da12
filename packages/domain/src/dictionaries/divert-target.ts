import { type CodeOf, defineDictionary } from './dictionary.ts'

/** 分流去向: public lines that a call outside the duty of 110 is handed to. */
export const divertTarget = defineDictionary({
  code: 'divert-target',
  label: { zh: '分流去向', en: 'Diverted to' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: {
    zh: '全国统一的公共服务短号；本地联动单位由本地增补',
    en: 'Nationwide public short numbers; local services are added locally',
  },
  entries: [
    { code: '12345', label: { zh: '12345 政务服务便民热线', en: '12345 government service line' } },
    { code: '119', label: { zh: '119 消防', en: '119 fire and rescue' } },
    { code: '120', label: { zh: '120 急救', en: '120 ambulance' } },
    { code: '122', label: { zh: '122 交通事故', en: '122 traffic accidents' } },
    { code: '12350', label: { zh: '12350 安全生产举报', en: '12350 work safety' } },
    { code: '12338', label: { zh: '12338 妇女维权', en: "12338 women's rights" } },
    { code: '12355', label: { zh: '12355 青少年服务', en: '12355 youth service' } },
    { code: '12348', label: { zh: '12348 公共法律服务', en: '12348 legal service' } },
    { code: '96110', label: { zh: '96110 反诈专线', en: '96110 anti-fraud line' } },
    { code: 'other', label: { zh: '其他部门', en: 'Another service' } },
  ],
})

export type DivertTarget = CodeOf<typeof divertTarget>
