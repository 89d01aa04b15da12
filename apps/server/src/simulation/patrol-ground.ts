import type { City } from '@fangwei/city'
import { distanceMetres } from '@fangwei/domain/geo/index.ts'

type LngLat = readonly [number, number]

/** The streets of the simulated city as its patrols need them: a file beside the road graph. */
export interface Ground {
  readonly nodes: readonly LngLat[]
  readonly edges: readonly { readonly from: number; readonly to: number; readonly line: readonly LngLat[] }[]
}

export const groundOf = ({ roads, streets }: City): Ground => ({
  nodes: roads.nodes,
  edges: roads.edges
    .filter(edge => streets[edge.street]!.class !== 'border')
    .map(({ from, to, line }) => ({ from, to, line })),
})

export const metres = (a: LngLat, b: LngLat): number =>
  distanceMetres({ lng: a[0], lat: a[1] }, { lng: b[0], lat: b[1] })

interface Link {
  readonly to: number
  readonly line: readonly LngLat[]
  readonly length: number
}

/** Ways over the ground: the next street of a patrol, and the shortest way to a place. */
export function waysOver(ground: Ground) {
  const links: Link[][] = ground.nodes.map(() => [])
  for (const { from, to, line } of ground.edges) {
    const length = line.slice(1).reduce((sum, p, i) => sum + metres(line[i]!, p), 0)
    links[from]!.push({ to, line, length })
    links[to]!.push({ to: from, line: [...line].reverse(), length })
  }
  const nearest = (at: LngLat): number => {
    let best = 0
    let least = Number.POSITIVE_INFINITY
    ground.nodes.forEach((node, i) => {
      if (links[i]!.length === 0) return
      const d = (node[0] - at[0]) ** 2 * 0.59 + (node[1] - at[1]) ** 2
      if (d < least) {
        least = d
        best = i
      }
    })
    return best
  }
  return {
    nearest,
    /** The line of one street onward from a node, rather not back to where it came from. */
    onward(node: number, before: number, pick: number): { to: number; line: readonly LngLat[] } {
      const all = links[node]!
      const forward = all.length > 1 ? all.filter(link => link.to !== before) : all
      return forward[Math.floor(pick * forward.length)] ?? all[0]!
    },
    /** The shortest way between two places as one line, the places themselves at its ends. */
    way(from: LngLat, to: LngLat): LngLat[] {
      const start = nearest(from)
      const goal = nearest(to)
      const cost = new Map<number, number>([[start, 0]])
      const came = new Map<number, { node: number; line: readonly LngLat[] }>()
      const open = new Set([start])
      while (open.size > 0) {
        let node = -1
        let least = Number.POSITIVE_INFINITY
        for (const one of open) {
          const total = cost.get(one)! + metres(ground.nodes[one]!, ground.nodes[goal]!)
          if (total < least) {
            least = total
            node = one
          }
        }
        if (node === goal) break
        open.delete(node)
        for (const link of links[node]!) {
          const total = cost.get(node)! + link.length
          if (total >= (cost.get(link.to) ?? Number.POSITIVE_INFINITY)) continue
          cost.set(link.to, total)
          came.set(link.to, { node, line: link.line })
          open.add(link.to)
        }
      }
      const parts: (readonly LngLat[])[] = []
      for (let at = goal; came.has(at) && at !== start; at = came.get(at)!.node) parts.unshift(came.get(at)!.line)
      return [from, ...parts.flat(), to]
    },
  }
}
export type Ways = ReturnType<typeof waysOver>
