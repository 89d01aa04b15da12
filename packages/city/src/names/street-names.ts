import type { PlanRoad } from '../plan/plan-road.ts'
import type { Bilingual } from './place-words.ts'

const fixed: Readonly<Record<string, Bilingual>> = {
  ring: { zh: '环城路', en: 'Ring Road' },
  y190: { zh: '滨河北街', en: 'Riverside North Street' },
  'y-190': { zh: '滨河南街', en: 'Riverside South Street' },
  'x-250': { zh: '苍榆大道', en: 'Cangyu Boulevard' },
  'y-1300': { zh: '新城大街', en: 'Xincheng Avenue' },
  'y-2600': { zh: '站前大街', en: 'Zhanqian Avenue' },
  y2300: { zh: '朔云大街', en: 'Shuoyun Avenue' },
  y1150: { zh: '旧营街', en: 'Jiuying Street' },
  y10300town: { zh: '塔林大街', en: 'Talin Avenue' },
  x1200town: { zh: '布拉路', en: 'Bula Road' },
  north: { zh: '苍塔公路', en: 'Cangta Highway' },
  east: { zh: '苍东公路', en: 'Cangdong Highway' },
  west: { zh: '苍西公路', en: 'Cangxi Highway' },
  south: { zh: '苍榆南线', en: 'Cangyu South Highway' },
  southeast: { zh: '园区公路', en: 'Park Highway' },
  southwest: { zh: '河湾公路', en: 'Hewan Highway' },
  steppewest: { zh: '塔诺公路', en: 'Tanuo Highway' },
  steppeeast: { zh: '塔哈公路', en: 'Taha Highway' },
  motorway: { zh: '朔原高速', en: 'Shuoyuan Expressway' },
}

const suffix = ({ street, axis }: PlanRoad): Bilingual => {
  if (street === 'lane') return { zh: '巷', en: 'Lane' }
  if (street === 'primary') return axis === 'y' ? { zh: '大街', en: 'Avenue' } : { zh: '大道', en: 'Boulevard' }
  return axis === 'y' ? { zh: '街', en: 'Street' } : { zh: '路', en: 'Road' }
}

/** Names for the roads that carry one: all but tracks, village lanes and the streets `isUnnamed` picks out. */
export const nameStreets = (
  roads: readonly PlanRoad[],
  isUnnamed: (road: number) => boolean,
  words: readonly Bilingual[],
): (Bilingual | undefined)[] => {
  const byKey = new Map<string, Bilingual>(Object.entries(fixed))
  let used = 0
  return roads.map((road, i): Bilingual | undefined => {
    const known = byKey.get(road.nameKey)
    if (known) return known
    if (road.street === 'track' || road.nameKey.startsWith('village') || isUnnamed(i)) return undefined
    const word = words[used]
    if (!word) return undefined
    used++
    const kind = suffix(road)
    const name = { zh: word.zh + kind.zh, en: `${word.en} ${kind.en}` }
    byKey.set(road.nameKey, name)
    return name
  })
}
