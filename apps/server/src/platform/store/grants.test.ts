import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withTestDatabase } from './testing.ts'
import { appRole } from './types.ts'

const { ownerUrl } = await withTestDatabase()
const owner = new pg.Client({ connectionString: ownerUrl })
beforeAll(() => owner.connect())
afterAll(() => owner.end())

async function names(sql: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(sql)
  return rows.map(row => row.name)
}

describe('what the migrations grant', () => {
  it('gives nobody a partition: policies of the parent would not apply to it', async () => {
    const open =
      await names(`SELECT DISTINCT c.relname AS name FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid,
      aclexplode(c.relacl) a WHERE c.relkind IN ('r', 'p') AND a.grantee <> c.relowner`)
    expect(open).toEqual([])
  })

  it('forces row-level security wherever it is on, so that the owner obeys it too', async () => {
    expect(
      await names('SELECT relname AS name FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity'),
    ).toEqual([])
  })

  it('gives the application role no way round a policy', async () => {
    const { rows } = await owner.query(
      'SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = $1',
      [appRole],
    )
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }])
    expect(await names(`SELECT relname AS name FROM pg_class WHERE relowner = '${appRole}'::regrole`)).toEqual([])
  })

  it("never runs a function or a view of this schema with its owner's rights", async () => {
    expect(
      await names(`SELECT proname AS name FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace
        UNION ALL SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND (relkind = 'm'
          OR relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (reloptions) OR 'security_invoker=on' = ANY (reloptions), false))`),
    ).toEqual([])
  })
})
