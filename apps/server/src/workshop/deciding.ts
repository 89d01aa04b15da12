import { createHash } from 'node:crypto'
import { type Body, routes } from '@fangwei/contract/index.ts'
import { canonical } from '@fangwei/domain/ledger/index.ts'
import { checkDefinition, type ModelDefinition } from '@fangwei/domain/models/definition/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type App, Problem, problems } from '../platform/http/index.ts'
import type { Services } from '../services.ts'
import { remember, wholeTenant } from '../settings/index.ts'
import { catchingUp, MODELS } from '../warning/index.ts'
import { type VersionRow, type VersionView, versionsOf, viewing, viewOf } from './versions.ts'

/** A version is drafted by one person, decided on by another, and retired with a reason; each step is a fact. */
export function serveDeciding(app: App<Account>, services: Services): void {
  const { db, directories } = services
  const answer = async (tx: Tx, account: Account, now: Date, model: string, version: number): Promise<VersionView> => {
    tx.asSystem()
    const row = (await versionsOf(tx, account.tenant, model)).find(v => v.version === version)
    return viewOf(row!, await viewing(tx, account.tenant, now, model))
  }

  app.serve(routes.saveModelDraft, async ({ account, params, body, now }) => {
    wholeTenant(account, await directories.of(account.tenant))
    const definition = checked(params.model, body.definition)
    return db.as(viewerOf(account), async tx => {
      const version = await keepDraft(tx, account, now, definition)
      await remember(tx, account, now, 'model.drafted', told(definition, version))
      return answer(tx, account, now, params.model, version)
    })
  })

  app.serve(routes.submitModel, ({ account, params, now }) =>
    db.as(viewerOf(account), async tx => {
      const row = await findVersion(tx, account.tenant, params)
      if (row.state !== 'draft') throw problems.conflict('只有草稿可以提交', 'Only a draft is submitted', 'not-draft')
      checked(row.model, row.definition)
      await materialise(tx, account, now, row)
      await tx.run(sql`UPDATE model_version SET state = 'in-review', proposed_by = ${account.id}, submitted_at = ${now.toISOString()}
        WHERE tenant = ${account.tenant} AND model = ${row.model} AND version = ${row.version}`)
      await remember(tx, account, now, 'model.submitted', told(row.definition, row.version))
      return answer(tx, account, now, row.model, row.version)
    }),
  )

  app.serve(routes.decideModel, ({ account, params, body, now }) =>
    db.as(viewerOf(account), async tx => {
      const row = await findVersion(tx, account.tenant, params)
      refuseOwn(row, account)
      await decide(tx, account, now, row, body)
      const kind = body.verdict === 'approved' ? 'model.published' : 'model.refused'
      await remember(tx, account, now, kind, {
        ...told(row.definition, row.version),
        proposedBy: row.proposedBy,
        note: body.note,
      })
      if (body.verdict === 'approved') await startReading(tx, account.tenant, row)
      return answer(tx, account, now, row.model, row.version)
    }),
  )

  app.serve(routes.retireModel, ({ account, params, body, now }) =>
    db.as(viewerOf(account), async tx => {
      const row = await findVersion(tx, account.tenant, params)
      if (row.state !== 'published')
        throw problems.conflict('只有已发布的版本可以停用', 'Only a published version is retired', 'not-published')
      await materialise(tx, account, now, row)
      await retire(tx, account, now, row, body.reason)
      await remember(tx, account, now, 'model.retired', { ...told(row.definition, row.version), reason: body.reason })
      await stopReading(tx, account.tenant, row.model)
      return answer(tx, account, now, row.model, row.version)
    }),
  )
}

const told = (definition: ModelDefinition, version: number) => ({
  model: definition.model,
  version,
  sha256: createHash('sha256').update(canonical(definition), 'utf8').digest('hex'),
})

/** The definition, or every reason why it may not be used. */
function checked(model: string, given: unknown): ModelDefinition {
  const faults = checkDefinition(given)
  if (faults.length === 0 && (given as ModelDefinition).model === model) return given as ModelDefinition
  const [one, ...more] = faults
  if (one === undefined) throw problems.invalid('模型代码与地址不符', 'The code is not that of the address', ['model'])
  const say = (language: 'zh' | 'en') =>
    [one, ...more.slice(0, 4)].map(({ where, label }) => `${where}: ${label[language]}`).join('; ')
  throw problems.invalid(
    say('zh'),
    say('en'),
    faults.map(({ where }) => where),
  )
}

export async function findVersion(
  tx: Tx,
  tenant: number,
  { model, version }: { model: string; version: number },
): Promise<VersionRow> {
  await tx.run(
    sql`SELECT 1 FROM model_version WHERE tenant = ${tenant} AND model = ${model} ORDER BY version FOR UPDATE`,
  )
  const row = (await versionsOf(tx, tenant, model)).find(one => one.version === version)
  if (row === undefined) throw problems.notFound()
  return row
}

/** Into the draft there is, else as the next version. */
async function keepDraft(tx: Tx, account: Account, now: Date, definition: ModelDefinition): Promise<number> {
  const { model } = definition
  await tx.run(
    sql`SELECT 1 FROM model_version WHERE tenant = ${account.tenant} AND model = ${model} ORDER BY version FOR UPDATE`,
  )
  const versions = await versionsOf(tx, account.tenant, model)
  const draft = versions.find(({ state, shipped }) => state === 'draft' && shipped !== true)
  const version = draft?.version ?? Math.max(0, ...versions.map(one => one.version)) + 1
  await tx.run(sql`
    INSERT INTO model_version (tenant, model, version, state, definition, proposed_by, changed_at)
    VALUES (${account.tenant}, ${model}, ${version}, 'draft', ${JSON.stringify(definition)}, ${account.id}, ${now.toISOString()})
    ON CONFLICT (tenant, model, version) DO UPDATE SET definition = excluded.definition, proposed_by = excluded.proposed_by, changed_at = excluded.changed_at`)
  return version
}

/** A shipped version becomes a row of its own when somebody first does something with it. */
async function materialise(tx: Tx, account: Account, now: Date, row: VersionRow): Promise<void> {
  if (row.shipped !== true) return
  await tx.run(sql`
    INSERT INTO model_version (tenant, model, version, state, definition, proposed_by, changed_at, review_on)
    VALUES (${account.tenant}, ${row.model}, ${row.version}, 'draft', ${JSON.stringify(row.definition)}, ${account.id}, ${now.toISOString()}, ${row.reviewOn}::date)`)
}

function refuseOwn(row: VersionRow, account: Account): void {
  if (row.state !== 'in-review')
    throw problems.conflict('这个版本不在评审中', 'This version is not in review', 'not-in-review')
  if (row.proposedBy === account.id)
    throw new Problem(
      403,
      'second-person',
      { zh: '提出人不能批准自己的模型', en: 'Nobody approves their own model' },
      { zh: '请由另一人批准', en: 'Ask another person' },
    )
}

async function decide(
  tx: Tx,
  account: Account,
  now: Date,
  row: VersionRow,
  { verdict, note }: Body<typeof routes.decideModel>,
): Promise<void> {
  const at = now.toISOString()
  const approved = verdict === 'approved'
  if (approved)
    await tx.run(sql`UPDATE model_version SET state = 'retired', retired_by = ${account.id}, retired_at = ${at}, retire_reason = ${`由第 ${row.version} 版取代 / replaced by version ${row.version}`}
      WHERE tenant = ${account.tenant} AND model = ${row.model} AND state = 'published'`)
  await tx.run(sql`UPDATE model_version SET state = ${approved ? 'published' : 'refused'}, decided_by = ${account.id}, decided_at = ${at}, decision_note = ${note},
      published_at = CASE WHEN ${approved}::boolean THEN ${at}::timestamptz END,
      review_on = CASE WHEN ${approved}::boolean THEN (${at}::timestamptz + make_interval(months => ${row.definition.reviewEveryMonths}::int))::date END
    WHERE tenant = ${account.tenant} AND model = ${row.model} AND version = ${row.version}`)
}

const retire = (tx: Tx, account: Account, now: Date, row: VersionRow, reason: string) =>
  tx.run(sql`UPDATE model_version SET state = 'retired', retired_by = ${account.id}, retired_at = ${now.toISOString()}, retire_reason = ${reason}
    WHERE tenant = ${account.tenant} AND model = ${row.model} AND version = ${row.version}`)

/** Under the lock of the shared cursor, so that no batch read for the former version is written after it has gone. */
async function stopReading(tx: Tx, tenant: number, model: string): Promise<void> {
  tx.asSystem()
  await tx.run(sql`SELECT 1 FROM consumer WHERE tenant = ${tenant} AND name = ${MODELS} FOR UPDATE`)
  await tx.run(sql`DELETE FROM consumer WHERE tenant = ${tenant} AND name LIKE ${`${catchingUp(model, '')}%`}`)
  await tx.run(sql`DELETE FROM model_state WHERE tenant = ${tenant} AND model = ${model}`)
}

/** A published version begins at the first fact of the order, on a cursor of its own. */
async function startReading(tx: Tx, tenant: number, row: VersionRow): Promise<void> {
  await stopReading(tx, tenant, row.model)
  await tx.run(
    sql`INSERT INTO consumer (tenant, name, position) VALUES (${tenant}, ${catchingUp(row.model, row.version)}, 0)`,
  )
}
