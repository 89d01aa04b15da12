import type { ModelVersionView, Static } from '@fangwei/contract/index.ts'
import type { ModelDefinition } from '@fangwei/domain/models/definition/index.ts'
import type { Tone } from '@fangwei/ui/index.ts'

export type Version = Static<typeof ModelVersionView>

export const tones: Readonly<Record<Version['state'], Tone>> = {
  draft: 'waiting',
  'in-review': 'active',
  published: 'done',
  refused: 'refused',
  retired: 'paused',
}

/** The server has checked it before it was kept. */
export const definitionOf = ({ definition }: Pick<Version, 'definition'>): ModelDefinition =>
  definition as ModelDefinition

export const percent = (share: number): string => `${(share * 100).toFixed(share === 0 || share === 1 ? 0 : 1)}%`

export const isDue = (reviewOn: string | null, now: number): boolean =>
  reviewOn !== null && Date.parse(`${reviewOn}T00:00:00+08:00`) <= now
