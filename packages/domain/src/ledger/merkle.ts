export type Hash = (bytes: Uint8Array) => Uint8Array

/** Leaf hash of RFC 9162 §2.1.1: H(0x00 ‖ data). */
export const leafHash = (hash: Hash, data: Uint8Array): Uint8Array => hash(concat(Uint8Array.of(0), data))

/** Node hash of RFC 9162 §2.1.1: H(0x01 ‖ left ‖ right). */
export const nodeHash = (hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array =>
  hash(concat(Uint8Array.of(1), left, right))

/**
 * Appends leaf hashes to a Merkle frontier: the roots of the perfect subtrees of the `size` leaves so far,
 * largest first, one for each set bit of `size`. Amortised O(1) hashes a leaf, O(log n) memory.
 */
export function append(
  hash: Hash,
  frontier: readonly Uint8Array[],
  size: number,
  leaves: readonly Uint8Array[],
): { frontier: Uint8Array[]; size: number } {
  const stack = [...frontier]
  let count = size
  for (const leaf of leaves) {
    let node = leaf
    for (let bits = count; bits % 2 === 1; bits = Math.floor(bits / 2)) node = nodeHash(hash, stack.pop()!, node)
    stack.push(node)
    count += 1
  }
  return { frontier: stack, size: count }
}

/** Root of the whole tree from its frontier; of an empty tree: H(). */
export function root(hash: Hash, frontier: readonly Uint8Array[]): Uint8Array {
  if (frontier.length === 0) return hash(new Uint8Array())
  return frontier.slice(0, -1).reduceRight((right, left) => nodeHash(hash, left, right), frontier.at(-1)!)
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
