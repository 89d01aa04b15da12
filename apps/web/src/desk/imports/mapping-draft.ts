import type { CallMapping, FieldSource } from '@fangwei/domain/intake/call-mapping.ts'

/** What the editor asks for; everything else of a mapping is kept as it came and can be changed as JSON. */
export interface MappingDraft {
  readonly feed: string
  readonly zone: string
  readonly crs: string
  readonly timeFormat: string
  /** Field → column; absent fields are not read. */
  readonly columns: Readonly<Record<string, string>>
  readonly x: string
  readonly y: string
}

export const emptyMapping: MappingDraft = {
  feed: 'own-table',
  zone: 'Asia/Shanghai',
  crs: 'EPSG:4490',
  timeFormat: '',
  columns: {},
  x: '',
  y: '',
}

/** A mapping for a table of calls. `instants` are the fields that hold times: only they take the time format. */
export function mappingOf(draft: MappingDraft, name: string, instants: ReadonlySet<string>): CallMapping {
  const fields: Record<string, FieldSource> = {}
  for (const [field, column] of Object.entries(draft.columns)) {
    if (column === '') continue
    const timed = instants.has(field) && draft.timeFormat.trim() !== ''
    fields[field] = { columns: [column], ...(timed && { formats: [draft.timeFormat.trim()] }) }
  }
  const placed = draft.x !== '' && draft.y !== ''
  return {
    version: 1,
    name,
    feed: draft.feed,
    form: 'call',
    zone: draft.zone,
    fields,
    ...(placed && { position: { x: draft.x, y: draft.y, crs: draft.crs, crsBasis: 'stated' as const } }),
  }
}

/** The mapping written as JSON; undefined when the text is not JSON of an object. */
export function readJson(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
