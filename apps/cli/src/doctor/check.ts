export interface Label {
  readonly zh: string
  readonly en: string
}

/** One thing looked at: what was found, and where it is not well, how to mend it. */
export interface Check extends Label {
  readonly check: string
  readonly ok: boolean
  readonly mend?: Label
}

export const well = (check: string, zh: string, en: string): Check => ({ check, ok: true, zh, en })
export const ill = (check: string, found: Label, mend: Label): Check => ({ check, ok: false, ...found, mend })
