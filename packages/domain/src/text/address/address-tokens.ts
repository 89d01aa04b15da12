/** A character, or a run of digits or of Latin letters, and where it stands in the text. */
export interface AddressToken {
  readonly text: string
  readonly start: number
  readonly end: number
}

const token = /[0-9]+|[a-zA-Z]+|\S/gu

/** Full width to half, unit by unit, so that positions stay. */
const half = (text: string) =>
  text.replace(/[\uff01-\uff5e]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ')

/** The tokens of an address as training files have them. Spaces part tokens and are dropped. */
export const addressTokens = (text: string): AddressToken[] =>
  [...half(text).matchAll(token)].map(({ 0: word, index }) => ({ text: word, start: index, end: index + word.length }))
