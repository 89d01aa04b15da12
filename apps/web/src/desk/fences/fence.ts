import type { fenceRoutes } from '@fangwei/contract/fences.ts'
import type { Reply } from '@fangwei/contract/index.ts'
import type { LngLat } from '@fangwei/domain/geo/to-wgs84.ts'
import { circleRing } from '../../shared/map/circle-ring.ts'
import type { Area, Corner } from '../drawing/show-areas.ts'

/** Crossings come from devices, not from people: the page looks again by itself. */
export const LOOK_MS = 5000

export type Fence = Reply<typeof fenceRoutes.listFences>['items'][number]
export type FenceInFull = Reply<typeof fenceRoutes.getFence>

/** What is being drawn: a new fence, or one that is there already. */
export interface FenceDraft {
  readonly of: Fence | undefined
  readonly shape: 'polygon' | 'circle'
  /** Of a circle the first one is the centre. */
  readonly corners: readonly Corner[]
  readonly radiusM: number
}

const corner = ({ lng, lat }: LngLat): Corner => [lng, lat]

export const ringOf = ({ shape }: Pick<Fence, 'shape'>): readonly Corner[] =>
  shape.kind === 'circle' ? circleRing(corner(shape.centre), shape.radiusM) : shape.ring.map(corner)

export const areaOf = (fence: Fence): Area => ({
  level: 3,
  ring: ringOf(fence),
  danger: fence.kind === 'keep-out',
})

/** A draft that begins as the fence is now, or empty. */
export function draftOf(fence: Fence | undefined): FenceDraft {
  const empty = { of: fence, shape: 'polygon', corners: [], radiusM: 300 } as const
  if (fence === undefined) return empty
  const { shape } = fence
  return shape.kind === 'circle'
    ? { of: fence, shape: 'circle', corners: [corner(shape.centre)], radiusM: shape.radiusM }
    : { ...empty, corners: shape.ring.slice(0, -1).map(corner) }
}

/** The outline that the map shows while drawing. */
export const outlineOf = ({ shape, corners, radiusM }: FenceDraft): readonly Corner[] =>
  shape === 'circle' && corners[0] !== undefined ? circleRing(corners[0], radiusM) : corners

export const withCorner = (draft: FenceDraft, at: Corner): FenceDraft => ({
  ...draft,
  corners: draft.shape === 'circle' ? [at] : [...draft.corners, at],
})

export const isDrawn = ({ shape, corners }: FenceDraft): boolean => corners.length >= (shape === 'circle' ? 1 : 3)
