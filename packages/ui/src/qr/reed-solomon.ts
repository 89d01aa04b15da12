/** Product in the field of 256 elements that QR codes count in (x^8 + x^4 + x^3 + x^2 + 1). */
export function times(a: number, b: number): number {
  let product = 0
  for (let i = 7; i >= 0; i -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d)
    product ^= ((b >> i) & 1) * a
  }
  return product
}

/** The remainder that makes data and itself divisible by (x - 1)(x - 2)(x - 4) … of so many factors. */
export function errorWords(data: readonly number[], count: number): number[] {
  const divisor = new Array<number>(count).fill(0)
  divisor[count - 1] = 1
  let root = 1
  for (let n = 0; n < count; n += 1) {
    for (let i = 0; i < count; i += 1) divisor[i] = times(divisor[i]!, root) ^ (divisor[i + 1] ?? 0)
    root = times(root, 2)
  }
  const rest = new Array<number>(count).fill(0)
  for (const word of data) {
    const factor = word ^ rest.shift()!
    rest.push(0)
    for (let i = 0; i < count; i += 1) rest[i]! ^= times(divisor[i]!, factor)
  }
  return rest
}
