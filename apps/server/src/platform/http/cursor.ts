import { problems } from './problem.ts'

/** A page begins after the sort key of the last row of the one before: the cursor is that key. */
export const writeCursor = (key: readonly unknown[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

const isPart = (part: unknown) => typeof part === 'number' || (typeof part === 'string' && !part.includes('\0'))

export function readCursor(cursor: string | undefined, parts: number): unknown[] | undefined {
  if (cursor === undefined) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(key) && key.length === parts && key.every(isPart)) return key
  } catch {
    // Falls through to the refusal below.
  }
  throw problems.badCursor()
}
