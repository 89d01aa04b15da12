import { readFile } from 'node:fs/promises'
import { CommandFailed } from './exit.ts'

const most = 64 << 20

/** All bytes of a file, `-` for stdin. Throws CommandFailed when it cannot be read or is larger than 64 MiB. */
export async function readWhole(file: string): Promise<Uint8Array> {
  try {
    const bytes = file === '-' ? await fromStdin() : await readFile(file)
    if (bytes.length <= most) return bytes
  } catch (fault) {
    const reason = (fault as NodeJS.ErrnoException).code ?? (fault as Error).message
    throw new CommandFailed({
      zh: `无法读取 ${file}（${reason}），请检查路径和权限`,
      en: `Cannot read ${file} (${reason}): check the path and its permissions`,
    })
  }
  throw new CommandFailed({ zh: `${file} 超过 64 MiB`, en: `${file} is larger than 64 MiB` })
}

async function fromStdin(): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > most) break
  }
  return Buffer.concat(chunks)
}
