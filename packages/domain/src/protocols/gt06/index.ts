export { decodeFrame as decodeGt06Frame, decodeGt06 } from './decode.ts'
export { type Gt06Frame, readFrame, splitFrames } from './frame.ts'
export { gt06Reply, timeBody } from './reply.ts'
