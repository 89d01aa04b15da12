import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCluster } from './embedded.ts'
import { portEndpoint } from './port-endpoint.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { collectEvents, query, storeProcess, temporaryCluster, temporaryFolder } from './testing-cluster.ts'
import { appRole } from './types.ts'

describe('an embedded cluster', () => {
  const cluster = temporaryCluster()

  it('is made, opened and stopped, with durability on and no port', async () => {
    const events = collectEvents()
    const store = await openCluster(cluster, events.add)
    const settings = await query<{ name: string; setting: string }>(
      store.appUrl,
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'jit',
        'listen_addresses', 'TimeZone', 'log_error_verbosity', 'server_encoding', 'data_checksums')`,
    )
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      jit: 'off',
      listen_addresses: '',
      TimeZone: 'UTC',
      log_error_verbosity: 'terse',
      server_encoding: 'UTF8',
      data_checksums: 'on',
    })
    expect(await query(store.appUrl, 'SELECT current_user AS who')).toEqual([{ who: appRole }])
    await expect(query(store.appUrl, 'CREATE TABLE mine (id int)')).rejects.toThrow('permission denied')
    await store.close()
    await store.close()
    expect(events.kinds()).toEqual(['initialised', 'started', 'stopped'])
    expect(readPostmasterFile(cluster.folder)).toBeUndefined()
  })

  it('orders and compares Chinese by code point on every engine', async () => {
    const store = await openCluster(cluster, () => undefined)
    const sql = `SELECT string_agg(w, '' ORDER BY w) AS ordered, bool_and(w ~ '^\\w$') AS words FROM unnest(ARRAY['防', '微', 'b', 'B']) w`
    expect(await query(store.appUrl, sql)).toEqual([{ ordered: 'Bb微防', words: true }])
    await store.close()
  })

  it('is brought back when its server is killed, with every committed row', async () => {
    const events = collectEvents()
    const store = await openCluster(cluster, events.add)
    await query(store.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS answer')
    process.kill(readPostmasterFile(cluster.folder)!.pid, 'SIGKILL')
    await events.reported('restarted')
    expect(await query(store.ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 7 }])
    await store.close()
    expect(events.kinds()).toEqual(['started', 'lost', 'restarted', 'stopped'])
  })

  it('comes back for all its users when the server is killed', async () => {
    const all = await Promise.all(
      [1, 2, 3].map(async () => {
        const events = collectEvents()
        return { events, store: await openCluster(cluster, events.add) }
      }),
    )
    process.kill(readPostmasterFile(cluster.folder)!.pid, 'SIGKILL')
    await Promise.all(all.map(one => one.events.reported('restarted')))
    await Promise.all(all.map(one => one.store.close()))
    expect(all.filter(one => one.events.kinds().at(-1) === 'stopped')).toHaveLength(1)
  })

  it('is stopped by exactly one of its users when all leave at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const events = collectEvents()
      const stores = await Promise.all([1, 2, 3, 4].map(() => openCluster(cluster, events.add)))
      await Promise.all(stores.map(store => store.close()))
      expect(events.kinds().filter(kind => kind === 'stopped')).toHaveLength(1)
    }
  })

  it('is adopted when its server outlived the process that started it', async () => {
    const first = storeProcess(cluster)
    await first.reported('open')
    first.child.kill('SIGKILL')
    await first.ended
    const { pid } = readPostmasterFile(cluster.folder)!
    const events = collectEvents()
    const store = await openCluster(cluster, events.add)
    expect(readPostmasterFile(cluster.folder)?.pid).toBe(pid)
    await store.close()
    expect(events.kinds()).toEqual(['adopted', 'stopped'])
  })

  it("starts although a dead server's number now belongs to another program of the same account", async () => {
    const { uid, gid } = statSync(cluster.folder)
    const stranger = spawn('sleep', ['600'], { uid, gid, stdio: 'ignore' })
    const said = `${stranger.pid}\n${cluster.folder}\n1\n5432\n\n\n\nready\n`
    writeFileSync(join(cluster.folder, 'postmaster.pid'), said)
    if (cluster.endpoint.kind === 'socket') writeFileSync(join(cluster.endpoint.folder, '.s.PGSQL.5432.lock'), said)
    const store = await openCluster(cluster, () => undefined)
    expect(readPostmasterFile(cluster.folder)?.pid).not.toBe(stranger.pid)
    await store.close()
    stranger.kill()
  })

  it('refuses data written by another major version, and does not begin an empty store beside it', async () => {
    const { engine } = cluster
    const other = { ...cluster, engine: { ...engine, major: 19 } }
    await expect(openCluster(other, () => undefined)).rejects.toThrow(`written by PostgreSQL ${engine.major}`)
    const beside = { ...other, folder: join(dirname(cluster.folder), 'postgres-19') }
    await expect(openCluster(beside, () => undefined)).rejects.toThrow(`written by PostgreSQL ${engine.major}`)
    expect(existsSync(beside.folder)).toBe(false)
  })

  it('says what the server said when it cannot start', async () => {
    const broken = { ...cluster, settings: { shared_buffers: 'plenty' } }
    await expect(openCluster(broken, () => undefined)).rejects.toThrow('invalid value for parameter "shared_buffers"')
  })
})

describe('a cluster shared by processes', () => {
  const cluster = temporaryCluster()

  it('is made once by starters who meet, and stops only when the last one leaves', async () => {
    const dead = `${cluster.folder}.new-4194303-abc`
    mkdirSync(dead)
    const processes = [storeProcess(cluster), storeProcess(cluster)]
    const events = collectEvents()
    const store = await openCluster(cluster, events.add)
    await Promise.all(processes.map(one => one.reported('open')))
    const { pid } = readPostmasterFile(cluster.folder)!
    expect(readdirSync(dirname(cluster.folder)).sort()).toEqual([basename(cluster.folder), 'socket'])

    await store.close()
    expect(events.kinds().at(-1)).toBe('left-running')
    await processes[0]!.leave()
    await processes[0]!.reported('left-running')
    expect(readPostmasterFile(cluster.folder)?.pid).toBe(pid)
    await processes[1]!.leave()
    await processes[1]!.reported('stopped')
    expect(readPostmasterFile(cluster.folder)).toBeUndefined()
  })
})

describe('a cluster on a port', async () => {
  const secrets = temporaryFolder()
  const endpoint = await portEndpoint(secrets)
  const cluster = temporaryCluster(endpoint)

  it('keeps the port and passwords it once chose', async () => {
    expect(await portEndpoint(secrets)).toEqual(endpoint)
    expect(statSync(join(secrets, 'secrets', 'store-owner-password')).mode & 0o777).toBe(0o600)
  })

  it('asks every role for its password', async () => {
    const store = await openCluster(cluster, () => undefined)
    expect(await query(store.appUrl, 'SELECT current_user AS who')).toEqual([{ who: appRole }])
    await expect(query(store.ownerUrl.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password')
    await store.close()
  })
})
