import type { Catalog } from './read-catalog.ts'

const heading = `-- The schema that the migrations in this folder produce, for reading. Written by: npm run schema
-- Do not edit: put changes into a new migration.
`

const whole = ['roles', 'extensions', 'types', 'sequences', 'functions', 'functionGrants', 'schemaGrants'] as const
const ofTable = [
  'tables',
  'options',
  'indexes',
  'triggers',
  'security',
  'policies',
  'grants',
  'columnGrants',
  'comments',
] as const

/** The schema as readable SQL: shared objects first, then each table with everything that belongs to it. */
export function schemaText(catalog: Catalog): string {
  const shared = whole.map(kind => lines(catalog[kind]))
  const names = [...new Set(ofTable.flatMap(kind => catalog[kind].map(row => row.of)))].sort()
  const tables = names.map(name => ofTable.map(kind => lines(catalog[kind].filter(row => row.of === name))).join(''))
  return [heading, ...shared, ...tables].filter(block => block !== '').join('\n')
}

const lines = (rows: Catalog['tables']) => rows.map(row => `${row.text.trimEnd()}\n`).join('')
