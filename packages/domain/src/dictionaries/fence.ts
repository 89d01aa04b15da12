import { type CodeOf, defineDictionary } from './dictionary.ts'

const basis = { zh: '系统默认，由本地核定', en: 'System default; confirmed locally' }
const dated = { version: '1', effectiveFrom: '2026-01-01', basis }

/** 围栏用途: what a crossing means. */
export const fenceKind = defineDictionary({
  code: 'fence-kind',
  label: { zh: '围栏用途', en: 'What a fence is for' },
  ...dated,
  entries: [
    { code: 'stay-in', label: { zh: '安全区域，离开报警', en: 'Safe area: rings on leaving' } },
    { code: 'keep-out', label: { zh: '危险区域，进入报警', en: 'Dangerous area: rings on entering' } },
  ],
})
export type FenceKind = CodeOf<typeof fenceKind>

/** 谁来听: at whose desk a crossing rings. */
export const fenceHears = defineDictionary({
  code: 'fence-hears',
  label: { zh: '报警给谁', en: 'Who hears of it' },
  ...dated,
  entries: [
    { code: 'device-unit', label: { zh: '设备责任单位值班岗', en: 'Duty desk the device answers to' } },
    { code: 'fence-unit', label: { zh: '围栏所属单位值班岗', en: 'Duty desk the fence belongs to' } },
    { code: 'record-only', label: { zh: '只留记录，不报警', en: 'Nobody: recorded only' } },
  ],
})
export type FenceHears = CodeOf<typeof fenceHears>
