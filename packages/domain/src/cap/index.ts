export { type CapAlert, type CapArea, type CapFault, type CapInfo, type CapReading, capCodes } from './alert.ts'
export { readCap } from './read.ts'
export { writeCap } from './write.ts'
