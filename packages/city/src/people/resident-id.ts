/** Weights of GB 11643-1999: the check character is their sum with the seventeen digits, modulo 11. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

export const checkCharacter = (seventeen: string): string => {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (seventeen.charCodeAt(i) - 48) * weights[i]!
  return checks[sum % 11] as string
}

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)
const three = (value: number): string => (value < 100 ? `0${two(value)}` : `${value}`)

/** A number that passes the check but begins with a division code of no place; dates are real calendar days. */
export const residentId = (
  division: string,
  birth: { year: number; month: number; day: number },
  serial: number,
): string => {
  const body = `${division}${birth.year}${two(birth.month)}${two(birth.day)}${three(serial % 1000)}`
  return body + checkCharacter(body)
}
