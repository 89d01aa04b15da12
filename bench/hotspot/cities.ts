/** Open incident files with positions, how to read them, and the months they are measured on: always the last ones. */
export interface City {
  readonly name: string
  readonly file: string
  readonly time: string
  readonly x: string
  readonly y: string
  readonly crs: string
  readonly months: number
  /** Square miles of the whole, where it is published; else the hull of the points. */
  readonly squareMiles?: number
  readonly paiAtLeast?: number
}

export const cities: readonly City[] = [
  {
    name: 'Portland vehicle theft',
    file: 'hotspots/portland-vehicle-theft.csv',
    time: 'occ_date',
    x: 'x_coordina',
    y: 'y_coordina',
    crs: 'EPSG:2913',
    months: 12,
    squareMiles: 147.71,
    paiAtLeast: 24.46,
  },
  {
    name: 'Chicago assault',
    file: 'hotspots/chicago-assaults.csv',
    time: 'date',
    x: 'longitude',
    y: 'latitude',
    crs: 'EPSG:4326',
    months: 12,
  },
  {
    name: 'Vancouver theft',
    file: 'hotspots/vancouver-thefts.csv',
    time: 'YEAR,MONTH,DAY,HOUR',
    x: 'X',
    y: 'Y',
    crs: 'EPSG:32610',
    months: 6,
  },
  {
    name: 'Cincinnati burglary',
    file: 'hotspots/cincinnati-burglary.csv',
    time: 'offense_date',
    x: 'longitude',
    y: 'latitude',
    crs: 'EPSG:4326',
    months: 12,
  },
]
