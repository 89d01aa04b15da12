/** An undirected graph in rows: the neighbours of `v` are `to[starts[v] … starts[v + 1]]`. */
export interface Graph {
  readonly starts: Int32Array
  readonly to: Int32Array
  readonly length: Float64Array
}

/**
 * Shortest ways between all pairs, row-major; Infinity where there is none. Dijkstra with a binary heap from each
 * vertex, which for the sparse graphs of streets is far less work than Floyd's cube.
 */
export function shortestPaths({ starts, to, length }: Graph): Float64Array {
  const n = starts.length - 1
  const all = new Float64Array(n * n).fill(Infinity)
  const heap = new Int32Array(n + 1)
  const at = new Int32Array(n)
  for (let source = 0; source < n; source += 1) {
    const way = all.subarray(source * n, source * n + n)
    at.fill(0)
    let size = 0
    const raise = (v: number) => {
      let i = at[v]!
      if (i === 0) {
        size += 1
        i = size
      }
      for (; i > 1 && way[heap[i >> 1]!]! > way[v]!; i >>= 1) {
        heap[i] = heap[i >> 1]!
        at[heap[i]!] = i
      }
      heap[i] = v
      at[v] = i
    }
    way[source] = 0
    raise(source)
    while (size > 0) {
      const v = heap[1]!
      const last = heap[size]!
      size -= 1
      if (size > 0) sink(heap, at, way, size, last)
      for (let e = starts[v]!; e < starts[v + 1]!; e += 1) {
        const far = way[v]! + length[e]!
        const u = to[e]!
        if (far >= way[u]!) continue
        way[u] = far
        raise(u)
      }
    }
  }
  return all
}

/** Lets `v` down from the top to where it belongs in a heap of `size`. */
function sink(heap: Int32Array, at: Int32Array, way: Float64Array, size: number, v: number): void {
  let i = 1
  for (;;) {
    let child = 2 * i
    if (child > size) break
    if (child < size && way[heap[child + 1]!]! < way[heap[child]!]!) child += 1
    if (way[heap[child]!]! >= way[v]!) break
    heap[i] = heap[child]!
    at[heap[i]!] = i
    i = child
  }
  heap[i] = v
  at[v] = i
}
