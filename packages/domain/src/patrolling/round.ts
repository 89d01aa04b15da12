/**
 * A crew's round by the ids of its stops: null, where it sets out, then its stops in their order, and back. A stop that is
 * not listed any more is left out; empty when none is left.
 */
export function roundOf(
  stops: readonly { readonly stop: string }[],
  isListed: (stop: string) => boolean,
): (string | null)[] {
  const listed = stops.map(({ stop }) => stop).filter(isListed)
  return listed.length === 0 ? [] : [null, ...listed, null]
}
