/** What is wrong with a problem file, and in which line (from 1). */
export class PlanFileFault extends Error {
  readonly line: number
  readonly label: { readonly zh: string; readonly en: string }

  constructor(line: number, zh: string, en: string) {
    super(`line ${line}: ${en}`)
    this.name = 'PlanFileFault'
    this.line = line
    this.label = { zh: `第 ${line} 行：${zh}`, en: `line ${line}: ${en}` }
  }
}

/** The numbers of a line, separated by spaces (or what `separator` says); throws when one is not a finite number. */
export function numbersOf(text: string, line: number, separator: RegExp = /\s+/): number[] {
  return text
    .trim()
    .split(separator)
    .map(word => {
      const value = word === '' ? Number.NaN : Number(word)
      if (Number.isFinite(value)) return value
      throw new PlanFileFault(line, `“${word.slice(0, 40)}”不是数字`, `"${word.slice(0, 40)}" is not a number`)
    })
}

/** The largest problem any of the planners takes: a square matrix of it still fits the memory of a small server. */
export const MOST_POINTS = 5000

/** A count within bounds, or a fault. */
export function countOf(value: number | undefined, line: number, most: number, zh: string, en: string): number {
  if (value !== undefined && Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new PlanFileFault(line, `${zh}应为 1 至 ${most} 的整数`, `${en} must be a whole number from 1 to ${most}`)
}
