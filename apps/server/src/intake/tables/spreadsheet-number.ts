/** Built-in number formats that show a date or a time (ECMA-376 part 1, 18.8.30, East Asian ones included). */
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
])

/** A custom format is a date when year, month, day, hour or second letters stand outside quotes, brackets and escapes. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.has(id)
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[ymdhs年月日时]/i.test(bare) && !/^general$/i.test(bare)
}

const pad = (value: number) => String(value).padStart(2, '0')

/** A serial day number as local ISO text without a zone; `HH:mm:ss` for a bare time of day. */
export function serialToText(serial: number, dates1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < 2_958_466)) return undefined
  const shift = dates1904 ? 1462 : serial < 60 && serial >= 1 ? 1 : 0
  const seconds = Math.round((serial + shift) * 86_400)
  const at = new Date(Date.UTC(1899, 11, 30) + seconds * 1000)
  const time = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}:${pad(at.getUTCSeconds())}`
  if (serial < 1 && !dates1904) return time
  const day = at.toISOString().slice(0, 10)
  return seconds % 86_400 === 0 ? day : `${day}T${time}`
}

/** Spreadsheets keep fifteen digits; a longer whole number is written so that the loss can be seen. */
const exactDigits = 1e15

/** A numeric cell as text: plain digits where they are exact, scientific form with fifteen digits where they are not. */
export function numberToText(stored: string): string {
  const value = Number(stored)
  if (!Number.isFinite(value)) return stored
  if (Math.abs(value) >= exactDigits) return value.toExponential(14).toUpperCase()
  if (!/e/i.test(stored)) return stored
  return Number.isInteger(value) ? String(value) : trimmedDecimal(value)
}

const trimmedDecimal = (value: number) => {
  const text = String(value)
  return text.includes('e') ? value.toFixed(15).replace(/0+$/, '').replace(/\.$/, '') : text
}
