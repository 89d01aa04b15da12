export type EntryValues = Readonly<Record<string, unknown>>

/** What speaks against an entry. `field` is `id` for the key. */
export interface Fault {
  readonly field: string
  readonly zh: string
  readonly en: string
}
