import { problems } from './problem.ts'

const MAX_DEPTH = 12
const MAX_NODES = 20_000

/** Refuses what no field of ours can hold: NUL, lone surrogates, depth, numbers beyond JSON's exact range. */
export function cleanInput(value: unknown): void {
  let nodes = 0
  const visit = (node: unknown, depth: number): void => {
    nodes += 1
    if (depth > MAX_DEPTH || nodes > MAX_NODES)
      throw problems.invalid('内容嵌套过深或过多', 'The content is nested too deeply or too large')
    if (typeof node === 'string') checkText(node)
    else if (typeof node === 'number' && !Number.isFinite(node))
      throw problems.invalid('数字超出范围', 'A number is out of range')
    else if (Array.isArray(node)) for (const item of node) visit(item, depth + 1)
    else if (typeof node === 'object' && node !== null)
      for (const [key, item] of Object.entries(node)) {
        checkText(key)
        visit(item, depth + 1)
      }
  }
  visit(value, 0)
}

function checkText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed())
    throw problems.invalid('文字中含有无法保存的字符', 'The text holds characters that cannot be kept')
}
