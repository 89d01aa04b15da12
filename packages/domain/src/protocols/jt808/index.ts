export { decodeFrame as decodeJt808Frame, decodeJt808 } from './decode.ts'
export { type Jt808Frame, readFrame, splitFrames } from './frame.ts'
export { joinPart, noParts, type Parts } from './parts.ts'
export { authenticationCode, generalReply, generalResult, registrationReply } from './reply.ts'
