export { freshBytes } from './fresh-bytes.ts'
export { readKeys } from './key-file.ts'
export { indexToken, isSealed, type Keys, seal, unseal } from './seal.ts'
