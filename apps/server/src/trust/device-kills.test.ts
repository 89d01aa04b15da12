import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connectAsync, type MqttClient } from 'mqtt'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { issueCredential } from '../devices/index.ts'
import { openDatabase } from '../platform/db/index.ts'
import { readKeys } from '../platform/secrets/index.ts'
import { migrate, openStore } from '../platform/store/index.ts'
import { readPostmasterFile } from '../platform/store/postmaster-file.ts'
import { freePort } from '../testing/free-port.ts'

/** How often something is killed in the ordinary run. */
const KILLS = Number(process.env.FANGWEI_DEVICE_KILLS ?? 6)
const DEVICES = 8
const ACKS_BETWEEN = 60
const ORG = '159901990101'
const main = join(import.meta.dirname, '../main.ts')
const folder = mkdtempSync(join(tmpdir(), 'fangwei-device-kills-'))
chmodSync(folder, 0o755)
const ackFile = join(folder, 'acknowledged')
let server: ChildProcess | undefined

afterAll(async () => {
  if (server !== undefined && server.exitCode === null && server.signalCode === null) {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

async function plant(): Promise<Map<string, string>> {
  const store = await openStore({ dataDir: folder })
  await migrate(store.ownerUrl)
  const owner = new pg.Client({ connectionString: store.ownerUrl })
  await owner.connect()
  await owner.query(`INSERT INTO tenant VALUES (1, '测试市', 'Test City', 480, now(), now())`)
  await owner.query('INSERT INTO sequencer (tenant) VALUES (1)')
  const ids = Array.from({ length: DEVICES }, (_, n) => `K${n}`)
  for (const [register, id, kind] of [
    ['org', ORG, 'station'],
    ['post', 'desk', 'duty-desk'],
    ...ids.map(id => ['device', id, 'ONE_KEY_PILLAR']),
  ])
    await owner.query(
      `INSERT INTO register_entry (tenant, register, id, org, path, name, data, valid_from, changed_at)
       VALUES (1, $1, $2, $3, ARRAY[$3], '甲', $4, '2020-01-01', now())`,
      [register, id, ORG, { kind, nameEn: 'A' }],
    )
  await owner.end()
  const keys = readKeys(folder)
  const db = openDatabase(store.appUrl)
  const issued = new Map<string, string>()
  await db.system(1, async tx => {
    for (const device of ids)
      issued.set(device, (await issueCredential(tx, keys, { tenant: 1, device, by: 'test', now: new Date() })).key)
  })
  await db.close()
  await store.close()
  return issued
}

const startServer = (port: number, mqtt: number): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', main], {
    cwd: join(import.meta.dirname, '../../../..'),
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: '',
      MQTT_PORT: String(mqtt),
      MQTT_URL: '',
      GATEWAY_PORT: '0',
    },
    stdio: ['ignore', 'ignore', 'ignore'],
  })

let acknowledged = 0
let stopped = false

/** A device presses on and on: each message again until it is acknowledged, which is written down where no crash reaches. */
async function press(mqtt: number, device: string, key: string): Promise<void> {
  for (let sequence = 1; !stopped; sequence += 1) {
    const message = {
      device,
      epoch: 1,
      sequence,
      at: new Date().toISOString(),
      kind: 'alarm',
      data: { scene: 'press' },
    }
    await insist(mqtt, device, key, JSON.stringify(message))
    appendFileSync(ackFile, `${device} 1.${sequence}\n`, { flush: true })
    acknowledged += 1
  }
}

const lines = new Map<string, MqttClient>()
async function insist(mqtt: number, device: string, key: string, payload: string): Promise<void> {
  for (;;) {
    try {
      const known = lines.get(device)
      const client =
        known?.connected === true
          ? known
          : await connectAsync(`mqtt://127.0.0.1:${mqtt}`, {
              username: device,
              password: key,
              reconnectPeriod: 0,
              connectTimeout: 2000,
            })
      client.on('error', () => undefined)
      lines.set(device, client)
      const cut = new Promise<never>((_, reject) => client.once('close', () => reject(new Error('cut'))))
      cut.catch(() => undefined)
      await Promise.race([
        client.publishAsync(`up/${device}`, payload, { qos: 1 }),
        cut,
        pause(5000).then(() => Promise.reject(new Error('no answer'))),
      ])
      return
    } catch {
      lines.get(device)?.end(true)
      lines.delete(device)
      await pause(100)
    }
  }
}

it(`loses and doubles nothing it acknowledged: ${KILLS} times kill -9 of server and PostgreSQL under ${DEVICES} devices`, {
  timeout: 900_000,
}, async () => {
  const keys = await plant()
  const [port, mqtt] = [await freePort(), await freePort()]
  server = startServer(port, mqtt)
  const devices = [...keys].map(([device, key]) => press(mqtt, device, key))
  for (let n = 0; n < KILLS; n += 1) {
    for (const wanted = acknowledged + ACKS_BETWEEN; acknowledged < wanted; ) await pause(5)
    const postmaster = readPostmasterFile(join(folder, 'postgres-18'))?.pid
    if (n % 2 === 1 && postmaster !== undefined) process.kill(postmaster, 'SIGKILL')
    if (n % 3 !== 1) {
      const exited = once(server, 'exit')
      server.kill('SIGKILL')
      await exited
      server = startServer(port, mqtt)
    }
  }
  for (const wanted = acknowledged + ACKS_BETWEEN; acknowledged < wanted; ) await pause(5)
  stopped = true
  await Promise.all(devices)
  for (const line of lines.values()) line.end(true)
  const exited = once(server, 'exit')
  server.kill('SIGTERM')
  await exited
  await compare()
})

async function compare(): Promise<void> {
  const acks = readFileSync(ackFile, 'utf8').trim().split('\n')
  const store = await openStore({ dataDir: folder })
  const owner = new pg.Client({ connectionString: store.ownerUrl })
  await owner.connect()
  const { rows: signals } = await owner.query<{ id: string }>(`SELECT device || ' ' || key AS id FROM device_signal`)
  const { rows: counts } = await owner.query<{ device: string; presses: number; facts: number; signals: number }>(`
    SELECT a.device, a.presses, coalesce(f.facts, 0) AS facts, coalesce(s.signals, 0) AS signals
    FROM (SELECT data ->> 'device' AS device, sum((data ->> 'occurrences')::int)::int AS presses FROM matter WHERE type = 'alarm' GROUP BY 1) a
    LEFT JOIN (SELECT m.data ->> 'device' AS device, count(*)::int AS facts FROM fact f JOIN matter m ON m.tenant = f.tenant AND m.id = f.matter
      WHERE f.kind IN ('alarm.opened', 'alarm.rang') GROUP BY 1) f ON f.device = a.device
    LEFT JOIN (SELECT device, count(*)::int AS signals FROM device_signal GROUP BY 1) s ON s.device = a.device`)
  await owner.end()
  await store.close()
  const kept = new Set(signals.map(s => s.id))
  console.log(`${acks.length} acknowledged, ${signals.length} kept`)
  expect(acks.filter(id => !kept.has(id))).toEqual([])
  expect(counts).toHaveLength(DEVICES)
  for (const { presses, facts, signals: said } of counts) expect([presses, facts]).toEqual([said, said])
}
