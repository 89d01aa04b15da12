import { readFile } from 'node:fs/promises'
import type { Made, SearchOptions } from '@fangwei/domain/plan/budget.ts'
import { PlanFileFault } from '@fangwei/domain/plan/plan-file-fault.ts'
import type { Options } from '../command.ts'
import { CommandFailed, WrongUse } from '../exit.ts'
import { bar, type Terminal } from '../terminal.ts'

const MOST_BYTES = 64_000_000
const MOST_SECONDS = 86_400
const DRAW_EVERY_MS = 100

export const searchOptions = {
  seconds: {
    type: 'string',
    value: 'S',
    help: { zh: '最多计算 S 秒（默认 2）', en: 'search for at most S seconds (2 unless told)' },
  },
  seed: {
    type: 'string',
    value: 'N',
    help: { zh: '随机种子，整数（默认 1）', en: 'seed, a whole number (1 unless told)' },
  },
  iterations: {
    type: 'string',
    value: 'N',
    help: {
      zh: '按步数而不是按时间计算：任何机器上结果完全相同',
      en: 'count steps instead of time: exactly the same on every machine',
    },
  },
} as const satisfies Options

export const searchHelp = {
  zh: `--seconds 按一台普通忙碌机器也能做到的速度折算成步数，时钟只作保险：只要没有被时钟打断（"complete":true），
  同一种子、同一秒数得到同一方案；较长的计算是较短计算的延续，因此不会更差。被打断时用 --iterations <steps> 可重现。
  S 只计求解时间，不含进程启动和读文件。`,
  en: `--seconds is turned into steps at a rate that an ordinary busy machine keeps; the clock is only the guard. Unless it cut
  the search short ("complete":false), the same seed and seconds give the same plan. A longer search is the shorter one
  carried on, so it is never worse. A search that was cut is made again by --iterations <its steps>.
  S is the time of the search, without starting the program and reading the file.`,
}

export type SearchValues = { readonly seconds?: string; readonly seed?: string; readonly iterations?: string }

const numberOf = (name: string, text: string, isFine: (value: number) => boolean, zh: string, en: string): number => {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (isFine(value)) return value
  throw new WrongUse({ zh: `--${name} 应为${zh}`, en: `--${name} must be ${en}` })
}

/** Reads a problem with `read`; a fault of the file becomes a message with its line. */
export async function readProblem<P>(file: string, read: (text: string) => P): Promise<P> {
  try {
    const bytes = await readFile(file === '-' ? '/dev/stdin' : file)
    if (bytes.length > MOST_BYTES)
      throw new CommandFailed({ zh: `${file} 超过 64 MB`, en: `${file} is larger than 64 MB` })
    return read(new TextDecoder('utf-8').decode(bytes).replaceAll('\r', ''))
  } catch (fault) {
    if (fault instanceof CommandFailed) throw fault
    if (fault instanceof PlanFileFault)
      throw new CommandFailed({ zh: `${file} ${fault.label.zh}`, en: `${file}, ${fault.label.en}` })
    const reason = (fault as NodeJS.ErrnoException).code ?? (fault as Error).message
    throw new CommandFailed({
      zh: `无法读取 ${file}（${reason}），请检查路径和权限`,
      en: `Cannot read ${file} (${reason}): check the path and its permissions`,
    })
  }
}

/**
 * The search as the options ask for it: seconds as steps of this problem with the clock as guard (it runs from this
 * call), or a number of steps.
 */
export function searchOf(
  values: SearchValues,
  terminal: Terminal,
  stepsFor: (seconds: number) => number,
): SearchOptions {
  const seed = numberOf('seed', values.seed ?? '1', Number.isSafeInteger, '整数', 'a whole number')
  const isPositive = (value: number) => Number.isSafeInteger(value) && value > 0
  const isTime = (value: number) => value > 0 && value <= MOST_SECONDS
  const seconds = numberOf(
    'seconds',
    values.seconds ?? '2',
    isTime,
    `大于 0、不超过 ${MOST_SECONDS} 的秒数`,
    `above 0 and at most ${MOST_SECONDS}`,
  )
  if (values.iterations !== undefined) {
    const steps = numberOf('iterations', values.iterations, isPositive, '正整数', 'a whole number above 0')
    return { seed, budget: { steps } }
  }
  const began = performance.now()
  let drawn = began
  const isSpent = () => {
    const now = performance.now()
    if (now - drawn > DRAW_EVERY_MS) {
      drawn = now
      const share = bar((now - began) / (seconds * 1000))
      terminal.progress({ zh: `求解 ${share}`, en: `solve ${share}` })
    }
    return now - began >= seconds * 1000
  }
  return { seed, budget: { steps: stepsFor(seconds), isSpent } }
}

/** The end of every planner's answer. */
export const madeWords = ({ seed, steps, complete }: Made) => ({ seed, steps, complete })
