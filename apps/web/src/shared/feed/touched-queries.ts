import { deskRoutes } from '@fangwei/contract/desk.ts'
import { matterRoutes } from '@fangwei/contract/matter.ts'
import type { QueryKey } from '@tanstack/react-query'
import type { FeedEvent } from './feed-event.ts'

/** Lists and figures that any fact may change. */
const overviews: ReadonlySet<unknown> = new Set(
  [
    matterRoutes.listMatters,
    matterRoutes.listQueue,
    deskRoutes.getDesk,
    deskRoutes.getBoard,
    deskRoutes.getMapMatters,
    deskRoutes.listNotifications,
  ].map(route => route.path),
)
const ofOneMatter: ReadonlySet<unknown> = new Set(
  [matterRoutes.getMatter, matterRoutes.getTimeline].map(route => route.path),
)

/** Whether an answer, by the key it is kept under, may have changed with this event. */
export function isTouchedBy([path, given]: QueryKey, event: FeedEvent): boolean {
  if (overviews.has(path)) return true
  return ofOneMatter.has(path) && matterOf(given) === event.matter
}

function matterOf(given: unknown): unknown {
  return (given as { params?: { id?: unknown } } | undefined)?.params?.id
}
