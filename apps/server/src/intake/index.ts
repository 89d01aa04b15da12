export { type ImportOptions, type ImportResult, importFile } from './import-file.ts'
export { fieldsOfCall, fieldsOfFeedback, isInvalid } from './incident-of.ts'
export { type PastCall, type Received, receiveHistory } from './receive-history.ts'
export { serveIntake } from './routes.ts'
