import { describe, expect, it } from 'vitest'
import { migrate, migrateDown } from './migrate.ts'
import { withTestDatabase } from './testing.ts'
import { query } from './testing-cluster.ts'

const { ownerUrl } = await withTestDatabase()

/** Every object of the schema, worded so that two databases can be compared. */
const objects = () =>
  query<{ what: string }>(
    ownerUrl,
    `SELECT c.relname || ' ' || c.relkind::text || ' ' || coalesce(c.relacl::text, '') || ' ' || c.relrowsecurity::text || ' ' ||
       coalesce((SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
         FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '') AS what
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname !~ '^schema_migration'
     UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
     UNION ALL SELECT polname || ' ' || coalesce(pg_get_expr(polqual, polrelid), '') FROM pg_policy
     ORDER BY 1`,
  )

describe('the migrations of this product', () => {
  it('go all the way down, leaving nothing, and up again to the same schema', async () => {
    const before = await objects()
    expect(before.length).toBeGreaterThan(20)
    const down = await migrateDown(ownerUrl, 0)
    expect(await objects()).toEqual([])
    const up = await migrate(ownerUrl)
    expect(up.done).toEqual(down.done.toReversed())
    expect(await objects()).toEqual(before)
  })
})
