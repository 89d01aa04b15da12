export { awaiting } from './awaiting.ts'
export { listMatters, listQueue } from './list.ts'
export { serveMatters, translateRefusal } from './routes.ts'
export { LIST_COLUMNS, type ListRow, toSummary } from './summary.ts'
