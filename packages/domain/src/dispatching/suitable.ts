import type { UnitEquipment, UnitKind, UnitSkill } from '../dictionaries/unit.ts'
import type { Label } from '../loop/field.ts'
import type { Grade } from '../loop/matter-type.ts'

/** What is known of the call when somebody must be sent. */
export interface Scene {
  readonly grade: Grade | null
  readonly category: string
  readonly tags: readonly string[]
  readonly weapon: boolean
}

const urgent = (scene: Scene) => scene.grade !== null && scene.grade <= 2
const criminal = (scene: Scene) => scene.category.startsWith('01')
const violent = (scene: Scene) => scene.weapon || scene.tags.includes('blade-or-weapon')

/** Why a unit of this kind is not sent to this call first; undefined: it may be. */
export function unsuitable(kind: UnitKind, scene: Scene): Label | undefined {
  if (kind === 'drone')
    return { zh: '无人机只作空中支援，须另有到场力量', en: 'A drone supports from the air; somebody must go as well' }
  if (kind === 'volunteers' && (urgent(scene) || criminal(scene) || violent(scene)))
    return {
      zh: '义警不派往紧急、刑事或持械警情',
      en: 'Volunteers are not sent to urgent, criminal or armed calls',
    }
  if (kind === 'workstation' && violent(scene))
    return { zh: '工作站值守力量不单独处置持械警情', en: 'A work station does not meet weapons alone' }
  return undefined
}

/** Skills and things that help at this call. A unit without them goes too; it is said, and weighs in the order. */
export function wanted(scene: Scene): { skills: UnitSkill[]; equipment: UnitEquipment[] } {
  const skills = new Set<UnitSkill>()
  const equipment = new Set<UnitEquipment>()
  if (violent(scene)) {
    skills.add('armed')
    equipment.add('shield')
  }
  if (scene.category.startsWith('0301')) skills.add('traffic')
  if (scene.category === '050101') {
    skills.add('water-rescue')
    equipment.add('life-ring')
  } else if (scene.category.startsWith('0501')) {
    skills.add('negotiation')
  }
  if (scene.tags.includes('suicide-risk')) skills.add('negotiation')
  if (scene.tags.includes('family-violence')) skills.add('female-officer')
  if (scene.category.startsWith('1003')) equipment.add('extinguisher')
  return { skills: [...skills], equipment: [...equipment] }
}
