import type { RefusalCode } from './row-reason.ts'

/** Spaces of any width, tabs and byte-order marks at the ends say nothing. */
const ends = /^[\s\u3000\ufeff\u200b]+|[\s\u3000\ufeff\u200b]+$/g
const emptyWords = new Set(['', '-', '--', '—', '——', 'NULL', 'null', 'N/A', '#N/A', '\\N'])

/** The text without outer spaces, or '' for what databases write in place of nothing. */
export function cleanText(text: string): string {
  const trimmed = needsTrim(text) ? text.replace(ends, '') : text
  return trimmed.length <= 4 && emptyWords.has(trimmed) ? '' : trimmed
}

function needsTrim(text: string): boolean {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  return first <= 32 || last <= 32 || first > 127 || last > 127
}

/** Full-width letters, digits and signs to their ordinary form, for ids, numbers, times and codes; never for prose. */
export function halfWidth(text: string): string {
  return /[\uff01-\uff5e\u3000]/.test(text) ? text.normalize('NFKC') : text
}

/** What makes a text impossible to store or read, if anything. */
export function textFault(text: string): RefusalCode | undefined {
  if (text.includes('\0')) return 'nul-character'
  if (!text.isWellFormed()) return 'broken-text'
  return text.includes('\ufffd') ? 'unreadable-characters' : undefined
}
