import { pinyin } from 'pinyin-pro'
import type { AddressPart } from './address/index.ts'

/** What somebody said of a place: the words that name it, its door, and how it lies to it. */
export interface SaidPlace {
  /** Names that may stand in a register, the most telling first: 曦台府, 环城路131号. */
  readonly names: readonly string[]
  /** Building, unit, floor and room as they were said, in their order: 4号楼1单元1902室. */
  readonly door: string
  /** 旁边, 对面, 门口: near it, not in it. */
  readonly beside: string
}

const named = ['poi', 'subpoi', 'community', 'road', 'devzone', 'town']
const doors = ['houseno', 'cellno', 'floorno', 'roomno']

/** Reads the parts of an address as a place to look for. A road with its number is one name. */
export function saidPlace(parts: readonly AddressPart[]): SaidPlace {
  const words = (labels: readonly string[]) => parts.filter(p => labels.includes(p.label)).map(p => p.text)
  const names = named.flatMap(label =>
    parts.flatMap((part, i) => {
      if (part.label !== label) return []
      const next = parts[i + 1]
      return label === 'road' && next?.label === 'roadno' ? [`${part.text}${next.text}`, part.text] : [part.text]
    }),
  )
  return { names, door: words(doors).join(''), beside: words(['assist']).join('') }
}

/** Sounds that many speakers do not part: zh z, ch c, sh s, l n, f h, ng n. */
export const blurred = (syllable: string): string =>
  syllable
    .replace(/^zh/, 'z')
    .replace(/^ch/, 'c')
    .replace(/^sh/, 's')
    .replace(/^l/, 'n')
    .replace(/^h(?=u[^i]|u$)/, 'f')
    .replace(/ng$/, 'n')

const han = /\p{Script=Han}/u
const numerals: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}
/** 栋, 幢, 座 and 号楼 are the same building; 三号楼 is 3号楼. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/[一二三四五六七八九](?=号|栋|幢|座|单元|楼|层|小|中)/g, numeral => numerals[numeral]!)
    .replace(/(?<=[0-9a-z])(栋|幢|座)/g, '号楼')

interface Sounds {
  readonly text: string
  /** One syllable a character; what is not Chinese stands as it is. */
  readonly sounds: readonly string[]
  readonly blurred: readonly string[]
}

function soundsOf(text: string): Sounds {
  const characters = [...plain(text)]
  const read = pinyin(characters.join(''), { toneType: 'none', type: 'array', v: true })
  const sounds = read.length === characters.length ? read : characters
  return {
    text: characters.join(''),
    sounds,
    blurred: sounds.map((s, i) => (han.test(characters[i]!) ? blurred(s) : s)),
  }
}

/** How alike two rows are, 0 to 1: the pairs of neighbours they share (Dice), ends included. */
function dice(a: readonly string[], b: readonly string[]): number {
  const pairs = (row: readonly string[]) => ['^', ...row].map((one, i) => `${one} ${row[i] ?? '$'}`)
  const left = pairs(a)
  const right = new Map<string, number>()
  for (const pair of pairs(b)) right.set(pair, (right.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of left) {
    const times = right.get(pair) ?? 0
    if (times > 0) shared += 1
    right.set(pair, times - 1)
  }
  return (2 * shared) / (left.length + b.length + 1)
}

const contains = (row: readonly string[], part: readonly string[]) =>
  part.length > 0 && row.some((_, at) => part.every((one, i) => row[at + i] === one))

/** Below this the resemblance is chance. */
const alike = 0.55

/** How well a name fits what was said: 1 the same, 0.9 a part, 0.8 by sound, 0.7 by blurred sound, then by likeness. */
function fitOf(said: Sounds, name: Sounds): number {
  if (said.text === name.text) return 1
  const [shorter, longer] = said.sounds.length <= name.sounds.length ? [said, name] : [name, said]
  const cover = shorter.sounds.length / longer.sounds.length
  if (shorter.sounds.length >= 2) {
    if (longer.text.includes(shorter.text)) return 0.85 + 0.1 * cover
    if (contains(longer.sounds, shorter.sounds)) return 0.75 + 0.1 * cover
    if (contains(longer.blurred, shorter.blurred)) return 0.65 + 0.1 * cover
  }
  const likeness = Math.max(
    dice([...said.text], [...name.text]),
    0.95 * dice(said.sounds, name.sounds),
    0.9 * dice(said.blurred, name.blurred),
  )
  return likeness >= alike ? 0.6 * likeness : 0
}

export interface MatchedPlace<T> {
  readonly place: T
  /** 0 to 1: how well it fits what was said. */
  readonly fit: number
}

export type PlaceMatcher<T> = (said: SaidPlace, most?: number) => MatchedPlace<T>[]

const worthComparing = 200
const leastFit = 0.3
/** What was named later in an address counts a little less. */
const later = 0.03

/** Neighbouring sounds, ends included, as dialects blur them: two names alike share some. */
const pairsOf = ({ blurred: row }: Sounds): string[] => row.map((one, i) => `${one} ${row[i + 1] ?? '$'}`)

/**
 * Finds places whose names fit what was said, best first: by characters, by sound (曦台府 for 西台府), by sound as
 * dialects blur it, and with a slip. Only names that share a pair of sounds are compared, so that a city's register
 * costs a millisecond or two.
 */
export function createPlaceMatcher<T extends { readonly name: string }>(places: readonly T[]): PlaceMatcher<T> {
  const sounds = places.map(place => soundsOf(place.name))
  const having = new Map<string, number[]>()
  for (const [at, own] of sounds.entries())
    for (const pair of new Set(pairsOf(own))) {
      const known = having.get(pair)
      if (known === undefined) having.set(pair, [at])
      else known.push(at)
    }
  return (said, most = 8) => {
    const names = said.names.map(soundsOf)
    return candidates(names, having)
      .map(at => {
        const fit = names.reduce((best, name, i) => Math.max(best, fitOf(name, sounds[at]!) - i * later), 0)
        return { place: places[at]!, fit: Math.round(fit * 1000) / 1000 }
      })
      .filter(({ fit }) => fit > leastFit)
      .sort((a, b) => b.fit - a.fit || a.place.name.localeCompare(b.place.name))
      .slice(0, most)
  }
}

/** Those that share most pairs of sounds with what was said. */
function candidates(names: readonly Sounds[], having: ReadonlyMap<string, readonly number[]>): number[] {
  const shared = new Map<number, number>()
  for (const pair of new Set(names.flatMap(pairsOf)))
    for (const at of having.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
  return [...shared]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, worthComparing)
    .map(([at]) => at)
}
