import type { WallEntry } from '@fangwei/domain/wall/index.ts'
import { palettes, type ThemeMode } from '@fangwei/ui/tokens.ts'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { gradeColour } from '../shared/terms/grade.ts'
import { type Box, boxAround, stillServes } from './overlay-box.ts'
import { makeSprites, PULSE_REACH, paintPulse, paintSilent } from './paint.ts'
import { mercatorX, mercatorY, progress, type UnitTable } from './unit-table.ts'

const PULSE_MS = 1600
/** More rings at once tell nobody where to look. */
const MOST_PULSES = 16

interface Spot {
  readonly x: number
  readonly y: number
}
interface Mark extends Spot {
  readonly entry: WallEntry
}

export interface Overlay {
  show(
    entries: readonly WallEntry[],
    silent: readonly { readonly lng: number; readonly lat: number }[],
    chosen: string | undefined,
  ): void
  pulse(entry: WallEntry): void
  /** Frames drawn so far: what a measurement reads. */
  frames(): number
  remove(): void
}

/**
 * Everything that moves, drawn on a canvas over the still map: on software rendering the map itself repaints six times
 * a second at 1080p, this canvas thirty and more. It draws while something moves and rests otherwise. It covers no more
 * of the screen than it draws on: putting a canvas of 4K over the map is most of the work of a frame.
 */
export function openOverlay(map: MapLibreMap, units: UnitTable, mode: ThemeMode, scale: number): Overlay {
  const canvas = document.createElement('canvas')
  canvas.className = 'wall-overlay'
  map.getContainer().append(canvas)
  const ctx = canvas.getContext('2d')!
  const sprites = makeSprites(scale, mode)
  let marks: Mark[] = []
  let hushed: Spot[] = []
  let chosen: string | undefined
  let pulses: { readonly of: string; readonly spot: Spot; readonly colour: string; readonly began: number }[] = []
  let frame = 0
  let drawn = 0
  let box: Box = { left: 0, top: 0, width: 1, height: 1 }
  /** Something came, went or was moved since the canvas was laid. */
  let isStale = true

  /** Mercator to pixels: without rotation or tilt the map is one scale and one shift. */
  function transform() {
    const world = 512 * 2 ** map.getZoom()
    const { lng, lat } = map.getCenter()
    const { clientWidth: width, clientHeight: height } = map.getContainer()
    return { width, height, world, left: width / 2 - mercatorX(lng) * world, top: height / 2 - mercatorY(lat) * world }
  }

  /** Lays the canvas over what is drawn. */
  function fit({ width, height, world, left, top }: ReturnType<typeof transform>): void {
    const onScreen = function* (): Generator<[number, number]> {
      const place = (x: number, y: number): [number, number] => [x * world + left, y * world + top]
      for (const { x, y } of hushed) yield place(x, y)
      for (const { x, y } of marks) yield place(x, y)
      for (const { spot } of pulses) yield place(spot.x, spot.y)
      for (const unit of units.all()) {
        yield place(unit.fromX, unit.fromY)
        yield place(unit.toX, unit.toY)
      }
    }
    const needed = boxAround(onScreen(), PULSE_REACH * scale, { width, height })
    if (stillServes(box, needed)) return
    box = needed
    canvas.width = box.width
    canvas.height = box.height
    canvas.style.left = `${box.left}px`
    canvas.style.top = `${box.top}px`
  }

  function draw(now: number): void {
    frame = 0
    drawn++
    const seen = transform()
    if (isStale) fit(seen)
    isStale = false
    const { world } = seen
    const [left, top] = [seen.left - box.left, seen.top - box.top]
    ctx.clearRect(0, 0, canvas.width, canvas.height)
    for (const { x, y } of hushed) paintSilent(ctx, x * world + left, y * world + top, scale, mode)
    const { half, halfMark } = sprites
    for (const unit of units.all()) {
      const share = progress(unit, now)
      const x = (unit.fromX + (unit.toX - unit.fromX) * share) * world + left
      const y = (unit.fromY + (unit.toY - unit.fromY) * share) * world + top
      if (x < -half || y < -half || x > canvas.width + half || y > canvas.height + half) continue
      ctx.drawImage(sprites.unit(unit.state, unit.course), Math.round(x) - half, Math.round(y) - half)
    }
    for (let i = marks.length - 1; i >= 0; i--) {
      const { x, y, entry } = marks[i]!
      const picture = sprites.mark(gradeColour(entry.grade), entry.owned)
      ctx.drawImage(picture, Math.round(x * world + left) - halfMark, Math.round(y * world + top) - halfMark)
      if (entry.id === chosen) paintPulse(ctx, x * world + left, y * world + top, 0.25, palettes[mode].text, scale)
    }
    pulses = pulses.filter(({ began }) => now - began < PULSE_MS)
    for (const { spot, colour, began } of pulses)
      paintPulse(ctx, spot.x * world + left, spot.y * world + top, (now - began) / PULSE_MS, colour, scale)
    if (pulses.length > 0 || now < units.restsAt()) ask()
  }

  function ask(): void {
    if (frame === 0) frame = requestAnimationFrame(draw)
  }

  function changed(): void {
    isStale = true
    ask()
  }

  changed()
  map.on('move', changed)
  map.on('resize', changed)
  const unsubscribe = units.subscribe(changed)
  return {
    show(entries, silent, chosenId) {
      chosen = chosenId
      marks = entries.flatMap(entry =>
        entry.position === null ? [] : [{ entry, x: mercatorX(entry.position.lng), y: mercatorY(entry.position.lat) }],
      )
      hushed = silent.map(({ lng, lat }) => ({ x: mercatorX(lng), y: mercatorY(lat) }))
      changed()
    },
    /** One ring a place at a time: it opens and fades before the next. */
    pulse({ id, position, grade }) {
      if (position === null || pulses.length >= MOST_PULSES || pulses.some(pulse => pulse.of === id)) return
      const colour = gradeColour(grade)
      pulses.push({
        of: id,
        spot: { x: mercatorX(position.lng), y: mercatorY(position.lat) },
        colour: colour === undefined ? palettes[mode].text : palettes[mode].grade[colour].mark,
        began: performance.now(),
      })
      changed()
    },
    frames: () => drawn,
    remove() {
      cancelAnimationFrame(frame)
      unsubscribe()
      map.off('move', changed)
      map.off('resize', changed)
      canvas.remove()
    },
  }
}
