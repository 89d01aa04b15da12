/** A dated code list. Values are configuration with a basis and a first day, never constants of law. */
export type Language = 'zh' | 'en'
export type Label = { readonly zh: string; readonly en: string }

export type DictionaryEntry = {
  readonly code: string
  readonly label: Label
  readonly parent?: string
  /** Plain marks a rule may read, such as `not-effective` on nuisance calls. */
  readonly marks?: readonly string[]
}

export type Dictionary<Entry extends DictionaryEntry = DictionaryEntry> = {
  readonly code: string
  readonly label: Label
  readonly version: string
  /** First day of validity, yyyy-mm-dd in the tenant's zone. */
  readonly effectiveFrom: string
  readonly basis: Label
  readonly entries: readonly Entry[]
}

/** The codes of a dictionary written with literal entries, as a union. */
export type CodeOf<D extends Dictionary> = D['entries'][number]['code']

/** Keeps literal codes so that `CodeOf` is a union; throws on a doubled code or a parent that is not there. */
export function defineDictionary<const Entry extends DictionaryEntry>(
  dictionary: Dictionary<Entry>,
): Dictionary<Entry> {
  const codes = new Set<string>()
  for (const { code } of dictionary.entries) {
    if (codes.has(code)) throw new Error(`dictionary ${dictionary.code}: code ${code} appears twice`)
    codes.add(code)
  }
  for (const { code, parent } of dictionary.entries)
    if (parent !== undefined && !codes.has(parent))
      throw new Error(`dictionary ${dictionary.code}: ${code} has no parent ${parent}`)
  return dictionary
}

export type LabelRow = readonly [code: string, zh: string, en: string]

/** Entries from rows of code and labels; the parent of each code comes from the numbering rule of the list. */
export function entriesFromRows(
  rows: readonly LabelRow[],
  parentOf: (code: string) => string | undefined,
): DictionaryEntry[] {
  return rows.map(([code, zh, en]) => {
    const parent = parentOf(code)
    return parent === undefined ? { code, label: { zh, en } } : { code, label: { zh, en }, parent }
  })
}

const indexes = new WeakMap<Dictionary, Map<string, DictionaryEntry>>()

function indexOf(dictionary: Dictionary): Map<string, DictionaryEntry> {
  const known = indexes.get(dictionary)
  if (known) return known
  const made = new Map(dictionary.entries.map(entry => [entry.code, entry]))
  indexes.set(dictionary, made)
  return made
}

export function findEntry(dictionary: Dictionary, code: string): DictionaryEntry | undefined {
  return indexOf(dictionary).get(code)
}

/** The label in the language asked for; an unknown code is shown as itself, so that nothing is hidden. */
export function labelOf(dictionary: Dictionary, code: string, language: Language): string {
  return findEntry(dictionary, code)?.label[language] ?? code
}

/** From the top of the tree down to `code`; empty for an unknown code. */
export function pathOf(dictionary: Dictionary, code: string): DictionaryEntry[] {
  const path: DictionaryEntry[] = []
  for (
    let entry = findEntry(dictionary, code);
    entry;
    entry = entry.parent ? findEntry(dictionary, entry.parent) : undefined
  )
    path.unshift(entry)
  return path
}

export function childrenOf(dictionary: Dictionary, parent?: string): DictionaryEntry[] {
  return dictionary.entries.filter(entry => entry.parent === parent)
}
