import { routes } from '@fangwei/contract/index.ts'
import { policyAt } from '@fangwei/domain/loop/index.ts'
import { type Account, viewerOf } from '../access/index.ts'
import type { Directory } from '../directory/index.ts'
import { writeFacts } from '../ledger/index.ts'
import { sql, type Tx } from '../platform/db/index.ts'
import { type App, Problem, problems, readCursor, writeCursor } from '../platform/http/index.ts'
import { type Services, surroundings } from '../services.ts'
import { issueCredential, liveCredential, revokeCredential } from './credentials.ts'
import { isKey, keyOf, limitsOf, readDevices, viewRow } from './device-rows.ts'
import { viewDevice } from './device-view.ts'
import type { Devices } from './devices.ts'
import { Revoked } from './heard.ts'
import { endWatch, raisePanic, startWatch } from './lone-watch.ts'
import { receive } from './receive.ts'
import { standingOf } from './standing.ts'
import { askTest, endTest } from './tests.ts'

const PAGE = 100

export function serveDeviceRoutes(app: App<Account>, services: Services, devices: Devices): void {
  const { db, keys, directories } = services

  app.serve(routes.listDevices, async ({ account, query, now }) => {
    const directory = await directories.of(account.tenant)
    const { tenant } = account
    const { kind, health, q, limit = PAGE } = query
    const asked = { tenant, now, limits: limitsOf(directory, now), ...scopeOf(account, directory, query.scope) }
    const after = readCursor(query.cursor, 2)
    if (after !== undefined && !isKey(after)) throw problems.badCursor()
    const rows = await db.as(viewerOf(account), tx =>
      readDevices(tx, { ...asked, kind, health, q, after, limit: limit + 1 }),
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map(viewRow),
      next: rows.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null,
    }
  })

  app.serve(routes.getDevice, async ({ account, params, now }) =>
    viewDevice(db, await surroundings(services, account.tenant, now), account, params.id),
  )

  app.serve(routes.getDeviceCoverage, async ({ account, query, now }) => {
    const directory = await directories.of(account.tenant)
    const scope = scopeOf(account, directory, query.scope)
    const asked = { tenant: account.tenant, now, limits: limitsOf(directory, now), ...scope }
    const { silentAt: _, ...standing } = await db.as(viewerOf(account), tx => standingOf(tx, asked))
    return standing
  })

  app.serve(routes.getDeviceEndpoints, async () => devices.endpoints())

  app.serve(routes.issueDeviceKey, async ({ account, params, now }) => {
    await ownDevice(account, params.id)
    const about = { tenant: account.tenant, device: params.id, by: account.id, now }
    const issued = await db.system(account.tenant, async tx => {
      const made = await issueCredential(tx, keys, about)
      await note(tx, account, now, 'key-issued', { device: params.id, version: made.version })
      return made
    })
    devices.drop(params.id)
    return issued
  })

  app.serve(routes.revokeDeviceKey, async ({ account, params, now }) => {
    await ownDevice(account, params.id)
    await db.system(account.tenant, async tx => {
      await revokeCredential(tx, { tenant: account.tenant, device: params.id, by: account.id, now })
      await note(tx, account, now, 'key-revoked', { device: params.id })
    })
    devices.drop(params.id)
    return {}
  })

  app.serve(routes.askDeviceTest, async ({ account, params, now }) => {
    const device = await ownDevice(account, params.id)
    const around = await surroundings(services, account.tenant, now)
    const minutes = policyAt(around.directory.policies, 'device.test-window', null, now).amounts[0] ?? 10
    return db.system(account.tenant, tx => askTest(tx, around, device, account.id, minutes))
  })

  app.serve(routes.endDeviceTest, async ({ account, params, body, now }) => {
    const device = await ownDevice(account, params.id)
    const around = await surroundings(services, account.tenant, now)
    const about = { id: params.test, result: body.result, by: account.id, note: body.note ?? null }
    if (!(await db.system(account.tenant, tx => endTest(tx, around, device, about)))) throw problems.notFound()
    return {}
  })

  app.serve(routes.takeDeviceMessage, async ({ body, now }) => {
    const device = typeof body.device === 'string' ? await devices.registry.find(body.device) : undefined
    const credential = device === undefined ? undefined : await liveCredential(db, keys, device)
    if (device === undefined || credential === undefined) throw notAccepted()
    const payload = Buffer.from(JSON.stringify(body), 'utf8')
    const received = await receive(devices.intake, now, { device, credential, payload, signed: true }).catch(error => {
      throw error instanceof Revoked ? notAccepted() : error
    })
    // A wrong signature learns nothing, not even that the device exists.
    if (!received.ok) throw received.because === 'signature' ? notAccepted() : refused(received)
    const { epoch, sequence } = received.envelope
    return { epoch, sequence, outcome: received.outcome }
  })

  app.serve(routes.callForHelp, async ({ account, body, now }) => {
    const around = await surroundings(services, account.tenant, now)
    return { matter: await db.system(account.tenant, tx => raisePanic(tx, around, account, body)) }
  })

  app.serve(routes.getLoneWatch, async ({ account }) => watchOf(account))
  app.serve(routes.startLoneWatch, async ({ account, body, now }) => {
    const around = await surroundings(services, account.tenant, now)
    await db.system(account.tenant, tx => startWatch(tx, around, account, body))
    return watchOf(account)
  })
  app.serve(routes.endLoneWatch, async ({ account, now }) => {
    await db.system(account.tenant, tx => endWatch(tx, { tenant: account.tenant, now }, account))
    return watchOf(account)
  })

  /** A device that answers to the account's organisation; any other looks as if it were not there. */
  async function ownDevice(account: Account, id: string) {
    devices.registry.changed()
    const device = await devices.registry.find(`${account.tenant}/${id}`)
    const path = device === undefined ? undefined : (await directories.of(account.tenant)).pathOf(device.org)
    if (device === undefined || path?.includes(account.org) !== true) throw problems.notFound()
    return device
  }

  async function watchOf(account: Account) {
    const row = await db.as(viewerOf(account), tx =>
      tx.first<{ id: string; task: string; startedAt: string; dueAt: string; raised: boolean }>(sql`
        SELECT id, task, started_at AS "startedAt", due_at AS "dueAt", raised_at IS NOT NULL AS raised FROM lone_watch
        WHERE tenant = ${account.tenant} AND account = ${account.id} AND ended_at IS NULL ORDER BY started_at DESC LIMIT 1`),
    )
    return { watch: row ?? null }
  }
}

/** The organisation asked for, which must be the reader's or below it, and its level in the tree. */
function scopeOf(account: Account, directory: Directory, asked: string | undefined) {
  const org = asked ?? account.org
  const path = directory.pathOf(org)
  if (path?.includes(account.org) !== true) throw problems.notFound()
  return { org, level: path.length - 1 }
}

const note = (tx: Tx, account: Account, now: Date, what: string, data: Record<string, unknown>) =>
  writeFacts(tx, account.tenant, now, [
    {
      matter: null,
      version: 0,
      kind: `device.${what}`,
      occurredAt: now.toISOString(),
      actor: account.id,
      retention: 'audit',
      data: { by: account.id, ...data },
    },
  ])

/** One answer for a device that is not there, has no key, or did not sign with it. */
const notAccepted = () =>
  new Problem(
    403,
    'device-not-accepted',
    { zh: '设备未登记、密钥失效或签名不符，报文未接收', en: 'Unknown device, dead key or wrong signature: not taken' },
    { zh: '请核对设备编号与密钥', en: 'Check the device number and its key' },
  )

const refused = ({ because, field }: { because: string; field: string }) =>
  new Problem(
    because === 'content' ? 422 : 400,
    because === 'content' ? 'content-refused' : 'invalid-input',
    because === 'content'
      ? {
          zh: '报文含音频、视频、图片或文字，已拒收并计数',
          en: 'The message carries sound, picture or words: refused and counted',
        }
      : {
          zh: '报文不符合约定格式，已拒收并计数',
          en: 'The message does not have the agreed form: refused and counted',
        },
    { zh: '请只上报事件', en: 'Report events only' },
    [field.slice(0, 100)],
  )
