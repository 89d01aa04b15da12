/** Which rows of a long table must be drawn, and how much room stands for the others. Heights in px. */
export interface RowWindow {
  readonly first: number
  /** One past the last. */
  readonly end: number
  readonly above: number
  readonly below: number
}

interface Viewport {
  readonly scrollTop: number
  readonly height: number
  readonly rowHeight: number
  readonly count: number
}

/** Short tables are drawn whole: finding in page and printing then see every row. */
const drawnWhole = 200
const spare = 12

/** The rows in view with a few to spare on either side. The first is even, so that striping by place never flickers. */
export function rowWindow({ scrollTop, height, rowHeight, count }: Viewport): RowWindow {
  if (count <= drawnWhole) return { first: 0, end: count, above: 0, below: 0 }
  const top = Math.floor(scrollTop / rowHeight) - spare
  const first = Math.min(Math.max(top - (top % 2), 0), count - 1)
  const end = Math.min(Math.ceil((scrollTop + height) / rowHeight) + spare, count)
  const last = Math.max(end, first + 1)
  return { first, end: last, above: first * rowHeight, below: (count - last) * rowHeight }
}

/** Where to scroll so that row `index` is in view below a sticky head; the same place when it already is. */
export function scrollToShow(index: number, { scrollTop, height, rowHeight }: Viewport, headHeight: number): number {
  const top = index * rowHeight
  if (top < scrollTop) return top
  const bottom = top + rowHeight
  const room = height - headHeight
  return bottom > scrollTop + room ? bottom - room : scrollTop
}
