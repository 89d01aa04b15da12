import { ByteReader } from '../byte-reader.ts'
import { type Decoded, type DecodedMessage, FrameFault, guarded, type MessageKind, message } from '../message.ts'
import { readEvent } from './events.ts'
import { clockAt } from './fix.ts'
import {
  altitudeAtEnd,
  cardAtEnd,
  cardReader,
  cell,
  cellThenIgnition,
  cellThenStatus,
  detailed,
  fixThen,
  probed,
  status,
  vehicle,
  wideCellThenIgnition,
  wideStatus,
} from './fix-reports.ts'
import { type Gt06Frame, readFrame } from './frame.ts'
import { readAnswer, readInformation, readSerial } from './information.ts'
import { readItems, readModules } from './modules.ts'
import {
  carriedTag,
  cellsOrFix,
  cellThenTail,
  clockOnly,
  heardNetworks,
  heartbeat,
  heartbeatWithItems,
  steps,
  vehicleBus,
  voltage,
  wideCellThenStatus,
} from './other-reports.ts'
import { type Content, plain, type Read, said, wide } from './report.ts'

type Handler = readonly [kind: MessageKind, read: Read]

const short: ReadonlyMap<number, Handler> = new Map<number, Handler>([
  [0x01, ['login', reader => (reader.left < 8 ? {} : { id: reader.hex(8).slice(1) })]],
  [0x08, ['heartbeat', () => ({})]],
  [0x10, ['position', fixThen(cell)]],
  [0x11, ['position', fixThen(cell)]],
  [0x12, ['position', fixThen(cellThenStatus)]],
  [0x13, ['heartbeat', heartbeat]],
  [0x15, ['reply', reader => said(readAnswer(reader, false))]],
  [0x16, ['position', fixThen(status)]],
  [0x17, ['position', (reader, frame) => (frame.declared < 9 ? heardNetworks : fixThen(cardReader))(reader, frame)]],
  [0x18, ['cells', cellsOrFix(plain, cell)]],
  [0x19, ['status', cellThenTail]],
  [
    0x22,
    ['position', (reader, frame) => (clockAt(reader, 0) ? fixThen(cellThenIgnition) : detailed(false))(reader, frame)],
  ],
  [0x23, ['heartbeat', voltage]],
  [0x24, ['cells', cellsOrFix(plain, cell)]],
  [0x25, ['position', (reader, frame) => (clockAt(reader, 0) ? fixThen(status) : detailed(true))(reader, frame)]],
  [0x26, ['position', fixThen(status)]],
  [0x27, ['position', fixThen(status)]],
  [0x28, ['cells', cellsOrFix(plain, cell)]],
  [0x2c, ['cells', cellsOrFix(plain, cell)]],
  [0x2d, ['position', fixThen(cell)]],
  [0x2e, ['cells', cellsOrFix(plain, cell)]],
  [0x31, ['position', altitudeAtEnd]],
  [0x32, ['position', fixThen(() => undefined)]],
  [0x33, ['position', fixThen(cell)]],
  [0x34, ['position', probed]],
  [0x36, ['position', (reader, frame) => (clockAt(reader, 0) ? fixThen(vehicle) : heartbeatWithItems)(reader, frame)]],
  [0x37, ['position', fixThen(cellThenIgnition)]],
  [0x61, ['position', fixThen(cardAtEnd)]],
  [0x69, ['cells', heardNetworks]],
  [0x8a, ['time-request', () => ({})]],
  [0x94, ['status', reader => said(readInformation(reader))]],
  [0x95, ['position', readEvent]],
  [0xa0, ['position', fixThen(wideCellThenIgnition)]],
  [0xa1, ['cells', cellsOrFix(wide, wideCellThenIgnition)]],
  [0xa2, ['position', cellsOrFix(wide, wideCellThenIgnition)]],
  [0xa3, ['status', steps]],
  [0xa4, ['position', fixThen(wideStatus)]],
  [0xa5, ['status', wideCellThenStatus]],
])

const long: ReadonlyMap<number, Handler> = new Map<number, Handler>([
  [0x21, ['reply', reader => said(readAnswer(reader, true))]],
  [0x32, ['cells', clockOnly]],
  [0x33, ['cells', clockOnly]],
  [0x70, ['position', readModules]],
  [0x8c, ['status', vehicleBus]],
  [0x94, ['status', reader => said(readInformation(reader))]],
  [0x9b, ['reply', reader => said(readSerial(reader))]],
  [0xf1, ['status', reader => said(readItems(reader))]],
  [0xf2, ['status', carriedTag]],
])

/** What a whole frame says. A report whose body is shorter than its kind says nothing, like a kind nobody knows. */
export function decodeFrame(frame: Gt06Frame): DecodedMessage {
  const [kind, read] = (frame.extended ? long : short).get(frame.type) ?? (['other', () => ({})] as Handler)
  return message(kind, { sequence: frame.sequence, intact: frame.intact, ...content(read, frame) })
}

function content(read: Read, frame: Gt06Frame): Content {
  for (const body of [frame.body, frame.unsealed])
    try {
      return read(new ByteReader(body), frame)
    } catch (fault) {
      if (!(fault instanceof FrameFault)) throw fault
    }
  return {}
}

/** One frame from its start to 0d 0a. Never throws. */
export const decodeGt06 = (bytes: Uint8Array): Decoded => guarded(() => decodeFrame(readFrame(bytes)))
