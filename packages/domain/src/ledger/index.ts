export { canonical } from './canonical.ts'
export { append, type Hash, leafHash, nodeHash, root } from './merkle.ts'
