import { type CodeOf, defineDictionary } from './dictionary.ts'

const basis = {
  zh: '系统默认，各地编组不一，由本地核定',
  en: 'System default; local organisation differs and is confirmed locally',
}
const dated = { version: '1', effectiveFrom: '2026-01-01', basis }

/** 巡防单元类别. */
export const unitKind = defineDictionary({
  code: 'unit-kind',
  label: { zh: '巡防单元类别', en: 'Kind of unit' },
  ...dated,
  entries: [
    { code: 'car', label: { zh: '车巡组', en: 'Car' } },
    { code: 'foot', label: { zh: '步巡组', en: 'Foot patrol' } },
    { code: 'bike', label: { zh: '骑巡组', en: 'E-bike patrol' } },
    { code: 'ptu', label: { zh: 'PTU 处突队', en: 'PTU response team' } },
    { code: 'drone', label: { zh: '无人机', en: 'Drone' } },
    { code: 'workstation', label: { zh: '警务工作站', en: 'Work station' } },
    { code: 'volunteers', label: { zh: '义警队伍', en: 'Volunteers' } },
  ],
})
export type UnitKind = CodeOf<typeof unitKind>

/** 单元技能. */
export const unitSkill = defineDictionary({
  code: 'unit-skill',
  label: { zh: '技能', en: 'Skill' },
  ...dated,
  entries: [
    { code: 'first-aid', label: { zh: '急救', en: 'First aid' } },
    { code: 'water-rescue', label: { zh: '水域救援', en: 'Water rescue' } },
    { code: 'negotiation', label: { zh: '谈判劝导', en: 'Negotiation' } },
    { code: 'mediation', label: { zh: '调解', en: 'Mediation' } },
    { code: 'bilingual', label: { zh: '双语（蒙汉）', en: 'Bilingual (Mongolian, Chinese)' } },
    { code: 'female-officer', label: { zh: '有女警', en: 'Female officer' } },
    { code: 'traffic', label: { zh: '事故处理', en: 'Traffic accidents' } },
    { code: 'armed', label: { zh: '持枪处突', en: 'Armed response' } },
    { code: 'drone', label: { zh: '无人机飞行', en: 'Drone flight' } },
  ],
})
export type UnitSkill = CodeOf<typeof unitSkill>

/** 单元装备. */
export const unitEquipment = defineDictionary({
  code: 'unit-equipment',
  label: { zh: '装备', en: 'Equipment' },
  ...dated,
  entries: [
    { code: 'body-camera', label: { zh: '执法记录仪', en: 'Body camera' } },
    { code: 'shield', label: { zh: '盾牌', en: 'Shield' } },
    { code: 'restraint', label: { zh: '约束器材', en: 'Restraints' } },
    { code: 'aed', label: { zh: '自动体外除颤器', en: 'Defibrillator' } },
    { code: 'first-aid-kit', label: { zh: '急救包', en: 'First-aid kit' } },
    { code: 'life-ring', label: { zh: '救生圈和抛绳', en: 'Life ring and line' } },
    { code: 'extinguisher', label: { zh: '灭火器', en: 'Fire extinguisher' } },
    { code: 'cones', label: { zh: '锥桶警戒带', en: 'Cones and tape' } },
    { code: 'thermal-camera', label: { zh: '热成像', en: 'Thermal camera' } },
  ],
})
export type UnitEquipment = CodeOf<typeof unitEquipment>
