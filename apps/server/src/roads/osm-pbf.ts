/** A road for routing: its nodes by id in order, and OpenStreetMap tags. */
export interface OsmWay {
  readonly id: number
  readonly refs: readonly number[]
  readonly tags: Readonly<Record<string, string>>
}

export interface OsmNode {
  readonly id: number
  /** WGS-84 degrees; kept to seven decimals. */
  readonly lng: number
  readonly lat: number
}

const A_BLOCK = 8000

/**
 * An OpenStreetMap file (PBF 1.0, dense nodes, blocks as they are) of nodes and ways, both ascending by id: what
 * tile builders read. The same input gives the same bytes.
 */
export function osmPbf(nodes: readonly OsmNode[], ways: readonly OsmWay[]): Buffer {
  const header = message(bytesField(4, 'OsmSchema-V0.6'), bytesField(4, 'DenseNodes'), bytesField(16, 'fangwei'))
  return Buffer.concat([
    blob('OSMHeader', header),
    ...slices(nodes).map(some => blob('OSMData', nodeBlock(some))),
    ...slices(ways).map(some => blob('OSMData', wayBlock(some))),
  ])
}

const slices = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / A_BLOCK) }, (_, i) => all.slice(i * A_BLOCK, (i + 1) * A_BLOCK))

function blob(type: string, raw: Buffer): Buffer {
  const body = message(bytesField(1, raw))
  const head = message(bytesField(1, type), numberField(3, body.length))
  const size = Buffer.alloc(4)
  size.writeUInt32BE(head.length)
  return Buffer.concat([size, head, body])
}

/** Granularity 100: one unit is 1e-7 degrees. */
function nodeBlock(nodes: readonly OsmNode[]): Buffer {
  const dense = message(
    bytesField(1, deltas(nodes.map(n => n.id))),
    bytesField(8, deltas(nodes.map(n => Math.round(n.lat * 1e7)))),
    bytesField(9, deltas(nodes.map(n => Math.round(n.lng * 1e7)))),
  )
  return message(bytesField(1, message(bytesField(1, ''))), bytesField(2, message(bytesField(2, dense))))
}

function wayBlock(ways: readonly OsmWay[]): Buffer {
  const known = new Map<string, number>([['', 0]])
  const word = (text: string) => {
    const index = known.get(text) ?? known.size
    known.set(text, index)
    return index
  }
  const written = ways.map(({ id, refs, tags }) => {
    const pairs = Object.entries(tags)
    return bytesField(
      3,
      message(
        numberField(1, id),
        bytesField(2, Buffer.concat(pairs.map(([key]) => varint(word(key))))),
        bytesField(3, Buffer.concat(pairs.map(([, value]) => varint(word(value))))),
        bytesField(8, deltas(refs)),
      ),
    )
  })
  const strings = message(...[...known.keys()].map(text => bytesField(1, text)))
  return message(bytesField(1, strings), bytesField(2, message(...written)))
}

const message = (...fields: readonly Buffer[]): Buffer => Buffer.concat(fields)
const numberField = (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)])

function bytesField(field: number, value: Buffer | string): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value
  return Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes])
}

/** Differences of one number to the next, zigzag: small numbers in few bytes. */
function deltas(values: readonly number[]): Buffer {
  let last = 0
  return Buffer.concat(
    values.map(value => {
      const step = value - last
      last = value
      return varint(step >= 0 ? step * 2 : -step * 2 - 1)
    }),
  )
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest])
    bytes.push((rest % 128) + 128)
  }
}
