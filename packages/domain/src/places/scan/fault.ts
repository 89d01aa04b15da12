import type { Label } from '../../dictionaries/dictionary.ts'

/** Input that cannot be scanned: which file and row, what is wrong, what to write instead. Words for a person. */
export class ScanFault extends Error {
  readonly label: Label
  constructor(zh: string, en: string) {
    super(en)
    this.name = 'ScanFault'
    this.label = { zh, en }
  }
}

/** Where a row stands: `case file, line 12`. */
export const at = (file: { readonly zh: string; readonly en: string }, line: number) => ({
  zh: `${file.zh}第 ${line} 行`,
  en: `${file.en}, line ${line}`,
})
