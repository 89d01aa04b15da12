/** One cluster as the reference program prints it. */
export interface ExpectedCluster {
  readonly locations: readonly string[]
  readonly start: string
  readonly end: string
  readonly llr: number
  readonly p: number
}

const isoDate = (text: string) =>
  text
    .split('/')
    .map(part => part.padStart(2, '0'))
    .join('-')

/** Reads the clusters and the running time out of a results file in the layout of SaTScan 10. */
export function readExpected(text: string): { clusters: ExpectedCluster[]; seconds: number } {
  const part = text.slice(text.indexOf('CLUSTERS DETECTED'), text.indexOf('PARAMETER SETTINGS'))
  const clusters = part.split(/\n(?=\d+\.Location IDs)/).slice(1)
  const seconds = Number(/Total Running Time\s*:\s*(\d+) second/.exec(text)?.[1] ?? Number.NaN)
  return { clusters: clusters.map(readCluster), seconds }
}

function readCluster(text: string): ExpectedCluster {
  const ids = /Location IDs included\.: ([\s\S]*?)\n\s+Coordinates/.exec(text)?.[1] ?? ''
  const frame = /Time frame\.+: (\S+) to (\S+)/.exec(text)
  return {
    locations: ids.split(',').map(id => id.trim()),
    start: isoDate(frame?.[1] ?? ''),
    end: isoDate(frame?.[2] ?? ''),
    llr: Number(/(?:Log likelihood ratio|Test statistic)\.+: (\S+)/.exec(text)?.[1]),
    p: Number(/P-value\.+: (\S+)/.exec(text)?.[1]),
  }
}
