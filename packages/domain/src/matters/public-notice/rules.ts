import type { Rule, RuleInput } from '../../loop/index.ts'

/** What a message says; nothing else of a notice leaves. */
export const said = [
  'event',
  'headline',
  'description',
  'instruction',
  'headlineEn',
  'descriptionEn',
  'response',
  'urgency',
  'severity',
  'certainty',
  'areaDesc',
  'lng',
  'lat',
  'radius',
  'cancelText',
] as const

type Kind = 'Alert' | 'Update' | 'Cancel'
const HOUR_MS = 3_600_000

/** Keeps the message as it stands now beside those that left before. Second precision, as CAP writes it. */
const keep =
  (kind: Kind): Rule =>
  ({ data, now }: RuleInput) => {
    const before = Array.isArray(data.releases) ? data.releases : []
    const at = new Date(Math.floor(now.getTime() / 1000) * 1000)
    const last = before.at(-1) as { at: string } | undefined
    // Two messages of one second would have one date.
    if (last !== undefined && Date.parse(last.at) >= at.getTime())
      return { ok: false, label: { zh: '刚刚发布过，请过一秒再试', en: 'One has just left; try again in a second' } }
    const says = Object.fromEntries(said.flatMap(name => (data[name] === undefined ? [] : [[name, data[name]]])))
    const hours = typeof data.hours === 'number' ? data.hours : 1
    return {
      ok: true,
      set: {
        releases: [
          ...before,
          { kind, at: at.toISOString(), expiresAt: new Date(at.getTime() + hours * HOUR_MS).toISOString(), says },
        ],
      },
    }
  }

/** A place needs its radius: a point on the map would be somebody's door. */
const placed: Rule = ({ data }) =>
  [data.lng, data.lat, data.radius].filter(value => value !== undefined).length % 3 === 0
    ? { ok: true }
    : { ok: false, label: { zh: '中心点和半径须同时填写', en: 'Give the centre and the radius together' } }

export const rules = { alert: keep('Alert'), update: keep('Update'), cancel: keep('Cancel'), placed }
