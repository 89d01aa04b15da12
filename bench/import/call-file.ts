import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { type BenchOrg, stationsOf } from '../world/orgs.ts'

const DAY_MS = 86_400_000
const CATEGORIES = ['030100', '030200', '040300', '050503', '050501', '020100', '010901', 'W10000']
const HEADER = 'call_no,at,category,content,address,lng,lat,caller,phone,unit'

/** A mapping that reads the generated file. */
export const generatedMapping = {
  version: 1,
  name: 'Generated calls',
  feed: 'bench',
  zone: 'Asia/Shanghai',
  fields: {
    sourceId: { columns: ['call_no'] },
    receivedAt: { columns: ['at'], formats: ['%Y-%m-%d %H:%M:%S'] },
    category: { columns: ['category'] },
    content: { columns: ['content'] },
    address: { columns: ['address'] },
    callerName: { columns: ['caller'] },
    callerPhone: { columns: ['phone'] },
    orgCode: { columns: ['unit'] },
    channel: { constant: '0101' },
    callType: { constant: '110' },
    level: { constant: '3' },
  },
  position: { x: 'lng', y: 'lat', crs: 'EPSG:4326' },
} as const

/** Writes a CSV of invented calls over the last three years, the same for the same count and organisations. */
export async function writeCallFile(
  path: string,
  count: number,
  orgs: readonly BenchOrg[],
  until: Date,
): Promise<void> {
  const stations = stationsOf(orgs)
  const out = createWriteStream(path)
  out.write(`${HEADER}\n`)
  for (let n = 0; n < count; n += 1) {
    const at = new Date(until.getTime() - DAY_MS - ((count - n) * 1095 * DAY_MS) / count).toISOString()
    const line = [
      `B${String(n).padStart(9, '0')}`,
      at.slice(0, 19).replace('T', ' '),
      CATEGORIES[n % CATEGORIES.length],
      `住户反映情况第${n}起，请民警到场处理`,
      `示例路${n % 97}号院${n % 31}号楼`,
      (110 + (n % 977) / 10_000).toFixed(5),
      (40 + (n % 883) / 10_000).toFixed(5),
      `来电人${n % 4999}`,
      `139${String(n % 99_999_999).padStart(8, '0')}`,
      stations[n % stations.length]!.code,
    ].join(',')
    if (!out.write(`${line}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}
