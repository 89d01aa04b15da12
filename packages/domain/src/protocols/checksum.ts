const x25 = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x8408 : crc >>> 1
  return crc
})

/** CRC-16/X-25 (ITU-T V.42: poly 0x1021 reflected, initial and final 0xFFFF). */
export function crcX25(bytes: Uint8Array): number {
  let crc = 0xffff
  for (const byte of bytes) crc = (crc >>> 8) ^ x25[(crc ^ byte) & 255]!
  return crc ^ 0xffff
}

/** Exclusive or of all bytes. */
export function xorOf(bytes: Uint8Array): number {
  let sum = 0
  for (const byte of bytes) sum ^= byte
  return sum
}
