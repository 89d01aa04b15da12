import { randomUUID } from 'node:crypto'
import { routes } from '@fangwei/contract/index.ts'
import { isCommonAction, type Matter, type MatterType } from '@fangwei/domain/loop/index.ts'
import { findMatterType } from '@fangwei/domain/matters/index.ts'
import { type Account, actorOf, viewerOf } from '../access/index.ts'
import { act, NotFound, openMatter, Refused, type Surroundings } from '../loop/index.ts'
import type { Tx } from '../platform/db/index.ts'
import { type App, Problem, problems } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'
import { checkCommon, checkValues } from './check-input.ts'
import { once, type Told } from './idempotency.ts'
import { listMatters, listQueue } from './list.ts'
import { timelineOf } from './timeline.ts'
import { viewAfter, viewIfSeen, viewMatter } from './view.ts'

export function serveMatters(app: App<Account>, services: Services): void {
  const { db, directories } = services

  app.serve(routes.listMatters, async ({ account, query }) => {
    const directory = await directories.of(account.tenant)
    return db.as(viewerOf(account), tx => listMatters(tx, account, directory, query))
  })

  app.serve(routes.listQueue, async ({ account, query }) => {
    const directory = await directories.of(account.tenant)
    return db.as(viewerOf(account), tx => listQueue(tx, account, directory, query))
  })

  app.serve(routes.getMatter, async ({ account, params, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return db.as(viewerOf(account), tx => viewMatter(tx, around, account, params.id))
  })

  app.serve(routes.getTimeline, async ({ account, params, query, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return db.as(viewerOf(account), tx => timelineOf(tx, around, account, params.id, query))
  })

  app.serve(routes.openMatter, async ({ account, body, now, request }) => {
    const type = knownType(body.type)
    checkValues(type, body.fields)
    const around = await surroundings(services, account.tenant, now)
    const answer = { id: randomUUID() as string }
    return doneThenSeen(around, account, tx =>
      once(tx, { account, request, body, now, answer }, () =>
        openMatter(tx, around, actorOf(account), {
          type,
          id: answer.id,
          unit: body.unit,
          fields: body.fields,
          ...(body.occurredAt === undefined ? {} : { occurredAt: new Date(body.occurredAt) }),
        }),
      ),
    )
  })

  /**
   * What was done and the matter as it then is, in one transaction. The act may have moved the matter out of this
   * account's sight: then it stays done, and the answer says so.
   */
  async function doneThenSeen(
    around: Surroundings,
    account: Account,
    work: (tx: Tx) => Promise<Told<{ id: string }, Matter>>,
  ) {
    const view = await db.as(viewerOf(account), async tx => {
      const { answer, did } = await work(tx)
      tx.asViewer()
      return did === undefined ? viewIfSeen(tx, around, account, answer.id) : viewAfter(tx, around, account, did)
    })
    if (view === undefined) throw problems.movedAway()
    return view
  }

  const actOn = (
    tx: Tx,
    around: Surroundings,
    account: Account,
    id: string,
    body: { action: string; version?: number; input?: Record<string, unknown>; occurredAt?: string },
  ) => {
    const input = body.input ?? {}
    return act(tx, around, actorOf(account), {
      matter: id,
      action: body.action,
      input,
      check: type => (isCommonAction(body.action) ? checkCommon(input) : checkValues(type, input)),
      ...(body.version === undefined ? {} : { expectedVersion: body.version }),
      ...(body.occurredAt === undefined ? {} : { occurredAt: new Date(body.occurredAt) }),
    })
  }

  app.serve(routes.actOnMatter, async ({ account, params, body, now, request }) => {
    // Read before the transaction: inside it, a second connection is one that waiting twins may hold.
    const around = await surroundings(services, account.tenant, now)
    const answer = { id: params.id }
    return doneThenSeen(around, account, tx =>
      once(tx, { account, request, body, now, answer }, () => actOn(tx, around, account, params.id, body)),
    )
  })

  app.serve(routes.actOnMany, async ({ account, body, now, request }) => {
    // The key stands for the whole request; each matter of it is done once, and one that was refused may be tried again.
    await db.as(viewerOf(account), tx => once(tx, { account, request, body, now, answer: {} }, async () => undefined))
    const items = []
    for (const one of body.matters) {
      const around = await surroundings(services, account.tenant, now)
      const given = {
        action: body.action,
        ...(body.input === undefined ? {} : { input: body.input }),
        ...(one.version === undefined ? {} : { version: one.version }),
      }
      try {
        await db.as(viewerOf(account), tx =>
          once(tx, { account, request, body: { ...given, id: one.id }, now, answer: {}, part: one.id }, () =>
            actOn(tx, around, account, one.id, given),
          ),
        )
        items.push({ id: one.id, ok: true })
      } catch (error) {
        const problem = error instanceof Problem ? error : translateRefusal(error)
        if (problem === undefined) throw error
        items.push({ id: one.id, ok: false, code: problem.code, ...problem.label })
      }
    }
    return { items }
  })
}

function knownType(name: string): MatterType {
  const type = findMatterType(name)
  if (type === undefined) throw problems.invalid('没有这种事项类型', 'There is no such matter type', ['type'])
  return type
}

const STATUS: Readonly<Record<string, number>> = {
  'not-allowed': 403,
  'wrong-state': 409,
  'stale-version': 409,
  claimed: 409,
  'second-person': 403,
}

/** Refusals of the core as problems; what is out of sight is not found. */
export function translateRefusal(error: unknown): Problem | undefined {
  if (error instanceof NotFound) return problems.notFound()
  if (!(error instanceof Refused)) return undefined
  const { code, label, fields } = error.refusal
  return new Problem(
    STATUS[code] ?? 422,
    code,
    label,
    { zh: '按提示补充或刷新后再办；其他内容未改动', en: 'Do as it says, or reload and try again; nothing was changed' },
    fields,
  )
}
