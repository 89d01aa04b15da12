import { deskRoutes } from '@fangwei/contract/desk.ts'
import { matterRoutes } from '@fangwei/contract/matter.ts'
import { sessionRoutes } from '@fangwei/contract/session.ts'
import { expect, it } from 'vitest'
import { queryFor } from '../api/queries.ts'
import { feedPath } from './event-stream.ts'
import type { FeedEvent } from './feed-event.ts'
import { isTouchedBy } from './touched-queries.ts'

const event: FeedEvent = { position: 9, matter: 'm1', type: 'incident', kind: 'incident.signed', at: '' }

it.each([
  ['the desk', queryFor(deskRoutes.getDesk).queryKey, true],
  ['the matter itself', queryFor(matterRoutes.getMatter, { params: { id: 'm1' } }).queryKey, true],
  ['its timeline', queryFor(matterRoutes.getTimeline, { params: { id: 'm1' } }).queryKey, true],
  ['another matter', queryFor(matterRoutes.getMatter, { params: { id: 'm2' } }).queryKey, false],
  ['the session', queryFor(sessionRoutes.getSession).queryKey, false],
] as const)('%s', (_name, key, touched) => {
  expect(isTouchedBy(key, event)).toBe(touched)
})

it('the stream is where the contract says', () => {
  expect(feedPath).toBe(deskRoutes.feed.path)
})
