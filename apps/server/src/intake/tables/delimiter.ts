export type Delimiter = ',' | ';' | '\t' | '|'

const candidates: readonly Delimiter[] = [',', '\t', ';', '|']
const linesLookedAt = 50

/** Quoted parts are taken out first; quotes over line ends make one line less and nothing worse. */
const bareLines = (sample: string) =>
  sample
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter(line => line.trim() !== '')
    .slice(0, linesLookedAt)

/** The sign that stands equally often in the most lines; the comma when none does. */
export function detectDelimiter(sample: string): Delimiter {
  const lines = bareLines(sample)
  const scored = candidates.map(delimiter => {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const times = line.split(delimiter).length - 1
      if (times > 0) counts.set(times, (counts.get(times) ?? 0) + 1)
    }
    const [times, agreeing] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0]
    return { delimiter, agreeing, times }
  })
  const [best] = scored.toSorted((a, b) => b.agreeing - a.agreeing || b.times - a.times)
  return best && best.agreeing > 0 ? best.delimiter : ','
}
