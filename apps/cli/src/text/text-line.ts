import type { Label } from '../language.ts'

export type TextLine =
  | { readonly kind: 'text'; readonly id: string | number; readonly text: string; readonly label: string | undefined }
  | { readonly kind: 'broken'; readonly reason: Label }

const broken = (zh: string, en: string): TextLine => ({ kind: 'broken', reason: { zh, en } })

/** Reads `{id?, text, label?}`; without an id the line's number is one. Never throws. */
export function readTextLine(line: string, number: number): TextLine {
  let given: { id?: unknown; text?: unknown; label?: unknown } | null
  try {
    given = JSON.parse(line) as typeof given
  } catch {
    return broken('不是 JSON', 'not JSON')
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return broken('不是 JSON 对象', 'not a JSON object')
  const { id = number, text, label } = given
  if (typeof text !== 'string') return broken('text 应为文字', 'text is a string')
  if (typeof id !== 'string' && typeof id !== 'number') return broken('id 应为文字或数字', 'id is a string or a number')
  if (label === undefined || label === null) return { kind: 'text', id, text, label: undefined }
  if (typeof label !== 'string' || label === '' || label.length > 200)
    return broken('label 应为 1 至 200 字', 'label is a string of 1 to 200 characters')
  return { kind: 'text', id, text, label }
}
