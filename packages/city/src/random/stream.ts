import { Random } from './random.ts'

/** 32-bit FNV-1a over UTF-16 units, continued from a running value. */
const hashText = (text: string, from: number): number => {
  let hash = from
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}

const hashNumber = (value: number, from: number): number => {
  let hash = Math.imul(from ^ (value | 0), 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/**
 * Independent numbers for one named thing (a household, a day): the same seed and key give the same numbers
 * whatever was drawn elsewhere, so any part of the city can be made alone.
 */
export const stream = (seed: number, topic: string, ...key: number[]): Random => {
  let hash = hashNumber(seed, hashText(topic, 0x811c9dc5))
  for (const part of key) hash = hashNumber(part, hash)
  return new Random(hash)
}
