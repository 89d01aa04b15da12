import type { GridShift } from './grid-shift.ts'
import type { Point } from './plane.ts'

/** Upright rectangle on the unbent plan, metres. */
export interface Extent {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export type StreetClass = 'trunk' | 'primary' | 'secondary' | 'tertiary' | 'residential' | 'lane' | 'track' | 'border'

/** A cut that divides an area in two: west|east of an x or south|north of a y. */
interface Cut {
  readonly axis: 'x' | 'y'
  readonly at: number
  readonly low: Branch
  readonly high: Branch
  readonly street: StreetClass
}
interface Leaf {
  readonly community: true
}
interface Named {
  readonly unit: string
  readonly of: Branch
}
type Branch = Cut | Leaf | Named

const community: Leaf = { community: true }
const x = (at: number, low: Branch, high: Branch, street: StreetClass = 'secondary'): Cut => ({
  axis: 'x',
  at,
  low,
  high,
  street,
})
const y = (at: number, low: Branch, high: Branch, street: StreetClass = 'secondary'): Cut => ({
  axis: 'y',
  at,
  low,
  high,
  street,
})
const unit = (name: string, of: Branch): Named => ({ unit: name, of })
const c = community

/** Five communities to a station, twelve stations, two districts and a banner: the map of who answers for what. */
const divisions: Branch = y(
  5300,
  y(
    0,
    unit(
      'shuoyu',
      x(
        2800,
        y(
          -2600,
          unit('zhanqian', x(-5600, c, y(-4400, c, x(-1800, c, x(600, c, c)), 'border'), 'border')),
          x(
            -1800,
            unit('hewan', x(-5600, c, y(-1300, x(-3500, c, c), x(-3500, c, c), 'primary'), 'border')),
            unit('xincheng', y(-1300, x(600, c, c), x(-250, c, x(1450, c, c)), 'primary')),
            'primary',
          ),
          'primary',
        ),
        unit('kaifaqu', x(5400, y(-1300, y(-2600, c, c), c, 'primary'), y(-3000, c, c, 'border'), 'border')),
        'primary',
      ),
    ),
    unit(
      'wangcheng',
      x(
        -2600,
        unit('chengxi', x(-5400, y(2500, c, c, 'border'), y(2300, x(-3900, c, c), c, 'primary'), 'border')),
        x(
          2800,
          y(
            2300,
            x(
              -250,
              unit(
                'laocheng',
                y(1150, x(-1850, c, x(-1050, c, c, 'tertiary'), 'tertiary'), x(-1450, c, c, 'tertiary')),
              ),
              unit('shixin', y(1150, x(680, c, x(1650, c, c)), x(1200, c, c))),
              'primary',
            ),
            unit('chengbei', x(-250, y(3400, c, c), y(3400, x(1200, c, c), c), 'primary')),
            'primary',
          ),
          unit('chengdong', x(5400, y(2300, x(3950, c, c), c, 'primary'), y(2500, c, c, 'border'), 'border')),
          'primary',
        ),
        'primary',
      ),
    ),
    'border',
  ),
  unit(
    'banner',
    x(
      -4200,
      unit('nuoyinta', y(9300, x(-9500, c, c, 'border'), y(12600, x(-8300, c, c, 'border'), c, 'border'), 'border')),
      x(
        6400,
        unit('bula', y(8300, c, y(12700, x(1200, c, y(10300, c, c, 'primary'), 'primary'), c, 'border'), 'border')),
        unit('halantu', y(9000, x(11200, c, c, 'border'), y(13000, x(10800, c, c, 'border'), c, 'border'), 'border')),
        'border',
      ),
      'border',
    ),
  ),
  'border',
)

export interface CommunityCell {
  /** District and station keys, e.g. `wangcheng`, `chengbei`; `number` counts 1-5 within the station. */
  readonly district: string
  readonly station: string
  readonly number: number
  readonly extent: Extent
}

export interface Division {
  readonly cells: readonly CommunityCell[]
  readonly cuts: readonly { from: Point; to: Point; street: StreetClass; axis: 'x' | 'y' }[]
}

/** Lay the cuts out inside the whole extent, each coordinate moved by `shift`. */
export const divide = (whole: Extent, shift: GridShift): Division => {
  const cells: CommunityCell[] = []
  const cuts: { from: Point; to: Point; street: StreetClass; axis: 'x' | 'y' }[] = []
  const counts = new Map<string, number>()
  const visit = (branch: Branch, extent: Extent, names: readonly string[]): void => {
    if ('unit' in branch) {
      visit(branch.of, extent, [...names, branch.unit])
      return
    }
    if ('community' in branch) {
      const [district = '', station = ''] = names
      const number = (counts.get(station) ?? 0) + 1
      counts.set(station, number)
      cells.push({ district, station, number, extent })
      return
    }
    const at = shift(branch.axis, branch.at)
    const { west, south, east, north } = extent
    if (branch.axis === 'x') {
      cuts.push({ from: [at, south], to: [at, north], street: branch.street, axis: 'x' })
      visit(branch.low, { ...extent, east: at }, names)
      visit(branch.high, { ...extent, west: at }, names)
    } else {
      cuts.push({ from: [west, at], to: [east, at], street: branch.street, axis: 'y' })
      visit(branch.low, { ...extent, north: at }, names)
      visit(branch.high, { ...extent, south: at }, names)
    }
  }
  visit(divisions, whole, [])
  return { cells, cuts }
}

export const cellAt = (division: Division, p: Point): CommunityCell | undefined =>
  division.cells.find(
    ({ extent }) => p[0] >= extent.west && p[0] < extent.east && p[1] >= extent.south && p[1] < extent.north,
  )
