export { readSealed, writeSealed } from './sealed-file.ts'
