import { metresOfDegree } from '../units.ts'
import { dateText } from './dates.ts'
import type { ScanFiles } from './prepare.ts'

/** Points in columns: WGS-84 degrees, and for cases the local day since 1970. */
export interface GridPoints {
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
}
export interface GridCases extends GridPoints {
  readonly day: ArrayLike<number>
}

export interface Grid {
  readonly cellMetres: number
  /** Middle of each cell. */
  readonly lng: readonly number[]
  readonly lat: readonly number[]
  /** The cell of each case. */
  readonly cellOf: Int32Array
  readonly files: ScanFiles
}

const SMALLEST_METRES = 250

/**
 * Cases as a scan reads them, in its own file formats, so that anybody can check it elsewhere: locations are cells of a
 * lattice, the smallest that leaves no more than `most` of them. People, where they are given, are counted by cell; a
 * cell with cases and nobody registered counts one, for nothing can be expected where nobody is.
 */
export function gridOf(cases: GridCases, people: GridPoints | undefined, most: number): Grid {
  for (let cellMetres = SMALLEST_METRES; ; cellMetres *= 2) {
    const lattice = latticeOf(cases, cellMetres)
    const cellOf = Int32Array.from(cases.x, (x, i) => lattice.of(x, cases.y[i]!))
    const counts = people === undefined ? undefined : peopleOf(people, lattice)
    if (lattice.lng.length <= most)
      return { cellMetres, ...lattice, cellOf, files: filesOf(cases, lattice, cellOf, counts) }
  }
}

function latticeOf(cases: GridCases, cellMetres: number) {
  const degree = metresOfDegree(middle(cases.y))
  const [width, height] = [cellMetres / degree.lng, cellMetres / degree.lat]
  const [lng, lat]: [number[], number[]] = [[], []]
  const known = new Map<string, number>()
  const of = (x: number, y: number): number => {
    const [column, row] = [Math.floor(x / width), Math.floor(y / height)]
    const found = known.get(`${column} ${row}`)
    if (found !== undefined) return found
    known.set(`${column} ${row}`, lng.length)
    lng.push((column + 0.5) * width)
    lat.push((row + 0.5) * height)
    return lng.length - 1
  }
  return { lng, lat, of }
}

type Lattice = ReturnType<typeof latticeOf>

const middle = (values: ArrayLike<number>) => Float64Array.from(values).sort()[Math.floor(values.length / 2)] ?? 0

function peopleOf({ x, y }: GridPoints, { of }: Lattice): Map<number, number> {
  const counts = new Map<number, number>()
  for (let i = 0; i < x.length; i += 1) {
    const cell = of(x[i]!, y[i]!)
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  return counts
}

function filesOf(
  { day }: GridCases,
  { lng, lat }: Lattice,
  cellOf: Int32Array,
  people: ReadonlyMap<number, number> | undefined,
): ScanFiles {
  const counts = new Map<string, number>()
  for (const [i, cell] of cellOf.entries()) {
    const key = `${cell} ${Math.floor(day[i]!)}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const cases = [...counts].map(([key, count]) => {
    const [cell, at] = key.split(' ').map(Number) as [number, number]
    return `c${cell} ${count} ${dateText(at)}`
  })
  const coordinates = lng.map((x, cell) => `c${cell} ${lat[cell]!.toFixed(6)} ${x.toFixed(6)}`)
  const year = dateText(Math.floor(day[0] ?? 0)).split('/')[0]
  return {
    cases: cases.join('\n'),
    coordinates: coordinates.join('\n'),
    ...(people === undefined
      ? {}
      : { population: lng.map((_, cell) => `c${cell} ${year} ${people.get(cell) ?? 1}`).join('\n') }),
  }
}
