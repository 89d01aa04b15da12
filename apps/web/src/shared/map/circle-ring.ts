const CORNERS = 48
const METRES_A_DEGREE = 111_320

/** A circle on the ground as a closed ring that a map can draw. */
export function circleRing([lng, lat]: readonly [number, number], radiusM: number): (readonly [number, number])[] {
  const across = radiusM / (METRES_A_DEGREE * Math.cos((lat * Math.PI) / 180))
  const up = radiusM / METRES_A_DEGREE
  return Array.from({ length: CORNERS + 1 }, (_, i): readonly [number, number] => {
    const turn = (2 * Math.PI * (i % CORNERS)) / CORNERS
    return [lng + across * Math.cos(turn), lat + up * Math.sin(turn)]
  })
}
