import { type CodeOf, defineDictionary } from './dictionary.ts'

const basis = { zh: '系统默认，由本地核定', en: 'System default; confirmed locally' }
const dated = { version: '1', effectiveFrom: '2026-01-01', basis }

/**
 * 设备类型. Marks say what a kind may send and asks for: `events-only` and `watches` may not stand in a private room,
 * `worn` needs consent, `moves` sends positions.
 */
export const deviceKind = defineDictionary({
  code: 'device-kind',
  label: { zh: '设备类型', en: 'Kind of device' },
  ...dated,
  entries: [
    { code: 'ONE_KEY_PILLAR', label: { zh: '一键报警柱', en: 'One-key pillar' } },
    { code: 'ONE_KEY_BTN', label: { zh: '校园、门店一键报警', en: 'School or shop button' } },
    { code: 'NEIGHBOR_KEY', label: { zh: '十户联防按钮', en: 'Ten-household key' } },
    { code: 'VOICE_ALARM', label: { zh: '语音示警装置', en: 'Voice alarm' }, marks: ['events-only'] },
    { code: 'CAMERA', label: { zh: '摄像机', en: 'Camera' }, marks: ['watches'] },
    { code: 'DRONE_DOCK', label: { zh: '无人机', en: 'Drone' }, marks: ['moves'] },
    { code: 'UGV', label: { zh: '无人巡逻车', en: 'Unmanned car' }, marks: ['moves'] },
    { code: 'INSOLE', label: { zh: '定位鞋垫', en: 'Locating insole' }, marks: ['worn', 'moves'] },
    { code: 'KEYFOB', label: { zh: '定位钥匙扣', en: 'Locating key fob' }, marks: ['worn', 'moves'] },
    { code: 'WATCH', label: { zh: '定位手表', en: 'Locating watch' }, marks: ['worn', 'moves'] },
    { code: 'JT808', label: { zh: '车载终端', en: 'Vehicle terminal' }, marks: ['moves'] },
    { code: 'PDA', label: { zh: '移动警务终端', en: 'Handheld' }, marks: ['moves'] },
    { code: 'BROADCAST', label: { zh: '广播点', en: 'Broadcast point' } },
    { code: 'SMOKE', label: { zh: '烟感', en: 'Smoke sensor' } },
    { code: 'WATER', label: { zh: '水位与冰面', en: 'Water and ice sensor' } },
    { code: 'STORE_SENSOR', label: { zh: '库房传感器', en: 'Storehouse sensor' } },
    { code: 'KIOSK', label: { zh: '自助值守终端', en: 'Duty kiosk' } },
    { code: 'OTHER', label: { zh: '其他', en: 'Other' } },
  ],
})
export type DeviceKind = CodeOf<typeof deviceKind>

/** 安装部位. `private` marks rooms in which no image and no listening device may be (公共安全视频图像信息系统管理条例 8). */
export const devicePlace = defineDictionary({
  code: 'device-place',
  label: { zh: '安装部位', en: 'Where it stands' },
  ...dated,
  basis: {
    zh: '公共安全视频图像信息系统管理条例第八条；其余为系统默认',
    en: 'Regulations on public-safety video systems, article 8; the rest is a system default',
  },
  entries: [
    { code: 'outdoor', label: { zh: '室外', en: 'Outdoors' } },
    { code: 'entrance', label: { zh: '出入口', en: 'Entrance' } },
    { code: 'hall', label: { zh: '大厅', en: 'Hall' } },
    { code: 'corridor', label: { zh: '走廊', en: 'Corridor' } },
    { code: 'counter', label: { zh: '柜台、值班室', en: 'Counter or duty room' } },
    { code: 'underground', label: { zh: '地下空间', en: 'Underground' } },
    { code: 'vehicle', label: { zh: '车载', en: 'On a vehicle' } },
    { code: 'carried', label: { zh: '随身', en: 'Carried' } },
    { code: 'private-room', label: { zh: '包间', en: 'Private room' }, marks: ['private'] },
    { code: 'guest-room', label: { zh: '客房', en: 'Guest room' }, marks: ['private'] },
    { code: 'washroom', label: { zh: '卫生间、更衣室', en: 'Washroom or changing room' }, marks: ['private'] },
  ],
})
export type DevicePlace = CodeOf<typeof devicePlace>

/** 佩戴同意. Who agreed to a worn device; without one it is not registered (个人信息保护法 29, 31). */
export const wearConsent = defineDictionary({
  code: 'wear-consent',
  label: { zh: '佩戴同意', en: 'Consent to wear' },
  ...dated,
  basis: {
    zh: '个人信息保护法第二十九条、第三十一条',
    en: 'Personal Information Protection Law, articles 29 and 31',
  },
  entries: [
    { code: 'self', label: { zh: '本人书面同意', en: 'Written consent of the wearer' } },
    { code: 'guardian', label: { zh: '监护人书面同意', en: 'Written consent of the guardian' } },
    { code: 'duty', label: { zh: '执勤装备', en: 'Duty equipment' } },
  ],
})

/** How often a device is tried out. */
export const testPlan = defineDictionary({
  code: 'device-test-plan',
  label: { zh: '测试计划', en: 'Test plan' },
  ...dated,
  entries: [
    { code: 'weekly', label: { zh: '每周', en: 'Weekly' } },
    { code: 'monthly', label: { zh: '每月', en: 'Monthly' } },
    { code: 'quarterly', label: { zh: '每季度', en: 'Quarterly' } },
    { code: 'none', label: { zh: '不测试', en: 'Not tested' } },
  ],
})

/** 设备故障. */
export const deviceFaultKind = defineDictionary({
  code: 'device-fault-kind',
  label: { zh: '设备故障', en: 'What is wrong with a device' },
  ...dated,
  entries: [
    { code: 'silent', label: { zh: '失联', en: 'Silent' } },
    { code: 'test-failed', label: { zh: '测试不合格', en: 'Test failed' } },
    { code: 'test-overdue', label: { zh: '逾期未测试', en: 'Test overdue' } },
    { code: 'battery', label: { zh: '电量低', en: 'Battery low' } },
    { code: 'tamper', label: { zh: '被拆动', en: 'Tampered with' } },
    { code: 'flood', label: { zh: '异常频发', en: 'Flooding' } },
    { code: 'damage', label: { zh: '损坏', en: 'Damaged' } },
  ],
})

/** 测试结果. */
export const deviceTestResult = defineDictionary({
  code: 'device-test-result',
  label: { zh: '测试结果', en: 'Result of a test' },
  ...dated,
  entries: [
    { code: 'passed', label: { zh: '合格', en: 'Passed' } },
    { code: 'failed', label: { zh: '不合格', en: 'Failed' } },
  ],
})
