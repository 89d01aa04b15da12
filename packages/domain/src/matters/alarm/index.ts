import { matterType, type Spawn } from '../../loop/index.ts'
import { officers, who } from '../roles.ts'
import { fields } from './fields.ts'
import { policies } from './policies.ts'
import { rules } from './rules.ts'

export { categoryOfScene } from './rules.ts'

const desk = who(['dispatcher'], 'unit', 'above')
const station = who(officers, 'unit')
const aide = who(['auxiliary'], 'unit')
const leader = who(['station-leader'], 'unit')
const above = who(['county-supervisor', 'dispatcher'], 'above')

/** The incident an alarm becomes: fixed position and channel of the device; what was heard, or the device's own summary. */
const becomes = (content: 'heard' | 'summary'): Spawn => ({
  type: 'incident',
  when: { field: 'heard', present: content === 'heard' },
  fields: {
    content,
    channel: 'channel',
    category: 'category',
    address: 'address',
    lng: 'lng',
    lat: 'lat',
    reportedAt: 'lastAt',
    answeredAt: 'takenAt',
    weapon: 'weapon',
    injured: 'injured',
    tags: 'tags',
  },
})

/** 设备报警: one device, one scene, until somebody has looked. A further press joins it and is counted, never hidden. */
export const alarm = matterType({
  type: 'alarm',
  version: 1,
  label: { zh: '设备报警', en: 'Alarm' },
  fields,
  initial: 'ringing',
  states: {
    ringing: { label: { zh: '待接听', en: 'Ringing' }, waitsFor: { zh: '接听', en: 'Taking' } },
    escalated: { label: { zh: '已上报', en: 'Escalated' }, waitsFor: { zh: '值班领导接听', en: 'The duty leader' } },
    taken: { label: { zh: '核实中', en: 'Taken' }, waitsFor: { zh: '核实', en: 'Checking' } },
    confirmed: { label: { zh: '已确认', en: 'Confirmed' }, waitsFor: { zh: '警情办结', en: 'End of the incident' } },
    'false-alarm': { label: { zh: '误报', en: 'False alarm' }, closed: true },
    test: { label: { zh: '测试', en: 'Test' }, closed: true },
    ended: { label: { zh: '已结束', en: 'Ended' }, closed: true },
  },
  opening: {
    by: [],
    asks: ['device', 'scene', 'grade'],
    mayAsk: [
      'deviceName',
      'deviceKind',
      'site',
      'address',
      'lng',
      'lat',
      'accuracy',
      'lastAt',
      'machineSeen',
      'level',
      'band',
      'confidence',
      'camera',
      'silent',
      'raisedBy',
      'channel',
      'category',
      'summary',
    ],
    starts: ['ack'],
    rule: 'firstRing',
  },
  actions: {
    ring: {
      label: { zh: '再次报警', en: 'Rang again' },
      did: 'rang',
      sentence: { zh: '再次报警', en: 'Rang again' },
      from: ['ringing', 'escalated', 'taken', 'confirmed'],
      by: [],
      system: true,
      mayAsk: ['rangAt', 'times'],
      rule: 'ringAgain',
    },
    'report-talk': {
      label: { zh: '对讲状态', en: 'Talk-back state' },
      did: 'talk-reported',
      sentence: { zh: '对讲{talk}', en: 'Talk-back: {talk}' },
      from: ['ringing', 'escalated', 'taken', 'confirmed'],
      by: [],
      system: true,
      asks: ['talk'],
    },
    take: {
      label: { zh: '接听', en: 'Take' },
      did: 'taken',
      from: ['ringing', 'escalated'],
      to: 'taken',
      by: [desk, station, aide],
      stops: ['ack', 'duty'],
      starts: ['settle'],
      stamps: 'takenAt',
      weight: 100,
    },
    escalate: {
      label: { zh: '无人接听，上报值班领导', en: 'Not taken: escalated to the duty leader' },
      did: 'escalated',
      sentence: { zh: '无人接听，上报{escalatedTo}', en: 'Not taken; escalated to {escalatedTo}' },
      from: ['ringing'],
      to: 'escalated',
      by: [],
      system: true,
      mayAsk: ['escalatedTo'],
      starts: ['duty'],
      stamps: 'escalatedAt',
    },
    confirm: {
      label: { zh: '确认警情', en: 'Confirm' },
      did: 'confirmed',
      consequence: {
        zh: '立即生成一条警情，位置取设备的固定位置',
        en: 'Opens an incident at once, at the fixed position of the device',
      },
      from: ['ringing', 'escalated', 'taken'],
      to: 'confirmed',
      by: [desk, station],
      mayAsk: ['heard', 'category', 'grade', 'weapon', 'injured', 'tags', 'talk'],
      rule: 'asIncident',
      stops: ['ack', 'duty', 'settle'],
      stamps: 'confirmedAt',
      spawns: [becomes('heard'), becomes('summary')],
      weight: 90,
    },
    'false-alarm': {
      label: { zh: '误报', en: 'False alarm' },
      did: 'found-false',
      from: ['taken'],
      to: 'false-alarm',
      by: [desk, station],
      draftBy: [aide],
      stops: ['settle'],
      stamps: 'falseAt',
      weight: 80,
    },
    'explain-false': {
      label: { zh: '说明误报原因', en: 'Say why it was false' },
      did: 'false-explained',
      from: ['false-alarm'],
      by: [desk, station],
      asks: ['falseCause'],
      mayAsk: ['falseNote'],
    },
    'mark-test': {
      label: { zh: '记为测试', en: 'Mark as a test' },
      did: 'marked-test',
      from: ['ringing', 'escalated', 'taken'],
      to: 'test',
      by: [desk, station],
      mayAsk: ['closeNote'],
      stops: ['ack', 'duty', 'settle'],
    },
    'incident-ended': {
      label: { zh: '警情已办结', en: 'The incident has ended' },
      did: 'ended',
      from: ['confirmed'],
      to: 'ended',
      by: [],
      system: true,
    },
    end: {
      label: { zh: '结束报警', en: 'End' },
      did: 'ended-by-hand',
      from: ['confirmed'],
      to: 'ended',
      by: [desk, leader],
      asks: ['closeNote'],
    },
  },
  workers: [desk, station, aide],
  leaders: [leader, above],
  deadlines: {
    ack: {
      label: { zh: '接听', en: 'Taking' },
      policy: 'alarm.ack',
      onLapse: { action: 'escalate', names: 'escalatedTo' },
    },
    duty: { label: { zh: '值班领导接听', en: 'Duty leader' }, policy: 'alarm.duty' },
    settle: { label: { zh: '核实', en: 'Checking' }, policy: 'alarm.settle' },
  },
  rules,
  policies,
  columns: ['occurredAt', 'scene', 'deviceName', 'occurrences', 'address', 'grade', 'state', 'unit'],
  title: ['scene', 'deviceName'],
  oneOpenPerSubject: true,
  judgedByState: true,
  retention: 'incident',
})
