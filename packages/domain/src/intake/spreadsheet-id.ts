import { cleanText, halfWidth } from './clean-text.ts'
import type { RefusalCode } from './row-reason.ts'

export type IdReading = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly code: RefusalCode }

const scientific = /^(\d)(?:\.(\d+))?[eE]\+?(\d{1,3})$/
const plain = /^[\p{L}\p{N}_.:/#-]+$/u

/** A spreadsheet keeps 15 digits of a number; a longer all-digit id with only zeros after them has been rounded. */
const roundedByNumber = /^\d{15}0{6,}$/

/**
 * An identifier as typed, undoing what spreadsheets do: 1.5030299E+7 is 15030299 because every digit is there,
 * 1.50302E+25 is refused because twenty digits are gone. A trailing `.0` of a float export is dropped.
 */
export function readId(text: string): IdReading {
  const value = halfWidth(cleanText(text))
    .replace(/^'/, '')
    .replace(/^(\d+)\.0+$/, '$1')
  const match = scientific.exec(value)
  if (match) return exactlyWritten(match[1]!, match[2] ?? '', Number(match[3]))
  if (roundedByNumber.test(value)) return { ok: false, code: 'digits-lost' }
  return plain.test(value) ? { ok: true, id: value } : { ok: false, code: 'bad-id' }
}

/** Zeros written after the point are digits too: 1.500E+3 says 1500, 1.5E+3 may be any of fifty numbers. */
function exactlyWritten(head: string, decimals: string, exponent: number): IdReading {
  return decimals.length >= exponent
    ? { ok: true, id: (head + decimals).slice(0, exponent + 1) }
    : { ok: false, code: 'digits-lost' }
}
