import type { CellSize, Points } from '@fangwei/domain/places/hotspot/index.ts'
import { type LengthUnit, type Measured, metresOfCrs, metresOfDegree } from '@fangwei/domain/places/units.ts'
import { WrongUse } from '../exit.ts'

const metresOfUnit: Record<LengthUnit, number> = { m: 1, km: 1000, ft: 0.3048, mi: 1609.344 }

/** The latitude that half of the points lie below, from a sample; stray points do not move it. */
const medianLatitude = ({ y }: Points): number => {
  const step = Math.max(1, Math.floor(y.length / 10_000))
  const sample = Float64Array.from({ length: Math.ceil(y.length / step) }, (_, i) => y[i * step]!).sort()
  return sample[Math.floor(sample.length / 2)] ?? 0
}

const looksLikeDegrees = ({ x, y }: Points): boolean => {
  for (let i = 0; i < x.length; i += 1) if (Math.abs(x[i]!) > 180 || Math.abs(y[i]!) > 90) return false
  return true
}

/**
 * Sides of a cell in the file's own units and the square metres of one such unit. Without a coordinate system, degrees are
 * known by their range; other coordinates are taken to be in the unit the cell is given in.
 */
export const cellSizeOf = (
  cell: Measured<LengthUnit>,
  crs: string | undefined,
  points: Points,
): CellSize & { readonly squareMetresPerUnit: number; readonly unit: string } => {
  const scale = crs === undefined ? undefined : metresOfCrs(crs)
  if (crs !== undefined && scale === undefined)
    throw new WrongUse({
      zh: `不认识坐标系“${crs}”，请写 EPSG 编号，如 EPSG:2913、EPSG:4326`,
      en: `The coordinate system "${crs}" is not known: give an EPSG code such as EPSG:2913 or EPSG:4326`,
    })
  const inDegrees = looksLikeDegrees(points)
  if (scale === 'degree' && !inDegrees)
    throw new WrongUse({
      zh: `坐标超出经纬度范围，与 ${crs} 不符`,
      en: `The coordinates are not degrees, as ${crs} says`,
    })
  if (scale === 'degree' || (scale === undefined && inDegrees)) {
    const degree = metresOfDegree(medianLatitude(points))
    const [width, height] = [cell.metres / degree.lng, cell.metres / degree.lat]
    return { width, height, squareMetresPerUnit: degree.lng * degree.lat, unit: 'degree' }
  }
  const metres = scale ?? metresOfUnit[cell.unit]
  const side = scale === undefined ? cell.value : cell.metres / metres
  return { width: side, height: side, squareMetresPerUnit: metres ** 2, unit: scale === undefined ? cell.unit : crs! }
}
