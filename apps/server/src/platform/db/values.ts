import pg from 'pg'

/** How values come out of the store: dates stay text, bigints that fit are numbers, jsonb is parsed, times are ISO 8601. */
const TEXT_ARRAY = 1009 as number as Parameters<typeof pg.types.setTypeParser>[0]
const anyTextArray = pg.types.getTypeParser(TEXT_ARRAY) as (value: string) => unknown

pg.types.setTypeParser(20, value => Number(value))
pg.types.setTypeParser(1082, value => value)
pg.types.setTypeParser(1184, isoTime)
pg.types.setTypeParser(TEXT_ARRAY, textArray)

/** `2026-11-26 09:00:00.12+00` as `2026-11-26T09:00:00.120Z`. Every row has some, so the common form is only moved about. */
export function isoTime(value: string): string {
  if (value.endsWith('infinity')) return value
  if (value.length < 22 || value.length > 29 || !value.endsWith('+00') || value[10] !== ' ')
    return new Date(value).toISOString()
  const milliseconds = value.slice(20, -3).slice(0, 3).padEnd(3, '0')
  return `${value.slice(0, 10)}T${value.slice(11, 19)}.${milliseconds}Z`
}

/** Codes need no quoting, and most arrays are of codes or empty; anything else goes to the library. */
export function textArray(value: string): unknown {
  if (value === '{}') return []
  return /["\\{]|NULL/i.test(value.slice(1)) ? anyTextArray(value) : value.slice(1, -1).split(',')
}
