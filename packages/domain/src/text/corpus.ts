import type { Example } from './linear/index.ts'

/** A corpus file that cannot be read: the line and what is wrong with it. */
export class CorpusError extends Error {
  constructor(line: number, what: string) {
    super(`corpus line ${line}: ${what}`)
    this.name = 'CorpusError'
  }
}

interface Corpus {
  readonly variants: number
  readonly sentences: number
  readonly frames: readonly string[]
  readonly patterns: readonly { readonly label: string; readonly pattern: string }[]
}

/** `@who = 有个男的|一个女的` lines: name → choices. */
export function readSlots(text: string): Map<string, readonly string[]> {
  const slots = new Map<string, readonly string[]>()
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, name, choices] = /^@(\w+) = (.+)$/.exec(line) ?? []
    if (name === undefined || choices === undefined) throw new CorpusError(i + 1, 'not a slot')
    slots.set(name, choices.split('|'))
  }
  return slots
}

function readCorpus(text: string): Corpus {
  const numbers: Record<string, number> = { variants: 8, sentences: 1 }
  const frames: string[] = []
  const patterns: { label: string; pattern: string }[] = []
  let label: string | undefined
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, name, value] = /^@(variants|sentences) = (\d+)$/.exec(line) ?? []
    if (name !== undefined) numbers[name] = Number(value)
    else if (line.startsWith('= ')) label = line.slice(2).split(' ')[0]!
    else if (label !== undefined) for (const pattern of eachSentence(line)) patterns.push({ label, pattern })
    else if (line.includes('~')) frames.push(line)
    else throw new CorpusError(i + 1, 'a sentence before the first label')
  }
  return {
    variants: numbers.variants!,
    sentences: numbers.sentences!,
    frames: frames.length === 0 ? ['~'] : frames,
    patterns,
  }
}

/** A line that is one list of choices holds as many sentences. */
const eachSentence = (line: string): string[] => (/^\{[^{}]*\}$/.test(line) ? line.slice(1, -1).split('|') : [line])

/** xorshift32: the same draws on every machine. */
export function startDraw(seed: number): <T>(choices: readonly T[]) => T {
  let state = seed | 0 || 1
  return choices => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return choices[(state >>> 0) % choices.length]!
  }
}

const seed = 20_260_101

/**
 * Texts of a corpus file: each sentence in `variants` forms, in the frames of the file, some joined by another sentence
 * of the same label. `{a|b|c}` is one of a, b, c; `<name>` one of a slot's choices. What was made from one sentence is
 * one group, so that none of it judges another. The same files give the same texts.
 */
export function expandCorpus(text: string, slots: ReadonlyMap<string, readonly string[]>): Example[] {
  const corpus = readCorpus(text)
  const draw = startDraw(seed)
  const filled = (pattern: string) =>
    pattern
      .replace(/\{([^{}]*)\}/g, (_, choices: string) => draw(choices.split('|')))
      .replace(/<(\w+)>/g, (whole, name: string) => {
        const choices = slots.get(name)
        if (choices === undefined) throw new CorpusError(0, `no slot ${whole}`)
        return draw(choices)
      })
      .trim()
  const byLabel = new Map<string, string[]>()
  for (const { label, pattern } of corpus.patterns) byLabel.set(label, [...(byLabel.get(label) ?? []), pattern])
  const examples = new Map<string, Example>()
  for (const { label, pattern } of corpus.patterns) {
    const others = byLabel.get(label)!
    for (let variant = 0; variant < corpus.variants; variant += 1) {
      const said = [filled(pattern)]
      // Half of the variants stay one sentence: people say no more than that.
      for (let more = 1; more < corpus.sentences && draw([true, false]); more += 1) said.push(filled(draw(others)))
      const whole = filled(draw(corpus.frames)).replaceAll('~', said.join(draw(['，', '。', ' '])))
      if (!examples.has(whole)) examples.set(whole, { text: whole, label, group: `${label} ${pattern}` })
    }
  }
  return [...examples.values()]
}
