import { type CodeOf, defineDictionary } from './dictionary.ts'

const basis = {
  zh: '系统默认场景；名单与等级由本地核定，均不含生物识别',
  en: 'Scenes shipped by default; list and grades are confirmed locally, and none is biometric',
}
const dated = { version: '1', effectiveFrom: '2026-01-01', basis }

/**
 * 报警场景. `ai` marks the twenty scenes that a machine believes it sees: no personal trait is looked at, and nothing
 * follows until a person confirms. `direct` ones were asked for by somebody. `grade-n` is how fast it must be taken.
 */
export const alarmScene = defineDictionary({
  code: 'alarm-scene',
  label: { zh: '报警场景', en: 'Alarm scene' },
  ...dated,
  entries: [
    { code: 'press', label: { zh: '按键报警', en: 'Button pressed' }, marks: ['direct', 'grade-2'] },
    { code: 'school-press', label: { zh: '校园按键报警', en: 'School button pressed' }, marks: ['direct', 'grade-1'] },
    { code: 'neighbour-press', label: { zh: '十户联防呼叫', en: 'Ten-household call' }, marks: ['direct', 'grade-2'] },
    { code: 'panic', label: { zh: '静默求助', en: 'Silent call for help' }, marks: ['direct', 'grade-1'] },
    {
      code: 'lone-worker',
      label: { zh: '单人作业超时未报平安', en: 'Lone worker overdue' },
      marks: ['direct', 'grade-1'],
    },
    { code: 'quarrel-sound', label: { zh: '争吵声', en: 'Sound of a quarrel' }, marks: ['grade-2'] },
    { code: 'scream-sound', label: { zh: '呼救声', en: 'Sound of a cry for help' }, marks: ['grade-1'] },
    { code: 'smoke', label: { zh: '烟感报警', en: 'Smoke detected' }, marks: ['grade-1'] },
    { code: 'water', label: { zh: '水位异常', en: 'Water out of range' }, marks: ['grade-2'] },
    { code: 'sos', label: { zh: '佩戴者呼救', en: 'Wearer asks for help' }, marks: ['direct', 'grade-1'] },
    { code: 'fence-exit', label: { zh: '离开安全区域', en: 'Left the safe area' }, marks: ['grade-2'] },
    { code: 'fence-enter', label: { zh: '进入危险区域', en: 'Entered a dangerous area' }, marks: ['grade-1'] },
    { code: 'vehicle-sos', label: { zh: '车载紧急报警', en: 'Vehicle emergency key' }, marks: ['direct', 'grade-1'] },
    { code: 'falling-object', label: { zh: '高空抛物', en: 'Object thrown from a height' }, marks: ['ai', 'grade-3'] },
    { code: 'blocked-fire-lane', label: { zh: '消防通道占用', en: 'Fire lane blocked' }, marks: ['ai', 'grade-3'] },
    { code: 'bike-in-lift', label: { zh: '电动车进电梯', en: 'E-bike in a lift' }, marks: ['ai', 'grade-3'] },
    { code: 'flame-smoke', label: { zh: '火焰烟雾', en: 'Flame or smoke' }, marks: ['ai', 'grade-1'] },
    { code: 'perimeter', label: { zh: '周界入侵', en: 'Perimeter crossed' }, marks: ['ai', 'grade-2'] },
    { code: 'crowding', label: { zh: '人员聚集', en: 'Crowding' }, marks: ['ai', 'grade-2'] },
    { code: 'near-water', label: { zh: '靠近危险水域', en: 'Close to dangerous water' }, marks: ['ai', 'grade-1'] },
    { code: 'thin-ice', label: { zh: '冰面有人', en: 'People on thin ice' }, marks: ['ai', 'grade-1'] },
    { code: 'litter', label: { zh: '垃圾堆放', en: 'Dumped litter' }, marks: ['ai', 'grade-4'] },
    { code: 'manhole', label: { zh: '井盖缺失', en: 'Manhole cover missing' }, marks: ['ai', 'grade-3'] },
    { code: 'fall', label: { zh: '人员倒地', en: 'Somebody lying on the ground' }, marks: ['ai', 'grade-1'] },
    { code: 'fight', label: { zh: '肢体冲突', en: 'Physical fight' }, marks: ['ai', 'grade-2'] },
    { code: 'lift-trapped', label: { zh: '电梯困人', en: 'People stuck in a lift' }, marks: ['ai', 'grade-2'] },
    {
      code: 'school-gate',
      label: { zh: '校门口车辆滞留', en: 'Vehicle lingering at a school gate' },
      marks: ['ai', 'grade-2'],
    },
    { code: 'charging', label: { zh: '违规充电', en: 'Charging where it is not allowed' }, marks: ['ai', 'grade-3'] },
    { code: 'flooding', label: { zh: '路面积水', en: 'Flooded road' }, marks: ['ai', 'grade-3'] },
    { code: 'wrong-way', label: { zh: '车辆逆行', en: 'Vehicle going the wrong way' }, marks: ['ai', 'grade-3'] },
    { code: 'left-object', label: { zh: '物品遗留', en: 'Object left behind' }, marks: ['ai', 'grade-3'] },
    { code: 'equipment-down', label: { zh: '设施损坏', en: 'Public facility damaged' }, marks: ['ai', 'grade-4'] },
    { code: 'climbing', label: { zh: '翻越围栏', en: 'Climbing over a barrier' }, marks: ['ai', 'grade-2'] },
  ],
})
export type AlarmScene = CodeOf<typeof alarmScene>

/** 误报原因. */
export const falseAlarmCause = defineDictionary({
  code: 'false-alarm-cause',
  label: { zh: '误报原因', en: 'Why it was false' },
  ...dated,
  entries: [
    { code: 'mispress', label: { zh: '误触', en: 'Pressed by mistake' } },
    { code: 'curiosity', label: { zh: '好奇按压', en: 'Curiosity' } },
    { code: 'enquiry', label: { zh: '问询求助（非报警）', en: 'A question, not an alarm' } },
    { code: 'environment', label: { zh: '环境干扰', en: 'Noise, weather or animals' } },
    { code: 'misjudged', label: { zh: '识别错误', en: 'Misjudged by the machine' } },
    { code: 'fault', label: { zh: '设备故障', en: 'Faulty device' } },
    { code: 'test', label: { zh: '测试', en: 'A test' } },
    {
      code: 'no-answer',
      label: { zh: '对讲无人应答且画面无异常', en: 'Nobody answers and the picture shows nothing' },
    },
  ],
})

/** The grade of a scene; an unknown one is urgent until somebody has looked. */
export function gradeOfScene(scene: string): 1 | 2 | 3 | 4 {
  const marks = alarmScene.entries.find(entry => entry.code === scene)?.marks ?? []
  const mark = marks.find(m => m.startsWith('grade-'))
  return mark === undefined ? 2 : (Number(mark.slice('grade-'.length)) as 1 | 2 | 3 | 4)
}

/** 对讲状态. */
export const talkState = defineDictionary({
  code: 'talk-state',
  label: { zh: '对讲状态', en: 'Talk-back' },
  ...dated,
  basis: { zh: '系统默认', en: 'System default' },
  entries: [
    { code: 'calling', label: { zh: '呼叫中', en: 'Calling' } },
    { code: 'answered', label: { zh: '已接通', en: 'Answered' } },
    { code: 'no-answer', label: { zh: '无人应答', en: 'No answer' } },
    { code: 'ended', label: { zh: '已结束', en: 'Ended' } },
  ],
})
