import { gradeShapes } from '@fangwei/ui/grade-mark.tsx'
import { palettes, type ThemeMode } from '@fangwei/ui/tokens.ts'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { rankGrades } from './points.ts'

const pointPx = 22
const clusterPx = 40
const pixelRatio = 2

/** Draws the shapes once per theme: `point-<rank>` for one thing, `cluster-<rank>` for many with that as the worst. */
export function addGradeImages(map: MapLibreMap, mode: ThemeMode): void {
  for (let rank = 1; rank < rankGrades.length; rank++) {
    map.addImage(
      `point-${rank}`,
      draw(pointPx, ctx => drawPoint(ctx, rank, mode)),
      { pixelRatio },
    )
    map.addImage(
      `cluster-${rank}`,
      draw(clusterPx, ctx => drawCluster(ctx, rank, mode)),
      { pixelRatio },
    )
  }
}

function draw(px: number, paint: (ctx: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas')
  canvas.width = px * pixelRatio
  canvas.height = px * pixelRatio
  const ctx = canvas.getContext('2d')!
  ctx.scale(pixelRatio, pixelRatio)
  paint(ctx)
  return ctx.getImageData(0, 0, canvas.width, canvas.height)
}

function coloursOf(rank: number, mode: ThemeMode) {
  const palette = palettes[mode]
  const grade = rankGrades[rank]
  return grade === undefined
    ? { mark: palette.edge, ink: palette.textFaint, ground: palette.raised }
    : { ...palette.grade[grade], ground: palette.raised }
}

function drawPoint(ctx: CanvasRenderingContext2D, rank: number, mode: ThemeMode): void {
  ctx.translate(3, 3)
  drawShape(ctx, rank, mode, 3)
}

/** A disc with the worst grade as its rim and, for those who cannot tell colours, as a shape on the rim. */
function drawCluster(ctx: CanvasRenderingContext2D, rank: number, mode: ThemeMode): void {
  const { mark, ink, ground } = coloursOf(rank, mode)
  ctx.beginPath()
  ctx.arc(20, 22, 15, 0, Math.PI * 2)
  ctx.fillStyle = ground
  ctx.fill()
  ctx.lineWidth = 4
  ctx.strokeStyle = ink
  ctx.stroke()
  ctx.lineWidth = 2.5
  ctx.strokeStyle = mark
  ctx.stroke()
  ctx.translate(13.5, 0.5)
  ctx.scale(0.82, 0.82)
  drawShape(ctx, rank, mode, 3)
}

/** The shape of a grade on a 16 grid, edged so that it stands off from any ground. */
function drawShape(ctx: CanvasRenderingContext2D, rank: number, mode: ThemeMode, halo: number): void {
  const { mark, ink, ground } = coloursOf(rank, mode)
  const grade = rankGrades[rank]
  const path = new Path2D(grade === undefined ? 'M8 3a5 5 0 1 1 0 10 5 5 0 0 1 0-10z' : gradeShapes[grade])
  ctx.lineJoin = 'round'
  ctx.lineWidth = halo + 1
  ctx.strokeStyle = ground
  ctx.stroke(path)
  ctx.fillStyle = mark
  ctx.fill(path)
  ctx.lineWidth = 1
  ctx.strokeStyle = ink
  ctx.stroke(path)
}
