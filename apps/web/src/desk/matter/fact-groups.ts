import type { MatterType } from '@fangwei/domain/loop/index.ts'

export type FactGroup = 'people' | 'matter' | 'handling' | 'times'

/** Shown by a part of the page of their own, or of no use to read. */
const elsewhere: ReadonlySet<string> = new Set([
  'lng',
  'lat',
  // Keys of what stands beside them by its name.
  'unitCode',
  'dispatchUnitCode',
  'site',
  'releases',
  'because',
  'gaps',
  'hardRule',
  'points',
  'modelGrade',
  'model',
  'modelVersion',
  'asOf',
])

/** Counts of a detection are said in one sentence where it is told why the place is here. */
const counted: ReadonlySet<string> = new Set([
  'incidents',
  'days',
  'expected',
  'before',
  'byPolice',
  'hours',
  'cellMetres',
])

/**
 * The key of a relationship says nothing to a reader; matters about the same one are linked instead. That minutes were
 * counted by road goes without saying: an estimate does not.
 */
const saysNothing = (name: string, value: unknown) =>
  (name === 'relationship' && /^[\w.-]+$/.test(String(value))) ||
  ((name === 'byRoad' || name === 'dispatchByRoad') && value === true)

/** The fields that are filled, in four groups: the people, the matter as it came, what was done about it, and when. */
export function factGroups(
  type: MatterType,
  data: Readonly<Record<string, unknown>>,
): readonly { readonly group: FactGroup; readonly names: readonly string[] }[] {
  const people = new Set(Object.values(type.parties ?? {}).flatMap(p => [p.name, p.phone, p.idNumber]))
  const opening = new Set([...type.opening.asks, ...(type.opening.mayAsk ?? []), ...type.title])
  const groupOf = (name: string): FactGroup => {
    if (people.has(name)) return 'people'
    if (type.fields[name]?.widget === 'instant') return 'times'
    return opening.has(name) ? 'matter' : 'handling'
  }
  const isDetected = data.origin === 'hotspot' && data.days !== undefined
  const names = Object.keys(type.fields).filter(
    name =>
      data[name] !== undefined &&
      data[name] !== null &&
      !elsewhere.has(name) &&
      !(isDetected && counted.has(name)) &&
      !saysNothing(name, data[name]),
  )
  return (['matter', 'people', 'handling', 'times'] as const).map(group => ({
    group,
    names: names.filter(name => groupOf(name) === group),
  }))
}
