import type { Scene } from '@fangwei/domain/dispatching/index.ts'
import type { LngLat } from '@fangwei/domain/geo/index.ts'
import type { Matter } from '@fangwei/domain/loop/index.ts'

/** What a matter says of the call, whatever its type: an incident, an alarm, a dispatch. Plain fields only. */
export const sceneOf = ({ data, grade }: Matter): Scene => ({
  grade,
  category: typeof data.category === 'string' ? data.category : '',
  tags: Array.isArray(data.tags) ? data.tags.map(String) : [],
  weapon: data.weapon === true,
})

export const placeOfMatter = ({ data }: Matter): LngLat | undefined =>
  typeof data.lng === 'number' && typeof data.lat === 'number' ? { lng: data.lng, lat: data.lat } : undefined
