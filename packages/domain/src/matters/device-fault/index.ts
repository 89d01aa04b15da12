import { code, gradeField, instant, latitude, longitude, matterType, text } from '../../loop/index.ts'
import { everyGrade } from '../policy-rows.ts'
import { officers, who } from '../roles.ts'

const keeper = who([...officers, 'auxiliary'], 'unit')
const desk = who(['dispatcher'], 'unit', 'above')
const leader = who(['station-leader'], 'unit')

/** 设备故障: a device that cannot be relied on, until it has been mended and tried out. Heard again, it closes by itself. */
export const deviceFault = matterType({
  type: 'device-fault',
  version: 1,
  label: { zh: '设备故障', en: 'Device fault' },
  fields: {
    device: text('设备编号', 'Device', { maxLength: 64 }),
    deviceName: text('设备', 'Device name', { maxLength: 80 }),
    deviceKind: code('设备类型', 'Kind of device', 'device-kind'),
    category: code('故障', 'Fault', 'device-fault-kind', { indexed: true }),
    grade: gradeField(),
    address: text('位置', 'Place'),
    lng: longitude(),
    lat: latitude(),
    detail: text('情况', 'Detail', { maxLength: 200 }),
    orderedFrom: text('报修单位', 'Repair ordered from', { maxLength: 80 }),
    repair: text('维修情况', 'What was done', { maxLength: 500 }),
    tested: code('测试结果', 'Test after repair', 'device-test-result'),
    closeNote: text('办结说明', 'Note on closing', { maxLength: 200 }),
    recoveredAt: instant('恢复时间', 'Heard again'),
  },
  initial: 'found',
  states: {
    found: { label: { zh: '待报修', en: 'Found' }, waitsFor: { zh: '报修', en: 'Ordering the repair' } },
    repairing: { label: { zh: '维修中', en: 'In repair' }, waitsFor: { zh: '修复', en: 'The repair' } },
    repaired: { label: { zh: '待测试', en: 'Repaired' }, waitsFor: { zh: '测试', en: 'A test' } },
    closed: { label: { zh: '已办结', en: 'Closed' }, closed: true },
    recovered: { label: { zh: '已恢复', en: 'Recovered' }, closed: true },
  },
  opening: {
    by: [keeper, desk],
    asks: ['device', 'category'],
    mayAsk: ['deviceName', 'deviceKind', 'address', 'lng', 'lat', 'detail', 'grade'],
    starts: ['order'],
  },
  actions: {
    'order-repair': {
      label: { zh: '报修', en: 'Order the repair' },
      did: 'repair-ordered',
      from: ['found'],
      to: 'repairing',
      by: [keeper, desk],
      asks: ['orderedFrom'],
      stops: ['order'],
      starts: ['repair'],
      weight: 90,
    },
    repair: {
      label: { zh: '登记修复', en: 'Record the repair' },
      did: 'repaired',
      from: ['found', 'repairing'],
      to: 'repaired',
      by: [keeper, desk],
      asks: ['repair'],
      stops: ['order', 'repair'],
      starts: ['test'],
      weight: 80,
    },
    'pass-test': {
      label: { zh: '测试合格，办结', en: 'Test passed: close' },
      did: 'tested',
      from: ['repaired'],
      to: 'closed',
      by: [keeper, desk],
      asks: ['tested'],
      requires: [
        {
          kind: 'never',
          when: { field: 'tested', equals: 'failed' },
          label: { zh: '测试合格后方可办结', en: 'Only a passed test closes it' },
        },
      ],
      stops: ['test'],
      weight: 80,
    },
    'fail-test': {
      label: { zh: '测试不合格', en: 'Test failed' },
      did: 'test-failed',
      from: ['repaired'],
      to: 'repairing',
      by: [keeper, desk],
      stops: ['test'],
      starts: ['repair'],
    },
    recover: {
      label: { zh: '设备已恢复', en: 'Heard again' },
      did: 'recovered',
      from: ['found', 'repairing', 'repaired'],
      to: 'recovered',
      by: [],
      system: true,
      stamps: 'recoveredAt',
    },
    close: {
      label: { zh: '停用或撤除', en: 'Out of use' },
      did: 'closed',
      from: ['found', 'repairing', 'repaired'],
      to: 'closed',
      by: [leader],
      asks: ['closeNote'],
    },
  },
  workers: [keeper, desk],
  leaders: [leader, who(['county-supervisor'], 'above')],
  deadlines: {
    order: { label: { zh: '报修', en: 'Ordering' }, policy: 'device-fault.order' },
    repair: { label: { zh: '修复', en: 'Repair' }, policy: 'device-fault.repair' },
    test: { label: { zh: '测试', en: 'Test' }, policy: 'device-fault.test' },
  },
  policies: [
    everyGrade('device-fault.order', 'hour', 8),
    everyGrade('device-fault.repair', 'working-day', 3),
    everyGrade('device-fault.test', 'hour', 24),
  ],
  columns: ['occurredAt', 'category', 'deviceName', 'address', 'state', 'unit'],
  title: ['category', 'deviceName'],
  oneOpenPerSubject: true,
  retention: 'standard',
})
