import type { Reply, routes } from '@fangwei/contract/index.ts'
import type { Feeds } from '../feed/index.ts'
import { type EventStream, eventText } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import type { LiveUnit } from '../units/index.ts'
import { entriesOf, openEntries } from './entries.ts'
import { type Asked, wallFigures } from './figures.ts'

type WallView = Reply<typeof routes.getWall>
type Dot = WallView['units'][number]['dot']

/** Figures are counted anew this often; what happens is shown at once. */
const FIGURES_MS = 30_000

/** Which sites of an organisation its devices cover, and where devices have fallen silent. */
export type Sensing = (
  tenant: number,
  org: string,
) => Promise<Pick<WallView, 'silent'> & Pick<WallView['figures'], 'coverage'>>

/** To the tenth of a metre: shorter on the line, and noise in the last digits is no movement. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

function dotOf({ id, state, fix }: LiveUnit): Dot | undefined {
  if (state === 'off' || fix === null) return undefined
  const course = fix.courseDeg === null ? null : Math.round(fix.courseDeg)
  return [id, round(fix.lng), round(fix.lat), course, state]
}

/** One organisation's wall, kept once for however many screens show it. */
export function openWatch(services: Services, feeds: Feeds, sensing: Sensing, tenant: number, org: string) {
  const screens = new Set<EventStream>()
  const touched = new Set<string>()
  let dots = new Map<string, Dot>()
  let figuredAt = Number.NEGATIVE_INFINITY
  let leaveFeed: Promise<() => void> | undefined

  const tell = (event: string, data: unknown) => {
    const text = eventText(data, { event })
    for (const screen of screens) screen.write(text)
  }

  const asked = async (): Promise<Asked> => {
    const directory = await services.directories.of(tenant)
    const level = (directory.pathOf(org)?.length ?? 1) - 1
    return { tenant, org, level, now: services.clock.now(), directory }
  }

  const unitsNow = async (): Promise<readonly LiveUnit[]> => {
    const { units } = await services.units.of(tenant)
    return units.filter(unit => unit.path.includes(org))
  }

  async function view(): Promise<WallView> {
    const question = await asked()
    const { silent, coverage } = await sensing(tenant, org)
    const units = await unitsNow()
    const { name = { zh: org, en: org }, lng = null, lat = null } = question.directory.orgs.get(org) ?? {}
    return services.db.system(tenant, async tx => ({
      now: question.now.toISOString(),
      org,
      name,
      centre: lng === null || lat === null ? null : { lng, lat },
      entries: await openEntries(tx, question.directory, tenant, org),
      units: units.flatMap(unit => {
        const dot = dotOf(unit)
        const { kind, callSign, name: zh, nameEn: en } = unit
        return dot === undefined ? [] : [{ dot, kind, callSign, name: { zh, en } }]
      }),
      silent,
      figures: await wallFigures(tx, question, coverage),
    }))
  }

  async function tellEntries(): Promise<void> {
    if (touched.size === 0) return
    const ids = [...touched]
    touched.clear()
    const { directory } = await asked()
    tell('entries', await services.db.system(tenant, tx => entriesOf(tx, directory, tenant, ids)))
  }

  async function tellUnits(): Promise<void> {
    const now = new Map<string, Dot>()
    for (const unit of await unitsNow()) {
      const dot = dotOf(unit)
      if (dot !== undefined) now.set(unit.id, dot)
    }
    const moved = [...now.values()].filter(dot => dots.get(dot[0])?.join() !== dot.join())
    const left = [...dots.keys()].filter(id => !now.has(id))
    dots = now
    if (moved.length + left.length > 0) tell('units', { moved, left })
  }

  async function tellFigures(): Promise<void> {
    const question = await asked()
    if (question.now.getTime() - figuredAt < FIGURES_MS) return
    figuredAt = question.now.getTime()
    const { coverage } = await sensing(tenant, org)
    tell('figures', await services.db.system(tenant, tx => wallFigures(tx, question, coverage)))
  }

  const hear = () =>
    feeds.of(tenant).join(
      {
        org,
        send: events => {
          for (const { matter } of events) touched.add(matter)
        },
        reset: () => void view().then(seen => tell('view', seen)),
      },
      undefined,
    )

  function leave(screen: EventStream): void {
    screens.delete(screen)
    if (screens.size > 0) return
    void leaveFeed?.then(off => off())
    leaveFeed = undefined
    touched.clear()
    dots = new Map()
  }

  return {
    view,
    /** Tells the screens what has changed since the last look. */
    async advance(): Promise<void> {
      if (screens.size === 0) return
      await tellEntries()
      await tellUnits()
      await tellFigures()
    },
    async join(screen: EventStream): Promise<() => void> {
      screens.add(screen)
      leaveFeed ??= hear()
      await leaveFeed
      screen.write(eventText(await view(), { event: 'view' }))
      return () => leave(screen)
    },
  }
}
export type Watch = ReturnType<typeof openWatch>
