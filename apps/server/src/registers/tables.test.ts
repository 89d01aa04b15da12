import exceljs from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../platform/db/index.ts'
import { orgs, type SmallCity, smallCity } from '../testing/small-city.ts'

const city: SmallCity = await smallCity()
const { server, tenant, clock } = city
const REASON = '季度台账核对，所务会要求'
type Org = keyof typeof orgs

const headersOf = async (role: string, org: Org) => city.headersOf(await city.account(role, org))

async function upload(
  path: string,
  content: string | Buffer,
  name = 'table.csv',
  role = 'community-officer',
  org: Org = 'stationA',
) {
  const boundary = 'fangwei-test-boundary'
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const headers = { ...(await headersOf(role, org)), 'content-type': `multipart/form-data; boundary=${boundary}` }
  const reply = await server.app.fastify.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload })
  return { status: reply.statusCode, body: reply.json() }
}
async function get(path: string, role = 'community-officer', org: Org = 'stationA') {
  return server.app.fastify.inject({ method: 'GET', url: `/api/v1${path}`, headers: await headersOf(role, org) })
}
const jobOf = async (id: string) => (await get(`/jobs/${id}`)).json()
const people = (register: string) =>
  server.db.system(tenant, tx =>
    tx.rows<{ id: string }>(
      sql`SELECT id FROM register_entry WHERE tenant = ${tenant} AND register = ${register} ORDER BY id`,
    ),
  )

const HOUSEHOLDS = [
  '户编号,地址,所属社区,民族,说明',
  `H001,团结路 1 号 101 室,${orgs.stationA},某,a`,
  `H002,和平路 2 号,${orgs.stationA},某,b`,
  'H003,没有社区,,某,c',
  `H004,不归本所,${orgs.stationC},某,=1+1`,
  `13800001111,编号是手机号,${orgs.stationA},某,e`,
].join('\n')

describe('import', () => {
  it('previews the mapping, the refused columns and the faults of the first rows, and writes nothing', async () => {
    const { body } = await upload('/registers/household/import-preview', HOUSEHOLDS)
    expect(body).toMatchObject({
      mapping: { id: '户编号', address: '地址', org: '所属社区' },
      unused: ['说明'],
      missing: [],
      refused: [{ column: '民族', zh: '民族' }],
    })
    expect(body.columns).not.toContain('民族')
    expect(body.rows.map((r: { faults: object[] }) => r.faults.length)).toEqual([0, 0, 0, 0, 1])
    expect(await people('household')).toEqual([])
  })

  it('takes the good rows in, gives the bad ones back with reasons, and changes nothing the second time', async () => {
    const first = await upload('/registers/household/imports', HOUSEHOLDS)
    expect(first.body).toMatchObject({ kind: 'register-import', state: 'waiting' })
    await server.settle()
    const done = await jobOf(first.body.id)
    expect(done).toMatchObject({
      state: 'done',
      progress: { done: 5, total: 5, counts: { added: 2, changed: 0, unchanged: 0, rejected: 3 } },
      files: ['rejected.csv'],
    })
    const rejected = (await get(`/jobs/${first.body.id}/files/rejected.csv`)).body
    expect(
      rejected
        .split('\r\n')
        .slice(1, 4)
        .map(line => line.split('","')[0]),
    ).toEqual(['"4', '"5', '"6'])
    for (const part of [
      '缺少“所属社区”',
      'is missing',
      '不在您的管辖范围内',
      'outside what you answer for',
      '不能使用证件号或手机号',
      `"'=1+1"`,
    ])
      expect(rejected).toContain(part)
    expect(rejected).not.toContain('民族')

    const second = await upload('/registers/household/imports', HOUSEHOLDS)
    await server.settle()
    expect((await jobOf(second.body.id)).progress.counts).toEqual({ added: 0, changed: 0, unchanged: 2, rejected: 3 })
    expect((await people('household')).map(r => r.id)).toEqual(['H001', 'H002'])
  })

  it('reads xlsx with English headings and labels of either language, and people by their household', async () => {
    const book = new exceljs.Workbook()
    const sheet = book.addWorksheet('people')
    sheet.addRows([
      ['Resident number', 'Name', 'Household', 'Phone', 'ID number', 'Year of birth'],
      ['P001', '林某甲', 'H001', '16900000001', '11010519491231002X', 1949],
      ['P002', '林某乙', 'H001', '', '110105194912310021', ''],
      ['P003', '林某丙', 'H002', '169 0000 0003', '', 1990],
    ])
    const { body } = await upload(
      '/registers/resident/imports',
      Buffer.from(await book.xlsx.writeBuffer()),
      'people.xlsx',
    )
    await server.settle()
    expect((await jobOf(body.id)).progress.counts).toEqual({ added: 2, changed: 0, unchanged: 0, rejected: 1 })
    const ties = await upload(
      '/registers/relationship/imports',
      '关系编号,类型,甲,乙\nR1,夫妻,P001,P003\nR2,配偶,P001,P003',
      'r.csv',
    )
    expect(ties.status).toBe(200)
    await server.settle()
    expect((await jobOf(ties.body.id)).progress.counts.rejected).toBe(2)
    const mapping = encodeURIComponent(JSON.stringify({ id: '关系编号', kind: '类型', first: '甲', second: '乙' }))
    const mapped = await upload(
      `/registers/relationship/imports?mapping=${mapping}`,
      '关系编号,类型,甲,乙\nR1,夫妻,P001,P003\nR2,配偶,P001,P003',
      'r.csv',
    )
    await server.settle()
    expect((await jobOf(mapped.body.id)).progress.counts).toMatchObject({ added: 1, rejected: 1 })
  })

  it('refuses what is no table, has no key column, or maps what is not there', async () => {
    for (const [path, content] of [
      ['/registers/household/imports', '%PDF-1.7 nonsense'],
      ['/registers/household/imports', ''],
      ['/registers/household/imports', '地址,所属社区\n某路,X'],
      [`/registers/household/imports?mapping=${encodeURIComponent('{"id":"没有这列"}')}`, HOUSEHOLDS],
      [`/registers/household/imports?mapping=${encodeURIComponent('{"address":"民族","id":"户编号"}')}`, HOUSEHOLDS],
      ['/registers/household/imports?mapping=%5B', HOUSEHOLDS],
    ] as const) {
      const { status, body } = await upload(path, content)
      expect([path, status, /\p{Script=Han}/u.test(body.zh), body.en.length > 0]).toEqual([path, 400, true, true])
    }
    expect((await upload('/registers/household/imports', HOUSEHOLDS, 't.csv', 'city-analyst', 'city')).status).toBe(404)
  })
})

describe('export', () => {
  const path = (register: string, format: string, more = '') =>
    `/register-exports/${register}?format=${format}&reason=${encodeURIComponent(REASON)}${more}`
  beforeAll(async () => {
    await upload(
      '/registers/site/imports',
      `场所编号,名称,类型,所属机构,联系人,联系电话\nS1,"=cmd|'/c calc'!A1",学校,${orgs.stationA},李某,16900000005`,
    )
    await server.settle()
  })

  it('gives masked rows and a last line that says who took them and when; no formula, no sensitive field', async () => {
    const csv = (await get(path('site', 'csv'), 'station-leader')).body
    expect(csv).toContain(`"'=cmd|'/c calc'!A1","","学校"`)
    expect(csv).toContain('169****0005')
    expect(csv).not.toContain('16900000005')
    expect(csv.trimEnd().split('\r\n').at(-1)).toMatch(
      /^"导出 甲派出所station-leader station-leader@stationA 2026-03-02 09:00:00"$/,
    )
    const residents = (await get(path('resident', 'csv', '&household=H001&language=en'), 'station-leader')).body
    expect(residents.split('\r\n')[0]).toBe(
      '\ufeff"Resident number","Name","Household","Phone","Year of birth","Valid from","Valid to"',
    )
    expect(residents).toContain('"林**"')
    expect(residents).not.toContain('11010519491231002X')
  })

  it('gives the same as xlsx, every cell text', async () => {
    const reply = await get(path('site', 'xlsx'), 'station-leader')
    const book = new exceljs.Workbook()
    await book.xlsx.load(reply.rawPayload as unknown as ArrayBuffer)
    const sheet = book.worksheets[0]!
    expect(sheet.getRow(2).getCell(2).value).toBe("'=cmd|'/c calc'!A1")
    expect(String(sheet.lastRow!.getCell(1).value)).toContain('station-leader@stationA')
    expect(sheet.headerFooter.oddFooter).toContain('station-leader@stationA')
  })

  it("is never a list of all people, needs a reason, and stops at the day's limit; each one leaves a fact", async () => {
    expect((await get(path('resident', 'csv'), 'station-leader')).statusCode).toBe(400)
    expect((await get('/register-exports/site?format=csv', 'station-leader')).statusCode).toBe(400)
    expect((await get(path('site', 'csv'), 'community-officer')).statusCode).toBe(404)
    expect((await get(path('resident', 'csv', '&household=H001'), 'city-analyst', 'city')).statusCode).toBe(404)
    for (let more = true; more; ) more = (await get(path('site', 'csv'), 'station-leader')).statusCode === 200
    const refused = (await get(path('site', 'csv'), 'station-leader')).json()
    expect([refused.code, refused.status]).toEqual(['export-limit', 422])
    const facts = await server.db.system(tenant, tx =>
      tx.rows<{ bytes: string }>(
        sql`SELECT p.bytes FROM fact f JOIN fact_payload p ON p.tenant = f.tenant AND p.fact = f.id WHERE f.kind LIKE 'register.%.exported'`,
      ),
    )
    expect(facts).toHaveLength(10)
    expect(JSON.parse(facts[0]!.bytes)).toMatchObject({ by: 'station-leader@stationA', reason: REASON, rows: 1 })
    clock.moveBy(86_400_000)
    expect((await get(path('site', 'csv'), 'station-leader')).statusCode).toBe(200)
  })
})
