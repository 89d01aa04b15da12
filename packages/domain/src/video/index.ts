export { isStreamPath, ownPlaylist, streamFile, streamName } from './playlist.ts'
export { videoPolicies } from './policies.ts'
export { roundDueSince } from './round.ts'
