/** Degrees to the sixth digit, as Valhalla writes them. */
const SCALE = 1e6

/** Longitude and latitude of each bend, in WGS-84 degrees. */
export type Line = [lng: number, lat: number][]

/**
 * A line as Valhalla writes it: differences of latitude and longitude in base 32, five bits a character, the lowest
 * first.
 */
export function readPolyline(text: string): Line {
  const line: Line = []
  let at = 0
  const next = () => {
    let [value, shift, bits] = [0, 0, 32]
    while (bits >= 32) {
      bits = text.charCodeAt(at) - 63
      if (!(bits >= 0 && bits < 64)) throw new Error(`No polyline: character ${at}`)
      value |= (bits & 31) << shift
      shift += 5
      at += 1
    }
    return value & 1 ? ~(value >> 1) : value >> 1
  }
  let [lng, lat] = [0, 0]
  while (at < text.length) {
    lat += next()
    lng += next()
    line.push([lng / SCALE, lat / SCALE])
  }
  return line
}
