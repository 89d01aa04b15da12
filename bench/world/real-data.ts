import { access } from 'node:fs/promises'
import { join } from 'node:path'

const folder = process.env.FANGWEI_REALDATA ?? join(import.meta.dirname, '../../../shared/realdata')

/** Path of an open data file to measure with; undefined where the data are not there. They are never part of this repository. */
export async function realData(name: string): Promise<string | undefined> {
  const path = join(folder, name)
  return access(path).then(
    () => path,
    () => undefined,
  )
}
