import { type Sql, sql, type Tx } from '@fangwei/server/platform/db/index.ts'

/** A statement as it was sent, with its values. */
export interface Spoken {
  readonly text: string
  readonly values: readonly unknown[]
}

/** The same transaction, writing down every statement that goes through it. */
export function recording(tx: Tx, spoken: Spoken[]): Tx {
  const note = (query: Sql) => {
    spoken.push({ text: query.text, values: query.values })
    return query
  }
  return {
    rows: query => tx.rows(note(query)),
    first: query => tx.first(note(query)),
    run: query => tx.run(note(query)),
    asSystem: () => {
      note(sql`SELECT set_config('role', 'fangwei_system', true)`)
      return tx.asSystem()
    },
    asViewer: () => {
      note(sql`SELECT set_config('role', 'none', true)`)
      return tx.asViewer()
    },
    afterCommit: work => tx.afterCommit(work),
  }
}
