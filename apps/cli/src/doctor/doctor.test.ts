import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diskCheck, fontsCheck, portCheck } from './machine-checks.ts'
import { serverChecks } from './server-checks.ts'

describe('doctor', () => {
  it('says how to start what does not answer', async () => {
    const [server] = await serverChecks('http://127.0.0.1:1', 'nobody', 'none')
    expect(server).toMatchObject({ check: 'server', ok: false, mend: { en: expect.stringContaining('npm start') } })
    expect(await portCheck(undefined, 1)).toMatchObject({ check: 'broker', ok: false })
  })
  it('sees a clock that is off, an order that is behind and an account that cannot log in', async () => {
    const http = createServer((request, reply) => {
      reply.setHeader('date', 'Thu, 01 Jan 2026 00:00:00 GMT')
      reply.statusCode = request.url === '/readyz' ? 200 : 400
      reply.end(JSON.stringify({ ok: true, database: true, behindMs: 60_000 }))
    })
    await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
    const checks = await serverChecks(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, 'a', 'b')
    await new Promise(resolve => http.close(resolve))
    const failed = checks.filter(({ ok }) => !ok)
    expect(failed.map(({ check }) => check)).toEqual(['ledger', 'clock', 'log-in'])
    for (const { mend } of failed) expect(mend?.zh).toMatch(/\p{Script=Han}/u)
  })
  it('looks for room and for a face with Chinese', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fangwei-doctor-'))
    expect(await diskCheck(folder)).toMatchObject({ check: 'disk' })
    expect(await diskCheck(join(folder, 'nowhere'))).toMatchObject({ ok: false })
    expect(fontsCheck([folder]).ok).toBe(false)
    mkdirSync(join(folder, 'opentype'))
    writeFileSync(join(folder, 'opentype', 'NotoSansCJK-Regular.ttc'), '')
    expect(fontsCheck([folder]).ok).toBe(true)
    rmSync(folder, { recursive: true })
  })
})
