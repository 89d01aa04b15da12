import { callRelation, callType } from '../dictionaries/call-relation.ts'
import { incidentCategory } from '../dictionaries/incident-category.ts'
import { incidentLevel } from '../dictionaries/incident-level.ts'
import { incidentResult } from '../dictionaries/incident-result.ts'
import { incidentTag } from '../dictionaries/incident-tag.ts'
import { reportChannel } from '../dictionaries/report-channel.ts'
import type { CallRecord, DispatchRecord, FeedbackRecord, FormName } from './record.ts'
import { field, type RecordField } from './record-field.ts'

/** Set by the reader itself and never mapped. */
type OwnFields =
  | 'form'
  | 'feed'
  | 'identity'
  | 'notes'
  | 'receivedPrecision'
  | 'categoryPath'
  | 'categorySource'
  | 'position'
type FieldsOf<Record_> = Record<Exclude<keyof Record_, OwnFields>, RecordField>

/** 接警单 columns: the pinyin codes and headings seen in call-taking systems. */
export const callFields = {
  sourceId: field('id', '接警单编号', 'Call number', 'JJDBH 警情编号 JQBH 接警编号 警单编号'),
  relatedCallId: field('id', '关联主单', 'Main call', 'GLZJJDBH 关联主接警单编号'),
  relation: field('code', '关联类型', 'Relation', 'GLLX GLLXDM', { dictionary: callRelation }),
  callType: field('code', '接警类型', 'Call type', 'JJLXDM JJLX', { dictionary: callType }),
  channel: field('code', '报警方式', 'Report channel', 'BJFSDM BJFS BJFSMC', { dictionary: reportChannel }),
  callKind: field('text', '来话类型', 'Call kind', 'LHLXDM LHLX', { maxLength: 40 }),
  operatorNumber: field('text', '接警员编号', 'Operator number', 'JJYBH 接警员工号', { maxLength: 40 }),
  operatorName: field('text', '接警员', 'Operator', 'JJYXM 接警员姓名', { personal: true, maxLength: 80 }),
  recordingId: field('id', '录音号', 'Recording number', 'LYH 录音编号'),
  receivedAt: field('instant', '报警时间', 'Reported at', 'BJSJ 报警日期时间 报警日期'),
  answeredAt: field('instant', '接警时间', 'Answered at', 'JJSJ'),
  callEndedAt: field('instant', '接警完成时间', 'Call ended at', 'JJWCSJ'),
  dispatchedAt: field('instant', '派警时间', 'Dispatched at', 'PJSJ'),
  signedAt: field('instant', '派单签收时间', 'Signed at', 'PDQSSJ 签收时间'),
  departedAt: field('instant', '出警时间', 'Departed at', 'CJSJ'),
  systemArrivedAt: field('instant', '系统自动到达时间', 'Arrived at (GPS)', 'XTZDDDSJ'),
  arrivedAt: field('instant', '到达现场时间', 'Arrived at', 'DDXCSJ 到达时间 到场时间'),
  sceneDoneAt: field('instant', '现场处理完毕时间', 'Scene done at', 'XCCLWBSJ CLWBSJ 处理完毕时间'),
  fedBackAt: field('instant', '反馈时间', 'Fed back at', 'FKSJ'),
  calledBackAt: field('instant', '回访时间', 'Called back at', 'HFSJ'),
  closedAt: field('instant', '结案时间', 'Closed at', 'JASJ 结警时间'),
  returnedAt: field('instant', '退单时间', 'Returned at', 'TDSJ'),
  occurredFrom: field('instant', '警情发生时间', 'Occurred from', 'JQFSSJ 发生时间 发案时间'),
  occurredTo: field('instant', '警情结束时间', 'Occurred to', 'JQJSSJ'),
  category: field('category', '警情类别', 'Category', 'JQLB JQLBDM JQLBMC 接警类别 警情性质', {
    dictionary: incidentCategory,
  }),
  level: field('code', '警情等级', 'Level', 'JQDJDM JQDJ 警情级别', { dictionary: incidentLevel }),
  content: field('text', '报警内容', 'Content', 'BJNR 简要警情 警情内容 接警内容', { maxLength: 8000 }),
  address: field('text', '警情地址', 'Address', 'JQDZ 发生地址 发案地址 事发地址 案发地点 发生地点', {
    maxLength: 400,
  }),
  addressNote: field('text', '警情地址描述', 'Address note', 'JQDZMS 地址描述', { maxLength: 400 }),
  callerAddress: field('text', '报警地址', 'Caller address', 'BJDZ', { personal: true, maxLength: 400 }),
  orgCode: field('org', '管辖单位代码', 'Unit code', 'GXDWDM 管辖单位 管辖单位编号'),
  divisionCode: field('division', '行政区划代码', 'Division code', 'XZQHDM XZQH 行政区划'),
  callerName: field('text', '报警人', 'Caller', 'BJRMC BJR BJRXM 报警人姓名 报警人名称', {
    personal: true,
    maxLength: 80,
  }),
  callerPhone: field('phone', '报警电话', 'Caller phone', 'BJDH 报警人电话 来电号码', { personal: true }),
  contactPhone: field('phone', '联系电话', 'Contact phone', 'LXDH 联系方式', { personal: true }),
  weapon: field('flag', '有无武器', 'Weapon', 'YWCWQ YWWQ 有无持武器'),
  dangerousGoods: field('flag', '有无危险物质', 'Dangerous goods', 'YWWXWZ'),
  explosives: field('flag', '有无爆炸线索', 'Explosives', 'YWBZXL'),
  trapped: field('count', '被困人数', 'Trapped', 'BK BKRS 被困情况'),
  injured: field('count', '受伤人数', 'Injured', 'SS SSRS 受伤情况'),
  dead: field('count', '死亡人数', 'Dead', 'SW SWRS 死亡情况'),
  interpreterNeeded: field('flag', '需要翻译', 'Interpreter needed', 'WYBJ 外语报警'),
  plate: field('plate', '涉警车牌号', 'Plate', 'SJCPH 车牌号', { personal: true, maxLength: 20 }),
  tags: field('tags', '警情标签', 'Tags', 'JQBQ', { dictionary: incidentTag }),
  confidential: field('flag', '是否保密', 'Confidential', 'SFBM 保密'),
} as const satisfies FieldsOf<CallRecord>

/** 派警单 columns. */
export const dispatchFields = {
  sourceId: field('id', '派警单编号', 'Dispatch number', 'PJDBH 派警编号'),
  callSourceId: field('id', '接警单编号', 'Call number', 'JJDBH 警情编号 JQBH'),
  parentDispatchId: field('id', '上级派警单编号', 'Parent dispatch', 'SJPJDBH 上级派警单'),
  opinion: field('text', '派警意见', 'Dispatch opinion', 'PJYJ', { maxLength: 2000 }),
  unitCode: field('org', '处警单位代码', 'Responding unit code', 'CJDWDM 处警单位 出警单位代码 出警单位'),
  target: field('text', '处警对象类型', 'Target', 'CJDXLX CJDXLXDM 处警对象', { maxLength: 40 }),
  dispatcherName: field('text', '派警员', 'Dispatcher', 'PJRXM PJYXM 派警人 派警员姓名', {
    personal: true,
    maxLength: 80,
  }),
  dispatchedAt: field('instant', '派警时间', 'Dispatched at', 'PJSJ'),
  signedAt: field('instant', '派单签收时间', 'Signed at', 'PDQSSJ 签收时间'),
  departedAt: field('instant', '出警时间', 'Departed at', 'CJSJ'),
  systemArrivedAt: field('instant', '系统自动到达时间', 'Arrived at (GPS)', 'XTZDDDSJ'),
  arrivedAt: field('instant', '到达现场时间', 'Arrived at', 'DDXCSJ 到达时间 到场时间'),
  returnedAt: field('instant', '退单时间', 'Returned at', 'TDSJ'),
  overdue: field('flag', '超时状态', 'Overdue', 'CSZT 是否超时'),
  reinforcement: field('flag', '增援标志', 'Reinforcement', 'ZYBZ 是否增援'),
  cancelReason: field('text', '取消原因', 'Cancel reason', 'CXYY', { maxLength: 400 }),
} as const satisfies FieldsOf<DispatchRecord>

/** 反馈单 columns. */
export const feedbackFields = {
  sourceId: field('id', '反馈单编号', 'Feedback number', 'FKDBH 反馈编号'),
  callSourceId: field('id', '接警单编号', 'Call number', 'JJDBH 警情编号 JQBH'),
  dispatchSourceId: field('id', '派警单编号', 'Dispatch number', 'PJDBH 派警编号'),
  interim: field('flag', '过程反馈标识', 'Interim', 'GCFKBS 过程反馈'),
  arrivedAt: field('instant', '到达现场时间', 'Arrived at', 'DDXCSJ 到达时间 到场时间'),
  sceneDoneAt: field('instant', '现场处理完毕时间', 'Scene done at', 'XCCLWBSJ CLWBSJ 处理完毕时间'),
  fedBackAt: field('instant', '反馈时间', 'Fed back at', 'FKSJ'),
  category: field('category', '反馈类别', 'Category', 'FKLB FKLBDM FKLBMC FKJQLBDM 反馈警情类别 警情类别 JQLBDM', {
    dictionary: incidentCategory,
  }),
  result: field('code', '处理结果', 'Result', 'JQCLJGDM CLJGDM CLJG 警情处理结果 处警结果', {
    dictionary: incidentResult,
  }),
  content: field('text', '反馈内容', 'Content', 'FKNR CJQK 处警情况 处理情况 处警经过', { maxLength: 8000 }),
  address: field('text', '警情地址', 'Address', 'JQDZ 发生地址', { maxLength: 400 }),
  vehicles: field('count', '出动车次', 'Vehicles', 'CDCC 出动车辆'),
  officers: field('count', '出动人次', 'Officers', 'CDRC 出动警力'),
  rescued: field('count', '救助人数', 'Rescued', 'JZRS'),
  injured: field('count', '受伤人数', 'Injured', 'SSRS'),
  dead: field('count', '死亡人数', 'Dead', 'SWRS'),
  caught: field('count', '抓获人数', 'Caught', 'ZHRS'),
  involved: field('count', '涉案人数', 'Involved', 'SARS'),
  escaped: field('count', '逃跑人数', 'Escaped', 'TPRS'),
  lossYuan: field('money', '经济损失', 'Loss (yuan)', 'JJSS SSJE 损失金额 损失'),
  weather: field('text', '天气', 'Weather', 'TQ TQQK 天气情况', { maxLength: 40 }),
  placeType: field('text', '地点类型', 'Place type', 'DDLX DDLXDM', { maxLength: 80 }),
  transferredTo: field('text', '移交单位', 'Transferred to', 'YJDW YJDWMC'),
  caseNumber: field('id', '案件编号', 'Case number', 'AJBH'),
  evidenceTaken: field('flag', '是否取证', 'Evidence taken', 'SFQZ'),
  bodyCameraId: field('text', '执法记录仪', 'Body camera file', 'ZFJLY ZFJLYBH 执法记录仪编号'),
  officerName: field('text', '反馈人', 'Reported by', 'FKRXM FKR 处警民警 出警民警', { personal: true, maxLength: 80 }),
  tags: field('tags', '警情标签', 'Tags', 'JQBQ', { dictionary: incidentTag }),
} as const satisfies FieldsOf<FeedbackRecord>

export type FieldTable = Readonly<Record<string, RecordField>>

export const formFields: Readonly<Record<FormName, FieldTable>> = {
  call: callFields,
  dispatch: dispatchFields,
  feedback: feedbackFields,
}

/** Without these a row cannot be taken in; identity has its own rule. */
export const requiredFields: Readonly<Record<FormName, readonly string[]>> = {
  call: ['receivedAt'],
  dispatch: ['callSourceId'],
  feedback: ['callSourceId'],
}

/** Time points in the order they should happen; one earlier than the last is noted, never changed. */
export const timeOrder: Readonly<Record<FormName, readonly string[]>> = {
  call: [
    'receivedAt',
    'answeredAt',
    'dispatchedAt',
    'signedAt',
    'departedAt',
    'arrivedAt',
    'sceneDoneAt',
    'fedBackAt',
    'calledBackAt',
  ],
  dispatch: ['dispatchedAt', 'signedAt', 'departedAt', 'arrivedAt'],
  feedback: ['arrivedAt', 'sceneDoneAt', 'fedBackAt'],
}
