import { metresOfDegree } from '@fangwei/domain/places/units.ts'
import type { StoredCell } from './name-cells.ts'
import type { StoredCluster } from './name-clusters.ts'

/** A cluster as a place that can be treated: the square around its circle, under the name nearest to its middle. */
export function cellOfCluster(cluster: StoredCluster): StoredCell {
  const { lng, lat, radiusMetres, places, block, households, unit, category, observed, expected, before } = cluster
  const degree = metresOfDegree(lat)
  const [dx, dy] = [radiusMetres / degree.lng, radiusMetres / degree.lat]
  const [place] = places
  return {
    index: cluster.index,
    place: place ?? null,
    placeEn: null,
    block: place === undefined ? block : null,
    subject: place === undefined ? 'block' : 'public-place',
    households: place === undefined ? households : null,
    lng,
    lat,
    bounds: { minX: lng - dx, maxX: lng + dx, minY: lat - dy, maxY: lat + dy },
    cellMetres: 2 * radiusMetres,
    score: cluster.llr,
    unit,
    category,
    incidents: observed,
    expected,
    before,
    byPolice: 0,
    byHour: [],
    peak: '',
  }
}
