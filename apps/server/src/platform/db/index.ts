export { type Database, openDatabase, type Tx, type Viewer } from './database.ts'
export { type Sql, sql, statement } from './sql.ts'
