import { routes } from '@fangwei/contract/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import { enqueueJob, type JobRow, viewOf } from '../jobs/index.ts'
import { sql } from '../platform/db/index.ts'
import { type App, problems } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'
import { findDuplicates, findPlaces, safetyFacts } from './assist.ts'
import { dropDraft, keepDraft, readDraft } from './drafts.ts'
import { feedForms } from './feed-forms.ts'
import { IMPORT_JOB } from './import-job.ts'
import { suggestRelationships } from './relationships.ts'
import { keepUpload, ownUpload, previewUpload, uploadForm } from './uploads.ts'

export function serveIntake(app: App<Account>, services: Services): void {
  const { db, keys } = services

  app.serve(routes.feedForms, async ({ account, body }) => {
    const { forms, ...options } = body
    const taken = await feedForms(services, account, forms, options)
    return { items: taken.map((t, index) => ({ index, ...t, reasons: t.reasons.map(r => ({ ...r })) })) }
  })

  app.serve(routes.findPlaces, async ({ account, query, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return { items: await db.as(viewerOf(account), tx => findPlaces(tx, services, around, query.q)) }
  })

  app.serve(routes.findDuplicates, async ({ account, body, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return { items: await db.as(viewerOf(account), tx => findDuplicates(tx, around, account, body)) }
  })

  app.serve(routes.safetyFacts, async ({ account, body, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return db.as(viewerOf(account), tx => safetyFacts(tx, around, account, body))
  })

  app.serve(routes.suggestRelationships, async ({ account, params, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return { items: await db.as(viewerOf(account), tx => suggestRelationships(tx, around, params.id)) }
  })

  app.serve(routes.getDraft, async ({ account, params }) => {
    const draft = await db.as(viewerOf(account), tx => readDraft(tx, keys, account, params.form))
    return draft ?? { body: null, savedAt: null }
  })

  app.serve(routes.putDraft, async ({ account, params, body, now }) => {
    await db.as(viewerOf(account), tx => keepDraft(tx, keys, account, params.form, body.body, now))
    return { savedAt: now.toISOString() }
  })

  app.serve(routes.dropDraft, async ({ account, params }) => {
    await db.as(viewerOf(account), tx => dropDraft(tx, account, params.form))
    return {}
  })

  app.serve(routes.uploadCalls, async ({ account, request, reply, now }) => {
    const file = await request.file()
    if (file === undefined) throw problems.invalid('请选择一个文件', 'Choose a file', ['file'])
    const upload = await keepUpload(services, account, file.filename.slice(0, 200), file.file, now)
    if (file.file.truncated) throw problems.tooLarge()
    const preview = await previewUpload(services, account, upload)
    void reply.send(preview)
    return preview
  })

  app.serve(routes.previewCalls, ({ account, params, body }) =>
    previewUpload(services, account, params.upload, body.mapping),
  )

  app.serve(routes.startImport, async ({ account, params, body, now }) => {
    const { name } = await ownUpload(services, account, params.upload)
    return db.as(viewerOf(account), async tx => {
      if (body.saveAs !== undefined && body.mapping !== undefined)
        await tx.run(sql`INSERT INTO import_mapping (tenant, name, mapping, saved_by, saved_at)
          VALUES (${account.tenant}, ${body.saveAs}, ${JSON.stringify(body.mapping)}, ${account.id}, ${now.toISOString()})
          ON CONFLICT (tenant, name) DO UPDATE SET mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = excluded.saved_at`)
      await enqueueJob(tx, account.tenant, now, {
        kind: IMPORT_JOB,
        account: account.id,
        id: params.upload,
        args: {
          name,
          ...(body.mapping === undefined ? {} : { mapping: body.mapping }),
          ...(body.unit === undefined ? {} : { unit: body.unit }),
        },
      })
      await dropDraft(tx, account, uploadForm(params.upload))
      const row = await tx.first<JobRow>(
        sql`SELECT * FROM job WHERE tenant = ${account.tenant} AND id = ${params.upload}::uuid`,
      )
      if (row === undefined) throw problems.notFound()
      return viewOf(row)
    })
  })

  app.serve(routes.listMappings, async ({ account }) =>
    db.as(viewerOf(account), async tx => ({
      items: await tx.rows<{ name: string; mapping: unknown; savedAt: string }>(
        sql`SELECT name, mapping, saved_at AS "savedAt" FROM import_mapping WHERE tenant = ${account.tenant} ORDER BY name LIMIT 200`,
      ),
    })),
  )
}
