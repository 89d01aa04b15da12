import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate, openStore } from '../apps/server/src/platform/store/index.ts'
import { readCatalog } from './schema/read-catalog.ts'
import { schemaText } from './schema/schema-text.ts'

/** `npm run schema`: writes apps/server/migrations/schema.sql from a freshly migrated store; `--check` only compares. */
const file = join(import.meta.dirname, '../apps/server/migrations/schema.sql')

async function freshSchema(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fangwei-schema-'))
  chmodSync(dataDir, 0o755)
  const store = await openStore({ dataDir })
  try {
    await migrate(store.ownerUrl)
    const client = new pg.Client({ connectionString: store.ownerUrl })
    await client.connect()
    return await readCatalog(client)
      .then(schemaText)
      .finally(() => client.end())
  } finally {
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const text = await freshSchema()
if (!process.argv.includes('--check')) {
  writeFileSync(file, text)
} else if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) !== text) {
  console.error(
    'apps/server/migrations/schema.sql is not what the migrations produce: run npm run schema and commit it.',
  )
  process.exitCode = 1
}
