import type { Gazetteer } from './gazetteer.ts'

/** Token → a small number that many tokens share: what kind of token it is. */
export function shapeOf(token: string): number {
  const unit = token.charCodeAt(0)
  if (unit >= 48 && unit <= 57) return Math.min(4, token.length)
  if ((unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)) return 5
  if ('零一二三四五六七八九十百两〇'.includes(token)) return 6
  if (unit < 0x2e80) return 7
  return 8
}

const hashText = (text: string) => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

const mixed = (hash: number, code: number) => {
  const h = Math.imul(hash ^ code, 0x9e3779b1)
  return h ^ (h >>> 15) || 1
}

/** Digits are told by their number alone: 602 and 307 are the same token, 12 and 602 are not. */
const codeOf = (token: string, shape: number) => (shape <= 4 ? 0x10 + shape : hashText(token.toLowerCase()))

const outside = 0x77
/** Windows of tokens, from and to, counted from the token: each is a feature. */
const windows: readonly (readonly [number, number])[] = [
  [0, 0],
  [-1, -1],
  [1, 1],
  [-2, -2],
  [2, 2],
  [-3, -3],
  [3, 3],
  [-1, 0],
  [0, 1],
  [-2, -1],
  [1, 2],
  [-2, 0],
  [-1, 1],
  [0, 2],
  [-3, -1],
  [1, 3],
  [-3, 0],
  [-2, 1],
  [-1, 2],
  [0, 3],
]
const shapeWindows: readonly (readonly [number, number])[] = [
  [-1, 1],
  [-2, 2],
  [0, 3],
  [-3, 0],
]
/** How far an ending (路, 号, 小区) is looked for. */
const reach = 7

/**
 * Features of every token as 32-bit hashes: the tokens around it, their shapes, the nearest ending on each side, and the
 * known names that it lies in. Calls `emit(token, hash)`.
 */
export function eachFeature(
  tokens: readonly string[],
  gazetteer: Gazetteer,
  emit: (token: number, hash: number) => void,
): void {
  const shapes = tokens.map(shapeOf)
  const codes = tokens.map((token, i) => codeOf(token, shapes[i]!))
  const at = (list: readonly number[], i: number) =>
    i < 0 ? outside + i : (list[i] ?? outside + i - tokens.length + 8)
  for (let i = 0; i < tokens.length; i += 1) {
    for (const [w, [from, to]] of windows.entries()) {
      let hash = 0x1000 + w
      for (let k = from; k <= to; k += 1) hash = mixed(hash, at(codes, i + k))
      emit(i, hash)
    }
    for (const [w, [from, to]] of shapeWindows.entries()) {
      let hash = 0x2000 + w
      for (let k = from; k <= to; k += 1) hash = mixed(hash, at(shapes, i + k))
      emit(i, hash)
    }
    emit(i, mixed(0x3000, Math.min(i, 5)))
    emit(i, mixed(0x3001, Math.min(tokens.length - i, 4)))
    const ahead = nearest(tokens, gazetteer, i, 1)
    const behind = nearest(tokens, gazetteer, i, -1)
    emit(i, mixed(mixed(0x4000, at(codes, i + ahead)), ahead))
    emit(i, mixed(mixed(0x4001, at(codes, i - behind)), behind))
    emit(i, mixed(mixed(0x4002, at(codes, i + ahead)), at(codes, i - behind)))
    emit(i, mixed(mixed(mixed(0x4003, at(codes, i + ahead)), ahead), codes[i]!))
  }
  eachRepeat(tokens, codes, emit)
  eachEarlier(tokens, codes, gazetteer, emit)
  gazetteer.eachName(tokens, (start, end, mask) => {
    for (let i = start; i < end; i += 1) {
      const place = (i === start ? 1 : 0) + (i === end - 1 ? 2 : 0)
      const hash = mixed(mixed(0x5000 + place, mask), Math.min(end - start, 6))
      emit(i, hash)
      emit(i, mixed(0x5100 + place, mask))
    }
  })
}

function nearest(tokens: readonly string[], gazetteer: Gazetteer, i: number, step: 1 | -1): number {
  for (let far = 1; far <= reach; far += 1) {
    const token = tokens[i + step * far]
    if (token === undefined) return far
    if (gazetteer.isEnding(token)) return far
  }
  return reach + 1
}

/** What is said twice (the town again before the shop's name) is often redundant the second time. */
function eachRepeat(
  tokens: readonly string[],
  codes: readonly number[],
  emit: (token: number, hash: number) => void,
): void {
  const pairAt = new Map<number, number>()
  for (let i = 0; i + 1 < tokens.length; i += 1) {
    const pair = mixed(codes[i]!, codes[i + 1]!)
    const before = pairAt.get(pair)
    if (before === undefined) pairAt.set(pair, i)
    else if (shapeOf(tokens[i]!) === 8) {
      for (const k of [i, i + 1]) emit(k, mixed(0x6000, k - i))
      for (const k of [before, before + 1]) emit(k, mixed(0x6010, k - before))
    }
  }
}

/** Which levels an address has named already (省 市 区 镇 路 号 …), told by their endings. */
function eachEarlier(
  tokens: readonly string[],
  codes: readonly number[],
  gazetteer: Gazetteer,
  emit: (token: number, hash: number) => void,
): void {
  let levels = 0
  let last = 0
  for (let i = 0; i < tokens.length; i += 1) {
    emit(i, mixed(0x7000, levels))
    emit(i, mixed(mixed(0x7001, levels), codes[i]!))
    emit(i, mixed(mixed(0x7002, last), codes[i]!))
    emit(i, mixed(mixed(mixed(0x7003, last), codes[i]!), codes[i + 1] ?? 0))
    const level = levelEndings.indexOf(tokens[i]!)
    if (level >= 0) levels |= 1 << level
    if (gazetteer.isEnding(tokens[i]!)) last = codes[i]!
  }
}

const levelEndings = [...'省市区县镇乡街村路号幢楼室苑园']
