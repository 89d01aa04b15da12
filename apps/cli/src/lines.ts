import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { StringDecoder } from 'node:string_decoder'
import { CommandFailed } from './exit.ts'

/** Longer lines are cut to nothing and told as broken, so that a file without newlines cannot fill the memory. */
const longestLine = 1_000_000

/** Lines that arrived together, with the number of the first and the share of the file read by then, if known. */
export type LineBatch = { readonly lines: readonly (string | null)[]; readonly first: number; readonly share: number }

const unreadable = (file: string, fault: unknown): CommandFailed => {
  const reason = (fault as NodeJS.ErrnoException).code ?? (fault as Error).message
  return new CommandFailed({
    zh: `无法读取 ${file}（${reason}），请检查路径和权限`,
    en: `Cannot read ${file} (${reason}): check the path and its permissions`,
  })
}

const sizeOf = async (file: string): Promise<number> => {
  if (file === '-') return 0
  try {
    return (await stat(file)).size
  } catch (fault) {
    throw unreadable(file, fault)
  }
}

/**
 * Reads a UTF-8 text file (`-`: stdin) in batches of lines, without their newlines; null stands for a line longer than
 * `longestLine`. Throws CommandFailed when the file cannot be read.
 */
export async function* readLines(file: string): AsyncGenerator<LineBatch> {
  const size = await sizeOf(file)
  const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 })
  const decoder = new StringDecoder('utf8')
  let [rest, isTooLong, first, bytes] = ['', false, 1, 0]
  const whole = (line: string) => {
    const isCut = isTooLong || line.length > longestLine
    isTooLong = false
    return isCut ? null : line.endsWith('\r') ? line.slice(0, -1) : line
  }
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const pieces = (rest + decoder.write(chunk)).split('\n')
      rest = pieces.pop()!
      const lines = pieces.map(whole)
      if (rest.length > longestLine) [rest, isTooLong] = ['', true]
      bytes += chunk.length
      if (first === 1 && lines[0]?.startsWith('\ufeff')) lines[0] = lines[0].slice(1)
      if (lines.length > 0) yield { lines, first, share: size > 0 ? bytes / size : 0 }
      first += lines.length
    }
  } catch (fault) {
    throw fault instanceof CommandFailed ? fault : unreadable(file, fault)
  }
  rest += decoder.end()
  if (rest !== '' || isTooLong) yield { lines: [whole(rest.replace(/^\ufeff/, ''))], first, share: 1 }
}
