import type { ByteReader } from '../byte-reader.ts'
import type { Attributes } from '../message.ts'

/** Widths in bytes of a cell's area and number, and whether a signal strength follows. */
export interface CellForm {
  readonly lac: 2 | 4
  readonly cid: 2 | 3 | 8
  readonly rssi?: boolean
}

const number = (reader: ByteReader, width: number): number =>
  width === 2 ? reader.u16() : width === 3 ? reader.u24() : width === 4 ? reader.u32() : reader.u64()

/** Country and network; the highest bit of the country says that the network takes two bytes. */
function readNetwork(reader: ByteReader): readonly [mcc: number, mnc: number] {
  const mcc = reader.u16()
  return [mcc & 0x7fff, mcc & 0x8000 ? reader.u16() : reader.u8()]
}

/** Mobile countries of ITU-T E.212 begin with 2 to 7. */
const isCountry = (mcc: number) => mcc >= 200 && mcc <= 799

/** One serving cell as `cell: "mcc-mnc-lac-cid"`; false, and nothing written, for a country that is none. */
export function readCell(reader: ByteReader, form: CellForm, attributes: Attributes): boolean {
  const [mcc, mnc] = readNetwork(reader)
  const place = `${number(reader, form.lac)}-${number(reader, form.cid)}`
  if (!isCountry(mcc)) return false
  attributes.cell = `${mcc}-${mnc}-${place}`
  return true
}

/** The serving cell and its neighbours, at most `most` of them, as long as there are bytes: `cells: "…,…"`. */
export function readCells(reader: ByteReader, form: CellForm, most: number, attributes: Attributes): void {
  const [mcc, mnc] = readNetwork(reader)
  const size = form.lac + form.cid + (form.rssi ? 1 : 0)
  const cells: string[] = []
  for (let i = 0; i < most && reader.left >= size; i++) {
    const lac = number(reader, form.lac)
    const cid = number(reader, form.cid)
    if (form.rssi) reader.skip(1)
    if (lac !== 0) cells.push(`${mcc}-${mnc}-${lac}-${cid}`)
  }
  if (isCountry(mcc)) attributes.cells = cells.join(',')
}
