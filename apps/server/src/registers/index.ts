export { type Imported, type ImportOptions, importEntries, type NewEntry } from './import-entries.ts'
