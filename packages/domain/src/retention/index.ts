import type { Label, Policy } from '../loop/index.ts'

/** What a time of keeping is counted from. */
export type KeptFrom = 'closed' | 'recorded' | 'received' | 'ended'

/** How long one kind of thing is kept. Days are a dated policy row; this says what they are counted from and what goes. */
export interface RetentionClass {
  readonly code: string
  readonly label: Label
  readonly from: KeptFrom
  /** What is erased when the time is over, and what stays. */
  readonly erases: Label
}

const payloads = {
  zh: '当事人信息、留痕内容和检索词；编号、状态、时间和证明保留',
  en: 'parties, contents of facts and search words; number, state, times and proofs stay',
}

const classes = [
  {
    code: 'incident',
    label: { zh: '警情、派警和报警', en: 'Incidents, dispatches and alarms' },
    from: 'closed',
    erases: payloads,
  },
  { code: 'dispute', label: { zh: '纠纷', en: 'Disputes' }, from: 'closed', erases: payloads },
  { code: 'family', label: { zh: '关系预警', en: 'Warnings about a relationship' }, from: 'closed', erases: payloads },
  { code: 'fraud-warning', label: { zh: '反诈预警劝阻', en: 'Fraud warnings' }, from: 'closed', erases: payloads },
  { code: 'standard', label: { zh: '其他事项', en: 'Other matters' }, from: 'closed', erases: payloads },
  {
    code: 'audit',
    label: { zh: '审计记录', en: 'Audit trail' },
    from: 'recorded',
    erases: { zh: '记录内容；发生过这件事的留痕保留', en: 'its content; that it happened stays on record' },
  },
  {
    code: 'signal',
    label: { zh: '接入信息原文', en: 'Signals as they came' },
    from: 'received',
    erases: {
      zh: '密封的原文；来源、编号和摘要保留，重复导入仍能识别',
      en: 'the sealed text; source, number and digest stay, so that a repeat is still known',
    },
  },
  {
    code: 'signal-unlinked',
    label: { zh: '未成事项的接入信息', en: 'Signals that became no matter' },
    from: 'received',
    erases: { zh: '密封的原文', en: 'the sealed text' },
  },
  {
    code: 'fence-crossing',
    label: { zh: '越界记录', en: 'Crossings of fences' },
    from: 'recorded',
    erases: {
      zh: '整条记录；由此产生的报警另按报警保存',
      en: 'the whole record; an alarm that came of it is kept as an alarm',
    },
  },
  {
    code: 'video-look',
    label: { zh: '查看视频和视频巡查的登记', en: 'Looks at cameras and video patrols' },
    from: 'recorded',
    erases: { zh: '何人、何时、何机、事由和巡查结果', en: 'who, when, which camera, why, and what a patrol found' },
  },
  {
    code: 'cap-message',
    label: { zh: '其他系统的预警', en: 'Warnings of other systems' },
    from: 'ended',
    erases: { zh: '整份报文和拒收记录', en: "the whole message, and refused files' reasons" },
  },
  {
    code: 'notification',
    label: { zh: '通知', en: 'Notifications' },
    from: 'recorded',
    erases: { zh: '整条通知', en: 'the whole notification' },
  },
  {
    code: 'job-file',
    label: { zh: '导入文件和被拒行', en: 'Imported files and rejected rows' },
    from: 'ended',
    erases: { zh: '加密保存的文件', en: 'the sealed files' },
  },
  {
    code: 'repeat-key',
    label: { zh: '防重复请求的应答', en: 'Answers kept against repeats' },
    from: 'recorded',
    erases: { zh: '整条应答', en: 'the whole answer' },
  },
  {
    code: 'room-log',
    label: { zh: '指挥室记事、简报和勤务等级', en: "The room's log, briefings and duty grades" },
    from: 'recorded',
    erases: {
      zh: '记事、简报、签收和等级变更；留痕保留',
      en: 'entries, briefings, who acknowledged, grades; the facts stay',
    },
  },
  {
    code: 'unit-track',
    label: { zh: '勤务轨迹、打卡和单人作业', en: 'Tracks of units, check-ins and lone watches' },
    from: 'recorded',
    erases: { zh: '位置和时间', en: 'places and times' },
  },
  {
    code: 'device-signal',
    label: { zh: '设备报文', en: 'Messages of devices' },
    from: 'received',
    erases: {
      zh: '整条报文，冲突报文和试机记录在内',
      en: 'the whole message, conflicting ones and test rings included',
    },
  },
  {
    code: 'form-draft',
    label: { zh: '未提交的草稿', en: 'Drafts never sent' },
    from: 'recorded',
    erases: { zh: '密封的草稿', en: 'the sealed draft' },
  },
  {
    code: 'session',
    label: { zh: '已结束的登录', en: 'Ended sessions' },
    from: 'ended',
    erases: { zh: '整条登录', en: 'the whole session' },
  },
] as const satisfies readonly RetentionClass[]

export type RetentionCode = (typeof classes)[number]['code']
export const retentionClasses: readonly (RetentionClass & { readonly code: RetentionCode })[] = classes

export const retentionPolicy = (code: RetentionCode): string => `retention.${code}`

const days = (code: RetentionCode, amount: number, zh: string, en: string): Policy => ({
  code: retentionPolicy(code),
  grade: null,
  amounts: [amount],
  unit: 'day',
  basis: `系统默认值（待本地批准）：${zh} / shipped default, to be approved locally: ${en}`,
  effectiveFrom: '2026-01-01',
})

/** Shortest time that serves the purpose (PIPL art. 19); each is a default until a city approves its own. */
export const retentionPolicies: readonly Policy[] = [
  days('incident', 1095, '案卷另按规定', 'case files follow their own rules'),
  days('dispute', 1825, '办结后五年', 'five years after closing'),
  days('family', 180, '末次事件后一百八十天', '180 days after the last event'),
  days('fraud-warning', 90, '未成受害人的劝阻', 'dissuasions without a victim'),
  days('standard', 1095, '办结后三年', 'three years after closing'),
  days('audit', 1095, '不少于三年', 'three years at least'),
  days('signal', 180, '成事项的原文', 'the text behind a matter'),
  days('signal-unlinked', 30, '未成事项的原文', 'the text behind no matter'),
  days('fence-crossing', 7, '佩戴设备位置七天', 'positions of worn devices, seven days'),
  days('video-look', 1095, '不少于三年', 'three years at least'),
  days('cap-message', 365, '到期后一年', 'a year after they are over'),
  days('notification', 90, '三个月', 'three months'),
  days('job-file', 14, '两周', 'two weeks'),
  days('repeat-key', 2, '两天', 'two days'),
  days('room-log', 1095, '与所记警情同期', 'as long as the incidents it speaks of'),
  days('unit-track', 180, '半年', 'half a year'),
  days('device-signal', 30, '三十天', 'thirty days'),
  days('form-draft', 30, '三十天', 'thirty days'),
  days('session', 30, '三十天', 'thirty days'),
]
