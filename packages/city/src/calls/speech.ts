import type { Random } from '../random/random.ts'
import type { CallPlace } from './places.ts'

const words: Readonly<Record<string, readonly string[]>> = {
  car: ['白色轿车', '黑色越野车', '银灰色面包车', '红色小车', '蓝色货车', '灰色 SUV', '皮卡', '绿牌新能源车'],
  ago: ['刚才', '十分钟前', '半个多小时前', '昨天晚上', '今天早上', '中午那会儿'],
  direction: ['火车站', '河边', '北环', '高速口', '开发区', '城西'],
  elder: ['老太太', '老大爷', '老人'],
  age: ['七十六', '八十一', '七十九', '八十四', '七十二'],
  money: ['八百', '一千五', '三千多', '五千', '一万二', '两万八', '四万六', '六千'],
  n: ['两', '三', '四', '五', '六'],
  hour: ['十一', '十二', '一', '两'],
  floor: ['二', '三', '四', '五', '六'],
}

const openings = ['', '', '', '', '你好，', '喂，110 吗？', '您好，', '麻烦来一下，']
const closings = ['', '', '', '', '', '快点吧。', '麻烦了。', '我在这等着。', '电话保持畅通。']

type Part = string | { slot: string }
const parsed = new Map<string, readonly Part[]>()

const parts = (template: string): readonly Part[] => {
  const known = parsed.get(template)
  if (known) return known
  const made = template
    .split(/(\{\w+\})/)
    .map((part): Part => (part.startsWith('{') ? { slot: part.slice(1, -1) } : part))
  parsed.set(template, made)
  return made
}

/** Fill a template's slots; the place is named as a caller would. */
export const fill = (template: string, place: Pick<CallPlace, 'short'>, random: Random): string => {
  let text = ''
  for (const part of parts(template)) {
    if (typeof part === 'string') text += part
    else text += part.slot === 'place' ? place.short : random.pick(words[part.slot] as readonly string[])
  }
  return text
}

/** What is written down of what the caller said. */
export const said = (templates: readonly string[], place: Pick<CallPlace, 'short'>, random: Random): string => {
  const text = fill(random.pick(templates), place, random)
  return text.startsWith('（') ? text : random.pick(openings) + text + random.pick(closings)
}
