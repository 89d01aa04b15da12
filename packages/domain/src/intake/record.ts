import type { CallRelation, CallType } from '../dictionaries/call-relation.ts'
import type { IncidentLevel } from '../dictionaries/incident-level.ts'
import type { IncidentResult } from '../dictionaries/incident-result.ts'
import type { IncidentTag } from '../dictionaries/incident-tag.ts'
import type { RowReason } from './row-reason.ts'
import type { TimePrecision } from './time-format.ts'

/** Degrees, WGS-84 (CGCS2000 to the metre), with the system the source used and how that was known. */
export type RecordPosition = {
  readonly lng: number
  readonly lat: number
  readonly sourceCrs: string
  readonly crsBasis: 'stated' | 'marked' | 'detected'
  readonly accuracyMetres?: number
}

/** What every form brings. Instants are ISO 8601 in UTC. */
type FormRecord = {
  /** The system the rows come from; (feed, form, sourceId) never repeats. */
  readonly feed: string
  readonly sourceId: string
  /** `given`: an id column of the source; `row`: hash of the row and how many times it has occurred. */
  readonly identity: 'given' | 'row'
  /** What was changed or left out while reading. */
  readonly notes: readonly RowReason[]
}

/** 接警单: one call. Field codes of the source systems stand behind each field. */
export type CallRecord = FormRecord & {
  readonly form: 'call' // JJDBH is sourceId
  readonly relatedCallId?: string // GLZJJDBH 关联主单
  readonly relation?: CallRelation // GLLX
  readonly callType: CallType // JJLXDM
  readonly channel: string // BJFSDM, dictionary report-channel
  readonly callKind?: string // LHLXDM 来话类型
  readonly operatorNumber?: string // JJYBH
  readonly operatorName?: string // JJYXM, personal
  readonly recordingId?: string // LYH
  readonly receivedAt: string // BJSJ 报警时间
  readonly receivedPrecision: TimePrecision
  readonly answeredAt?: string // JJSJ
  readonly callEndedAt?: string // JJWCSJ
  readonly dispatchedAt?: string // PJSJ
  readonly signedAt?: string // PDQSSJ
  readonly departedAt?: string // CJSJ
  readonly systemArrivedAt?: string // XTZDDDSJ
  readonly arrivedAt?: string // DDXCSJ
  readonly sceneDoneAt?: string // XCCLWBSJ
  readonly fedBackAt?: string // FKSJ
  readonly calledBackAt?: string // HFSJ
  readonly closedAt?: string // JASJ
  readonly returnedAt?: string // TDSJ
  readonly occurredFrom?: string // JQFSSJ
  readonly occurredTo?: string // JQJSSJ
  readonly category: string // JQLBDM…JQZLDM, dictionary incident-category
  readonly categoryPath: readonly string[] // from 类别 down to the code itself
  readonly categorySource?: string // as the source wrote it
  readonly level?: IncidentLevel // JQDJDM
  readonly content?: string // BJNR
  readonly address?: string // JQDZ
  readonly addressNote?: string // JQDZMS
  readonly callerAddress?: string // BJDZ, personal
  readonly position?: RecordPosition // ZB
  readonly orgCode?: string // GXDWDM, 12 characters
  readonly divisionCode?: string // XZQHDM, GB/T 2260
  readonly callerName?: string // BJRMC, personal
  readonly callerPhone?: string // BJDH, personal
  readonly contactPhone?: string // LXDH, personal
  readonly weapon?: boolean // YWCWQ
  readonly dangerousGoods?: boolean // YWWXWZ
  readonly explosives?: boolean // YWBZXL
  readonly trapped?: number // BK
  readonly injured?: number // SS
  readonly dead?: number // SW
  readonly interpreterNeeded?: boolean // WYBJ, a service need
  readonly plate?: string // SJCPH, personal
  readonly tags: readonly IncidentTag[] // JQBQ
  readonly confidential: boolean // SFBM
}

/** 派警单: one dispatch of a call; a call has any number. */
export type DispatchRecord = FormRecord & {
  readonly form: 'dispatch' // PJDBH is sourceId
  readonly callSourceId: string // JJDBH
  readonly parentDispatchId?: string // SJPJDBH
  readonly opinion?: string // PJYJ
  readonly unitCode?: string // CJDWDM, 12 characters
  readonly target?: string // CJDXLX 单位/警员/车辆
  readonly dispatcherName?: string // PJRXM, personal
  readonly dispatchedAt?: string // PJSJ
  readonly signedAt?: string // PDQSSJ
  readonly departedAt?: string // CJSJ
  readonly systemArrivedAt?: string // XTZDDDSJ
  readonly arrivedAt?: string // DDXCSJ
  readonly returnedAt?: string // TDSJ
  readonly overdue?: boolean // CSZT
  readonly reinforcement?: boolean // ZYBZ
  readonly cancelReason?: string // CXYY
}

/** 反馈单: what an officer found and did; a call has any number, the last final one counts. */
export type FeedbackRecord = FormRecord & {
  readonly form: 'feedback' // FKDBH is sourceId
  readonly callSourceId: string // JJDBH
  readonly dispatchSourceId?: string // PJDBH
  readonly interim?: boolean // GCFKBS 过程反馈
  readonly arrivedAt?: string // DDXCSJ
  readonly sceneDoneAt?: string // XCCLWBSJ
  readonly fedBackAt?: string // FKSJ
  readonly category: string // FKLBDM…, dictionary incident-category; statistics read this one
  readonly categoryPath: readonly string[]
  readonly categorySource?: string
  readonly result?: IncidentResult // JQCLJGDM
  readonly content?: string // FKNR
  readonly address?: string // JQDZ
  readonly position?: RecordPosition
  readonly vehicles?: number // CDCC
  readonly officers?: number // CDRC
  readonly rescued?: number // JZRS
  readonly injured?: number // SSRS
  readonly dead?: number // SWRS
  readonly caught?: number // ZHRS
  readonly involved?: number // SARS
  readonly escaped?: number // TPRS
  readonly lossYuan?: number // JJSS
  readonly weather?: string // TQ
  readonly placeType?: string // DDLX
  readonly transferredTo?: string // YJDW
  readonly caseNumber?: string // AJBH
  readonly evidenceTaken?: boolean // SFQZ
  readonly bodyCameraId?: string // ZFJLY
  readonly officerName?: string // FKRXM, personal
  readonly tags: readonly IncidentTag[] // JQBQ
}

export type IntakeRecord = CallRecord | DispatchRecord | FeedbackRecord
export type FormName = IntakeRecord['form']
