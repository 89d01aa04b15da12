import type { Block, LandUse } from '../plan/blocks.ts'
import type { Random } from '../random/random.ts'
import type { Bilingual } from './place-words.ts'

const kinds: Partial<Record<LandUse, readonly (readonly [zh: string, en: string])[]>> = {
  slab: [
    ['小区', 'Estate'],
    ['家园', 'Homes'],
    ['里', 'Court'],
    ['新村', 'New Village'],
    ['苑', 'Garden Court'],
  ],
  tower: [
    ['花园', 'Gardens'],
    ['华庭', 'Terrace'],
    ['名邸', 'Residence'],
    ['公馆', 'Mansion'],
    ['府', 'House'],
  ],
  commercial: [
    ['广场', 'Plaza'],
    ['商城', 'Mall'],
    ['商业街', 'Shopping Street'],
    ['中心', 'Centre'],
  ],
  office: [
    ['大厦', 'Tower'],
    ['商务楼', 'Offices'],
  ],
  shed: [
    ['产业园', 'Industrial Park'],
    ['物流园', 'Logistics Park'],
    ['加工厂', 'Works'],
    ['仓储', 'Depot'],
  ],
}

/** Names of housing estates, commercial and industrial blocks; old courtyards and cottages go by street and number. */
export const nameBlocks = (
  blocks: readonly Block[],
  words: readonly Bilingual[],
  random: Random,
): (Bilingual | undefined)[] => {
  let used = 0
  return blocks.map(({ use }) => {
    const choices = kinds[use]
    if (!choices) return undefined
    const word = words[used++ % words.length] as Bilingual
    const [zh, en] = random.pick(choices)
    return { zh: word.zh + zh, en: `${word.en} ${en}` }
  })
}
