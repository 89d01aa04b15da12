import { type Converter, type CoordinateFault, makeConverter } from '../geo/index.ts'
import type { PositionSource } from './call-mapping.ts'
import { readNumber } from './cell-values.ts'
import { type ColumnPlace, cellReader, type FieldReader, type Row } from './reading.ts'
import type { RecordPosition } from './record.ts'
import { note, type RefusalCode, refusal } from './row-reason.ts'

const refusalOf: Readonly<Record<CoordinateFault, RefusalCode>> = {
  'unknown-crs': 'cannot-project',
  'bad-projection-text': 'cannot-project',
  'cannot-project': 'cannot-project',
  'not-a-number': 'not-a-number',
  'outside-area': 'outside-area',
  swapped: 'swapped',
}

/** Seven decimals of a degree are a centimetre; more would only record the rounding of the projection. */
const rounded = (degrees: number) => Math.round(degrees * 1e7) / 1e7

/** The reader of the coordinate columns, or the fault that keeps the mapping from being used at all. */
export function makePositionReader(source: PositionSource, place: ColumnPlace): FieldReader | CoordinateFault {
  const converter = makeConverter({
    crs: source.crs,
    ...(source.proj4 === undefined ? {} : { proj4: source.proj4 }),
    ...(source.area === undefined ? {} : { area: source.area }),
  })
  return typeof converter === 'string' ? converter : positionReader(source, converter, place)
}

/** East and north cells; one column named for both holds them together, east first: `111.7, 40.8`. */
function textsReader(source: PositionSource, place: ColumnPlace): (row: Row) => readonly [string, string] {
  const cellX = cellReader(source.x, place)
  const cellY = cellReader(source.y, place)
  if (source.x !== source.y) return row => [cellX(row), cellY(row)]
  return row => {
    const [x = '', y = '', more] = cellX(row).split(/[\s,，;；]+/)
    return more === undefined ? [x, y] : [x, more]
  }
}

function positionReader(source: PositionSource, convert: Converter, place: ColumnPlace): FieldReader {
  const fixed = {
    sourceCrs: source.proj4 ?? source.crs,
    crsBasis: source.crsBasis ?? 'stated',
    ...(source.accuracyMetres === undefined ? {} : { accuracyMetres: source.accuracyMetres }),
  } as const
  const read = (textX: string, textY: string): RecordPosition | RefusalCode | undefined => {
    if (textX === '' && textY === '') return undefined
    if (textX === '' || textY === '') return 'half-position'
    const x = readNumber(textX)
    const y = readNumber(textY)
    if (x === undefined || y === undefined) return 'not-a-number'
    if (x === 0 && y === 0 && source.zeroMeansNone !== false) return undefined
    const converted = convert(x, y)
    if (!converted.ok) return refusalOf[converted.fault]
    return { lng: rounded(converted.position.lng), lat: rounded(converted.position.lat), ...fixed }
  }
  const both = textsReader(source, place)
  return (row, { values, reasons, notes }) => {
    const [textX, textY] = both(row)
    const position = read(textX, textY)
    if (position === undefined) return
    if (typeof position !== 'string') values.position = position
    else if (source.onFault === 'leave-out') notes.push(note('position', 'position-left-out', `${textX}, ${textY}`))
    else reasons.push(refusal('position', position, `${textX}, ${textY}`))
  }
}
