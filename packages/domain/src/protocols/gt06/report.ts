import type { ByteReader } from '../byte-reader.ts'
import { type Attributes, type DecodedMessage, FrameFault } from '../message.ts'
import type { CellForm } from './cells.ts'
import type { Gt06Frame } from './frame.ts'

export type Content = Partial<Pick<DecodedMessage, 'id' | 'positions' | 'attributes'>>

/** Reads the body of one type of report. */
export type Read = (reader: ByteReader, frame: Gt06Frame) => Content

export const plain: CellForm = { lac: 2, cid: 3 }
/** Cells of 4G terminals. */
export const wide: CellForm = { lac: 4, cid: 8 }

export const said = (attributes: Attributes): Content => ({ attributes })

/** A trailer shorter than its kind is no reason to lose the fix before it. */
export function trailing(read: () => void): void {
  try {
    read()
  } catch (fault) {
    if (!(fault instanceof FrameFault)) throw fault
  }
}
