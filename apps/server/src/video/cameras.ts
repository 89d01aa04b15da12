import { deviceFaults, type EntryValues } from '@fangwei/domain/registers/index.ts'
import { isStreamPath } from '@fangwei/domain/video/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { isSealed, type Keys, unseal } from '../platform/secrets/index.ts'

/** A registered camera as this module needs it. The stream never leaves the server. */
export interface Camera {
  readonly id: string
  readonly name: string
  readonly org: string
  readonly path: readonly string[]
  readonly address: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly stream: string | undefined
  /** It stands where no camera may look (公共安全视频图像信息系统管理条例 8), whenever and however it was entered. */
  readonly isPrivate: boolean
}

interface Row {
  id: string
  name: string
  org: string
  path: string[]
  data: EntryValues
}

/** Cameras in the reader's sight that are in use; `ids` for some of them. */
export async function readCameras(
  tx: Tx,
  keys: Keys,
  about: { tenant: number; org: string; ids?: readonly string[] },
): Promise<Camera[]> {
  const rows = await tx.rows<Row>(sql`
    SELECT id, name, org, path, data FROM register_entry
    WHERE tenant = ${about.tenant} AND register = 'device' AND ${about.org} IN (l0, l1, l2, l3, l4) AND kind = 'CAMERA'
      AND (valid_to IS NULL OR valid_to >= current_date)
      AND (${about.ids ?? null}::text[] IS NULL OR id = ANY (${about.ids ?? null}::text[]))
    ORDER BY name, id LIMIT 2000`)
  return rows.map(row => cameraOf(row, keys))
}

function cameraOf({ id, name, org, path, data }: Row, keys: Keys): Camera {
  const { sealed, ...plain } = data
  const values: EntryValues = { ...plain, ...(isSealed(sealed) ? JSON.parse(unseal(keys, sealed)) : {}) }
  return {
    id,
    name,
    org,
    path,
    address: typeof values.address === 'string' ? values.address : null,
    lng: typeof values.lng === 'number' ? values.lng : null,
    lat: typeof values.lat === 'number' ? values.lat : null,
    stream: typeof values.stream === 'string' && isStreamPath(values.stream) ? values.stream : undefined,
    isPrivate: deviceFaults(values).some(({ field }) => field === 'place' || field === 'spot'),
  }
}
