export { type ImportOptions, type ImportResult, importFile } from './import-file.ts'
export { fieldsOfCall, fieldsOfFeedback, isInvalid } from './incident-of.ts'
export { type PastCall, type Received, receiveHistory } from './receive-history.ts'
export { serveIntake } from './routes.ts'
export {
  createRejectedWriter,
  guardedCell,
  openTable,
  type RejectedRow,
  TableError,
  type TableFile,
} from './tables/index.ts'
