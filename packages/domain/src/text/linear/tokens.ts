/** Units over this are not looked at: a form never sends as much, and a file line that long is not a message. */
const longestText = 20_000

const latin = 1
const digit = 2
const space = 3
const other = 0

/** UTF-16 unit → its folded unit and kind: full width to half, capitals to small, every digit to 0. */
const folded = new Uint16Array(65_536)
const kinds = new Uint8Array(65_536)

const isLetter = (unit: number) => (unit >= 97 && unit <= 122) || (unit >= 0xdf && unit <= 0x24f && unit !== 0xf7)

for (let unit = 0; unit < 65_536; unit += 1) {
  let to = unit
  if (to >= 0xff01 && to <= 0xff5e) to -= 0xfee0
  if (to >= 65 && to <= 90) to += 32
  if (to >= 48 && to <= 57) to = 48
  if (to <= 32 || to === 0x3000 || to === 0xa0 || (to >= 0x2000 && to <= 0x200f) || to === 0xfeff) to = 32
  folded[unit] = to
  kinds[unit] = to === 32 ? space : to === 48 ? digit : isLetter(to) ? latin : other
}

/** Marks part words and are never evidence: punctuation, and halves of surrogate pairs (signs, pictures, rare characters). */
const isMark = new Uint8Array(65_536)
const markRanges = [
  [0, 0x2f],
  [0x3a, 0x40],
  [0x5b, 0x60],
  [0x7b, 0xbf],
  [0x2000, 0x2bff],
  [0x3000, 0x303f],
  [0xd800, 0xf8ff],
  [0xfe10, 0xfe6f],
  [0xff00, 0xff0f],
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xffff],
]
for (const [first, last] of markRanges) isMark.fill(1, first, last! + 1)

/** Whether the token that begins with this UTF-16 unit is a mark and not a word. */
export const isMarkUnit = (unit: number): boolean => isMark[unit] === 1

/** Short, middle, long and very long runs of digits mean different things: a floor, a sum, a code, an account. */
const digitClass = (length: number) => (length <= 2 ? 1 : length <= 5 ? 2 : length <= 10 ? 3 : 4)

/**
 * A text as tokens: each Chinese character, each Latin word, each run of digits by its length, each mark of punctuation.
 * Spaces part words and are dropped. `from` and `to` are UTF-16 positions in the text. The arrays are reused.
 */
export interface Tokens {
  count: number
  code: Int32Array
  from: Int32Array
  to: Int32Array
}

export const startTokens = (): Tokens => ({
  count: 0,
  code: new Int32Array(256),
  from: new Int32Array(256),
  to: new Int32Array(256),
})

const grow = (array: Int32Array, length: number) => {
  const larger = new Int32Array(length * 2)
  larger.set(array)
  return larger
}

/** Reads `text` into `tokens`. Any string will do, halves of surrogate pairs included. */
export function tokenise(text: string, tokens: Tokens): void {
  const length = Math.min(text.length, longestText)
  if (tokens.code.length < length + 1) {
    tokens.code = grow(tokens.code, length)
    tokens.from = grow(tokens.from, length)
    tokens.to = grow(tokens.to, length)
  }
  const { code, from, to } = tokens
  let count = 0
  for (let at = 0; at < length; ) {
    const kind = kinds[text.charCodeAt(at)]!
    let end = at + 1
    if (kind === space) {
      at = end
      continue
    }
    let value = folded[text.charCodeAt(at)]!
    if (kind !== other) {
      while (end < length && kinds[text.charCodeAt(end)] === kind) {
        value = Math.imul(value, 31) + folded[text.charCodeAt(end)]!
        end += 1
      }
      value = kind === digit ? digitClass(end - at) : value | 0x40000000
    }
    code[count] = value
    from[count] = at
    to[count] = end
    count += 1
    at = end
  }
  tokens.count = count
}
