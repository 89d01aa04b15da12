import type { Label } from '../language.ts'
import { readLines } from '../lines.ts'
import { bar, type Terminal } from '../terminal.ts'

const mostFaultsTold = 100

/** What a line was: nothing wrong, or why it could not be read. */
export type LineFault = Label | undefined

export interface LineCounts {
  readonly read: number
  readonly broken: number
}

/**
 * Gives every line that is not empty to `take`, in its order, and `flush` after each batch. Broken lines are told on
 * stderr with number and reason, and stop nothing.
 */
export async function eachLine(
  file: string,
  terminal: Terminal,
  doing: Label,
  take: (line: string, number: number) => LineFault,
  flush: () => Promise<void> = async () => undefined,
): Promise<LineCounts> {
  let [read, broken] = [0, 0]
  for await (const { lines, first, share } of readLines(file)) {
    for (const [i, line] of lines.entries()) {
      if (line?.trim() === '') continue
      read += 1
      const fault = line === null ? { zh: '行过长', en: 'the line is too long' } : take(line, first + i)
      if (fault === undefined) continue
      broken += 1
      if (broken <= mostFaultsTold)
        terminal.say({ zh: `第 ${first + i} 行：${fault.zh}`, en: `line ${first + i}: ${fault.en}` })
      if (broken === mostFaultsTold) terminal.say({ zh: '其余只计数', en: 'further broken lines are only counted' })
    }
    await flush()
    terminal.progress({ zh: `${doing.zh} ${bar(share)}`, en: `${doing.en} ${bar(share)}` })
  }
  terminal.progress(null)
  return { read, broken }
}
