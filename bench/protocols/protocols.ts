import { readFileSync } from 'node:fs'
import { decodeFrame, type Protocol, protocols } from '@fangwei/domain/protocols/index.ts'
import { gt06Fix, h02Words, jt808Frame, jt808Location, watchWords } from '@fangwei/domain/protocols/made-frames.ts'
import { type Bench, type BenchRun, sized } from '../bench.ts'
import type { Figure } from '../figures/figure.ts'
import { realData } from '../real-data.ts'
import { agrees, bytesOf, type Vector } from './expectation.ts'

const MUTATED = 1_000_000
const names: Readonly<Record<string, Protocol>> = { Jt808: 'jt808', Gt06: 'gt06', H02: 'h02', Watch: 'watch' }
const made: Readonly<Record<Protocol, Uint8Array>> = {
  jt808: jt808Frame({ type: 0x0200, body: jt808Location }),
  gt06: gt06Fix,
  h02: h02Words,
  watch: watchWords,
}

function openFrames(run: BenchRun): readonly Vector[] {
  const path = realData(run, 'protocols/frames.jsonl')
  if (path === undefined) return []
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  return lines.map(line => JSON.parse(line) as Vector)
}

function agreement(run: BenchRun, vectors: readonly Vector[]): Figure[] {
  return protocols.flatMap(protocol => {
    const own = vectors.filter(vector => names[vector.protocol] === protocol)
    if (own.length === 0) return []
    const wrong = own.filter(vector => !agrees(decodeFrame(protocol, bytesOf(vector)), vector))
    for (const { check, raw, expected } of wrong) run.say(`${protocol} ${check} ${expected}: ${raw.slice(0, 100)}`)
    const value = own.length - wrong.length
    return [
      { name: `${protocol}: open frames as expected`, value, unit: `of ${own.length}`, bar: { atLeast: own.length } },
    ]
  })
}

/** A linear congruential generator: the same frames on every machine. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state
  }
}

function mutate(frame: Uint8Array, next: () => number): Uint8Array {
  const bytes = Uint8Array.from(frame.subarray(0, next() % 16 === 0 ? next() % frame.length : frame.length))
  for (let changes = next() % 6; changes > 0 && bytes.length > 0; changes--)
    bytes[next() % bytes.length] = next() >>> 24
  return bytes
}

/** Decodes changed frames; what throws ends the bench. Memory is what stays after, in MB. */
function fuzz(run: BenchRun, vectors: readonly Vector[]): Figure[] {
  const frames: readonly (readonly [Protocol, Uint8Array])[] = [
    ...protocols.map(protocol => [protocol, made[protocol]] as const),
    ...vectors.map(vector => [names[vector.protocol]!, bytesOf(vector)] as const),
  ]
  const count = sized(run, MUTATED, 1000)
  const next = random(7)
  const before = process.memoryUsage().rss
  const began = performance.now()
  let slowest = 0
  for (let i = 0; i < count; i++) {
    const [protocol, frame] = frames[i % frames.length]!
    const bytes = mutate(frame, next)
    const start = performance.now()
    decodeFrame(protocol, bytes)
    slowest = Math.max(slowest, performance.now() - start)
  }
  const seconds = (performance.now() - began) / 1000
  const grown = Math.max(0, process.memoryUsage().rss - before) / 1e6
  return [
    {
      name: `changed frames decoded, none thrown (${count.toLocaleString('en-US')})`,
      value: count / seconds,
      unit: 'frames/s',
    },
    { name: 'slowest of them', value: slowest, unit: 'ms', note: 'garbage collection included' },
    { name: 'memory grown by them', value: grown, unit: 'MB' },
  ]
}

export const protocolFrames: Bench = {
  name: 'protocols',
  summary: 'terminal frames: agreement with open vectors, and a million changed frames',
  run: async run => {
    const vectors = openFrames(run)
    return [...agreement(run, vectors), ...fuzz(run, vectors)]
  },
}
