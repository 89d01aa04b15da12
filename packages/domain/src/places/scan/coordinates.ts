import { at, ScanFault } from './fault.ts'
import { type Row, rowsOf } from './rows.ts'

const file = { zh: '坐标文件', en: 'coordinates file' }
/** Kilometres; the radius the published results are computed with. */
export const earthRadius = 6367

export type CoordinateKind = 'latlong' | 'cartesian'

export type Locations = {
  readonly kind: CoordinateKind
  readonly indexOf: ReadonlyMap<string, number>
  readonly ids: readonly (readonly string[])[]
  readonly points: readonly (readonly number[])[]
  readonly written: readonly (readonly [number, number])[]
}

const number = (text: string, row: Row): number => {
  const value = Number(text)
  if (text !== '' && Number.isFinite(value)) return value
  const where = at(file, row.line)
  throw new ScanFault(`${where.zh}：“${text}”不是坐标`, `${where.en}: "${text}" is no coordinate`)
}

const looksLikeDegrees = (pairs: readonly (readonly [number, number])[]) =>
  pairs.every(([lat, lng]) => Math.abs(lat) <= 90 && Math.abs(lng) <= 180)

const onSphere = ([lat, lng]: readonly [number, number]): number[] => {
  const rad = Math.PI / 180
  return [
    earthRadius * Math.cos(lat * rad) * Math.cos(lng * rad),
    earthRadius * Math.cos(lat * rad) * Math.sin(lng * rad),
    earthRadius * Math.sin(lat * rad),
  ]
}

/** `id latitude longitude` or `id x y`. An id twice at different places is a fault; ids at one place are one location. */
export const readCoordinates = (text: string, kind?: CoordinateKind): Locations => {
  const rows = rowsOf(text, file, 3)
  const pairs = rows.map(row => [number(row.cells[1]!, row), number(row.cells[2]!, row)] as const)
  const found = kind ?? (looksLikeDegrees(pairs) ? 'latlong' : 'cartesian')
  if (found === 'latlong' && !looksLikeDegrees(pairs))
    throw new ScanFault(
      '坐标超出经纬度范围，请用 --coordinates cartesian',
      'Coordinates are not degrees: use --coordinates cartesian',
    )
  const places = new Map<string, number>()
  const indexOf = new Map<string, number>()
  const [ids, written]: [string[][], (readonly [number, number])[]] = [[], []]
  for (const [i, row] of rows.entries()) {
    const key = pairs[i]!.join()
    const place = places.get(key) ?? ids.length
    const id = row.cells[0]!
    const earlier = indexOf.get(id)
    if (earlier !== undefined && earlier !== place) {
      const where = at(file, row.line)
      throw new ScanFault(`${where.zh}：“${id}”已有另一坐标`, `${where.en}: "${id}" already has other coordinates`)
    }
    if (earlier !== undefined) continue
    if (place === ids.length) {
      places.set(key, place)
      ids.push([])
      written.push(pairs[i]!)
    }
    indexOf.set(id, place)
    ids[place]!.push(id)
  }
  const points = written.map(pair => (found === 'latlong' ? onSphere(pair) : [...pair]))
  return { kind: found, indexOf, ids, points, written }
}
