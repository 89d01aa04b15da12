/** Degrees and minutes as these terminals write them: `3542.2043`, `37573392`, `-23-35.3408`, `38.6508` (minutes only). */
export function degreesOf(text: string, hemisphere: string): number {
  const sign = hemisphere === 'S' || hemisphere === 'W' ? -1 : 1
  const parted = /^-?(\d{1,3})-(\d{1,2}(?:\.\d+)?)$/.exec(text)
  if (parted !== null) return sign * (Number(parted[1]) + Number(parted[2]) / 60)
  const plain = /^(\d{2,3})(\d{2})(\d{4})$/.exec(text)
  if (plain !== null) return sign * (Number(plain[1]) + Number(`${plain[2]}.${plain[3]}`) / 60)
  const pointed = /^(\d{0,3}?)(\d{1,2}(?:\.\d+)?)$/.exec(text)
  if (pointed === null) return Number.NaN
  return sign * (Number(pointed[1]) + Number(pointed[2]) / 60)
}

/** A plain decimal figure; 0 for anything else, such as an exponent that leads out of all numbers. */
export const decimal = (text: string | undefined): number =>
  /^\s*[-+]?(\d{1,9}(\.\d*)?|\.\d+)\s*$/.test(text ?? '') ? Number(text) : 0
