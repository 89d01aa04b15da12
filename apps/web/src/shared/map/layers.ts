/**
 * The ground of the map: GeoJSON files of the installation, WGS-84 longitude and latitude (RFC 7946), one per layer at
 * `/map/<layer>.json`. Properties read here, all of them optional:
 * - roads (lines): `class` as in OpenStreetMap's highway (`motorway` … `residential`, `lane`, `track`), `name`, `nameEn`;
 * - boundaries (polygons or lines): `level` `county`, `station` or `community`;
 * - places (points): `rank` 1 (a town) to 4 (a single site), `name`, `nameEn`;
 * - land, water, parks, buildings (polygons): `name`, `nameEn`.
 */
export const groundLayers = ['land', 'water', 'parks', 'buildings', 'roads', 'boundaries', 'places'] as const

export type GroundLayer = (typeof groundLayers)[number]

export const groundAddress = (layer: GroundLayer, origin: string): string => new URL(`/map/${layer}.json`, origin).href
