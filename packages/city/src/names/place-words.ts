import type { Random } from '../random/random.ts'

/** Chinese and English wording of one thing. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** Invented names are one first and one second character; the pairs are not names of real counties or cities. */
const firsts =
  '清Qing 锦Jin 榆Yu 松Song 云Yun 岚Lan 澄Cheng 望Wang 听Ting 芷Zhi 棠Tang 梧Wu 桑Sang 槐Huai 苇Wei 荻Di 砚Yan 竹Zhu 杏Xing 梨Li 柳Liu 枫Feng 桐Tong 禾He 霁Ji 曦Xi 牧Mu 驼Tuo 雁Yan 鹤He 瑞Rui 和He 景Jing 怡Yi 朔Shuo 沁Qin'
const seconds =
  '荫yin 泉quan 坞wu 汀ting 渚zhu 畔pan 陌mo 径jing 庐lu 麓lu 岸an 澜lan 渡du 塘tang 垣yuan 台tai 野ye 光guang 露lu 声sheng 影ying 桥qiao 亭ting 曲qu 隅yu 圃pu 苑yuan 禾he'

const pairs = (list: string): [string, string][] => list.split(' ').map(word => [word[0] as string, word.slice(1)])

/** All two-character place words in random order, each once. */
export const placeWords = (random: Random): Bilingual[] => {
  const words = pairs(firsts).flatMap(([first, sound]) =>
    pairs(seconds)
      .filter(([second]) => second !== first)
      .map(([second, ending]): Bilingual => ({ zh: first + second, en: sound + ending })),
  )
  return random.shuffled(words)
}

/** Invented names of steppe villages, in the sound of the region. */
export const gachaNames: readonly Bilingual[] = [
  ['宝音塔', 'Baoyinta'],
  ['阿润布拉', 'Arunbula'],
  ['舒希图', 'Shuxitu'],
  ['塔日根诺', 'Tarigennuo'],
  ['敖伦诺', 'Aolunnuo'],
  ['呼都音', 'Huduyin'],
  ['哲日塔', 'Zherita'],
  ['布敦诺', 'Budunnuo'],
  ['苏日沁', 'Suriqin'],
  ['哈敦布拉', 'Hadunbula'],
  ['莫吉塔', 'Mojita'],
  ['乌勒诺', 'Wulenuo'],
].map(([zh, en]) => ({ zh: zh as string, en: en as string }))
