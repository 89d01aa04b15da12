import { readFile, writeFile } from 'node:fs/promises'
import { ModelError } from '@fangwei/domain/text/linear/index.ts'
import { CommandFailed } from '../exit.ts'

const reasonOf = (fault: unknown) => (fault as NodeJS.ErrnoException).code ?? (fault as Error).message

/** Reads a model file and decodes it. Throws CommandFailed saying what is wrong with it. */
export async function readModel<T>(path: string, decode: (text: string) => T): Promise<T> {
  const text = await readFile(path, 'utf8').catch((fault: unknown) => {
    throw new CommandFailed({
      zh: `无法读取模型 ${path}（${reasonOf(fault)}）`,
      en: `Cannot read the model ${path} (${reasonOf(fault)})`,
    })
  })
  try {
    return decode(text)
  } catch (fault) {
    if (!(fault instanceof ModelError)) throw fault
    throw new CommandFailed({ zh: `${path}：${fault.label.zh}`, en: `${path}: ${fault.label.en}` })
  }
}

export async function writeModel(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((fault: unknown) => {
    throw new CommandFailed({
      zh: `无法写入 ${path}（${reasonOf(fault)}），请检查路径和权限`,
      en: `Cannot write ${path} (${reasonOf(fault)}): check the path and its permissions`,
    })
  })
}
