import { gradeShapes } from '@fangwei/ui/grade-mark.tsx'
import type { Grade, ThemeMode } from '@fangwei/ui/tokens.ts'
import { palettes } from '@fangwei/ui/tokens.ts'

/** The states of units as the wall tells them apart: by outline and fill, colour only for what is under way. */
const looks: Readonly<Record<string, 'free' | 'going' | 'there' | 'away'>> = {
  available: 'free',
  returning: 'free',
  assigned: 'going',
  'en-route': 'going',
  'on-scene': 'there',
}

const HEADINGS = 24
const halfTurn = Math.PI / 180

export interface Sprites {
  /** Half the side of a unit's picture, px of the canvas. */
  readonly half: number
  unit(state: string, course: number): CanvasImageSource
  /** Half the side of a mark's picture. */
  readonly halfMark: number
  /** The shape of a grade, lit while nobody owns it. */
  mark(grade: Grade | undefined, owned: boolean): CanvasImageSource
}

/** Draws each picture once, of a unit per look and heading, of a mark per grade: a frame then only copies them. */
export function makeSprites(scale: number, mode: ThemeMode): Sprites {
  const half = Math.ceil(15 * scale)
  const halfMark = Math.ceil(32 * scale)
  const pictures = new Map<string, HTMLCanvasElement>()
  const once = (key: string, draw: () => HTMLCanvasElement) => {
    const known = pictures.get(key) ?? draw()
    pictures.set(key, known)
    return known
  }
  return {
    half,
    unit(state, course) {
      const look = looks[state] ?? 'away'
      const heading = look === 'there' ? 0 : Math.round(course / (360 / HEADINGS)) % HEADINGS
      return once(`${look}.${heading}`, () => drawUnit(half, scale, look, heading * (360 / HEADINGS), mode))
    },
    halfMark,
    mark: (grade, owned) =>
      once(`mark.${grade ?? ''}.${owned}`, () => {
        const canvas = document.createElement('canvas')
        canvas.width = canvas.height = halfMark * 2
        drawMark(canvas.getContext('2d')!, halfMark, grade, owned, scale, mode)
        return canvas
      }),
  }
}

function drawUnit(
  half: number,
  scale: number,
  look: 'free' | 'going' | 'there' | 'away',
  course: number,
  mode: ThemeMode,
) {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = half * 2
  const ctx = canvas.getContext('2d')!
  const { accent, text, textFaint, ground } = palettes[mode]
  ctx.translate(half, half)
  ctx.rotate(course * halfTurn)
  ctx.scale(scale, scale)
  const path = new Path2D(look === 'there' ? 'M0-8a8 8 0 1 1 0 16 8 8 0 0 1 0-16z' : 'M0-12 8.5 9 0 4.6-8.5 9z')
  ctx.lineJoin = 'round'
  ctx.lineWidth = 5
  ctx.strokeStyle = ground
  ctx.stroke(path)
  ctx.fillStyle = { free: ground, going: accent, there: accent, away: ground }[look]
  ctx.fill(path)
  ctx.lineWidth = 2
  ctx.strokeStyle = { free: accent, going: text, there: text, away: textFaint }[look]
  ctx.stroke(path)
  return canvas
}

function drawMark(
  ctx: CanvasRenderingContext2D,
  centre: number,
  grade: Grade | undefined,
  owned: boolean,
  scale: number,
  mode: ThemeMode,
): void {
  const palette = palettes[mode]
  const colour = grade === undefined ? palette.text : palette.grade[grade].mark
  const size = (owned ? 1.3 : 2) * scale
  ctx.translate(centre, centre)
  if (!owned) {
    ctx.globalAlpha = 0.22
    ctx.fillStyle = colour
    ctx.beginPath()
    ctx.arc(0, 0, 30 * scale, 0, Math.PI * 2)
    ctx.fill()
    ctx.globalAlpha = 1
  }
  ctx.scale(size, size)
  ctx.translate(-8, -8)
  const path = new Path2D(grade === undefined ? 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z' : gradeShapes[grade])
  ctx.lineJoin = 'round'
  ctx.lineWidth = 3
  ctx.strokeStyle = palette.ground
  ctx.stroke(path)
  ctx.fillStyle = owned ? palette.ground : colour
  ctx.fill(path)
  ctx.lineWidth = 1.4
  ctx.strokeStyle = owned ? colour : palette.text
  ctx.stroke(path)
}

/** How far from its middle a ring is drawn, in pixels at scale 1: nothing on the wall reaches farther. */
export const PULSE_REACH = 160

/** One ring that opens and fades: something has just happened here. `share` runs from 0 to 1. */
export function paintPulse(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  share: number,
  colour: string,
  scale: number,
): void {
  ctx.save()
  ctx.globalAlpha = (1 - share) * 0.9
  ctx.strokeStyle = colour
  ctx.lineWidth = (8 - 6 * share) * scale
  ctx.beginPath()
  ctx.arc(x, y, (20 + 130 * share) * scale, 0, Math.PI * 2)
  ctx.stroke()
  ctx.restore()
}

/** A silent device: a small hollow ring with its mouth shut. */
export function paintSilent(ctx: CanvasRenderingContext2D, x: number, y: number, scale: number, mode: ThemeMode): void {
  const { textFaint, ground } = palettes[mode]
  ctx.beginPath()
  ctx.arc(x, y, 5 * scale, 0, Math.PI * 2)
  ctx.fillStyle = ground
  ctx.fill()
  ctx.lineWidth = 2 * scale
  ctx.strokeStyle = textFaint
  ctx.stroke()
  ctx.beginPath()
  ctx.moveTo(x - 4 * scale, y + 4 * scale)
  ctx.lineTo(x + 4 * scale, y - 4 * scale)
  ctx.stroke()
}
