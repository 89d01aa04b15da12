/** How full a device's bucket is, and when it was looked at. */
export interface Bucket {
  readonly left: number
  readonly atMs: number
}

/**
 * One message out of a bucket that fills with `perSecond` a second up to ten seconds' worth. `over`: the device speaks
 * faster than it may; what it says is still kept and counted, but folded together.
 */
export function pour(bucket: Bucket | undefined, atMs: number, perSecond: number): { bucket: Bucket; over: boolean } {
  const most = perSecond * 10
  const left = bucket === undefined ? most : Math.min(most, bucket.left + ((atMs - bucket.atMs) / 1000) * perSecond)
  return left < 1 ? { bucket: { left, atMs }, over: true } : { bucket: { left: left - 1, atMs }, over: false }
}
