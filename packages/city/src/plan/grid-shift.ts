import { stream } from '../random/stream.ts'

/** Where a line drawn at `nominal` metres really lies: the same line moves alike wherever it is mentioned. */
export type GridShift = (axis: 'x' | 'y', nominal: number) => number

const reach = 55

export const gridShift = (seed: number): GridShift => {
  const moved = new Map<string, number>()
  return (axis, nominal) => {
    if (Math.abs(nominal) < 200) return nominal
    const key = `${axis}${nominal}`
    const known = moved.get(key)
    if (known !== undefined) return known
    const at = nominal + Math.round(stream(seed, `grid-${axis}`, nominal).between(-reach, reach))
    moved.set(key, at)
    return at
  }
}
