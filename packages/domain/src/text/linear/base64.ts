/** The first byte in the highest bits: the same text on every machine, in a browser too. */
const piece = 0x8000

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += piece) text += String.fromCharCode(...bytes.subarray(at, at + piece))
  return btoa(text)
}

/** Throws what `atob` throws on text that is not base64. */
export const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), unit => unit.charCodeAt(0))
