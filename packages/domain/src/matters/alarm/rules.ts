import type { Rule } from '../../loop/index.ts'

/** What an alarm of each scene is taken for until the feedback says otherwise. */
const CATEGORIES: Readonly<Record<string, string>> = {
  'quarrel-sound': '020300',
  fight: '020301',
  smoke: '100300',
  'flame-smoke': '100300',
  'near-water': '050300',
  'thin-ice': '050300',
  'fence-exit': '050200',
  'lift-trapped': '050300',
  flooding: '030401',
  manhole: '030401',
}

export const categoryOfScene = (scene: string): string => CATEGORIES[scene] ?? '059900'

const number = (value: unknown) => (typeof value === 'number' ? value : 1)
const later = (instant: string, known: unknown) =>
  typeof known === 'string' && Date.parse(known) > Date.parse(instant) ? known : instant

export const rules = {
  firstRing: ({ data, now }) => ({
    ok: true,
    set: { occurrences: 1, lastAt: data.lastAt ?? now.toISOString() },
  }),
  /** Counts one, or as many as a flood was folded into; an earlier press that comes late does not turn time back. */
  ringAgain: ({ data, input, now }) => ({
    ok: true,
    set: {
      occurrences: number(data.occurrences) + (typeof input.times === 'number' ? input.times : 1),
      lastAt: later(String(input.rangAt ?? now.toISOString()), data.lastAt),
    },
  }),
  asIncident: ({ data, grade, now }) => ({
    ok: true,
    set: {
      category: data.category ?? categoryOfScene(String(data.scene)),
      channel: data.channel ?? '0499',
      summary: data.summary ?? String(data.deviceName ?? data.device),
      lastAt: data.lastAt ?? now.toISOString(),
    },
    grade: grade ?? 2,
  }),
} satisfies Record<string, Rule>
