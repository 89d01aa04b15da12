/** Weights of the places of a resident identity number, GB 11643-1999 (ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECKS = '10X98765432'

/** Eighteen places, a date that exists, the right check character. Divisions change over the years and are not judged. */
export function isIdNumber(text: string): boolean {
  const number = text.toUpperCase()
  if (!/^\d{17}[\dX]$/.test(number)) return false
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)]
  const birth = new Date(`${year}-${month}-${day}T00:00:00Z`)
  if (Number.isNaN(birth.getTime()) || birth.getUTCDate() !== Number(day) || Number(year) < 1850) return false
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0)
  return number[17] === CHECKS[sum % 11]
}

/** A key that would itself be somebody's identity or mobile number. */
export const namesPerson = (key: string): boolean => /^(\d{17}[\dXx]|\d{15}|(\+?86[- ]?)?1[3-9]\d{9})$/.test(key)
