import { orgs } from '../testing/small-city.ts'

/** One request that must be refused, exactly as it is sent. MATTER stands for an open matter in sight. */
export interface BadInput {
  readonly name: string
  readonly as: 'officer' | 'leader' | 'dispatcher' | 'administrator' | 'analyst' | 'auditor'
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly payload?: string
}
type To = Pick<BadInput, 'as' | 'method' | 'url'>

const json = { 'content-type': 'application/json' }
const place = orgs.stationA
const uuid = '00000000-0000-4000-8000-000000000000'
const reason = encodeURIComponent('核对当事人身份，警情一号')
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

const to = (as: BadInput['as'], method: BadInput['method'], url: string): To => ({ as, method, url })
const open = to('officer', 'POST', '/matters')
const act = to('officer', 'POST', '/matters/MATTER/actions')
const many = to('officer', 'POST', '/actions')
const plan = to('leader', 'PUT', '/shifts')
const account = to('administrator', 'POST', '/accounts')
const policy = to('administrator', 'POST', '/policy-proposals')
const holidays = to('administrator', 'PUT', '/holidays/2027')
const entry = to('leader', 'POST', '/registers/household')
const fence = to('leader', 'POST', '/registers/fence')
const fenced = { name: '围栏', kind: 'stay-in', org: place, hears: 'device-unit', devices: ['D1'] }

/** Every route that reads a JSON body. */
const bodied: readonly To[] = [
  to('officer', 'POST', '/session'),
  open,
  act,
  many,
  to('officer', 'POST', '/matters/MATTER/break-glass'),
  to('leader', 'POST', `/break-glass/${uuid}/review`),
  to('officer', 'POST', '/people-search'),
  to('officer', 'POST', '/notifications/read'),
  to('dispatcher', 'POST', '/intake/forms'),
  to('officer', 'POST', '/intake/category'),
  to('officer', 'POST', '/intake/duplicates'),
  to('officer', 'POST', '/intake/safety'),
  to('officer', 'PUT', '/drafts/form'),
  to('dispatcher', 'POST', `/imports/${uuid}/preview`),
  to('dispatcher', 'POST', `/imports/${uuid}/start`),
  entry,
  to('leader', 'PUT', '/registers/household/entries/HA'),
  to('leader', 'POST', '/registers/household/entries/HA/end'),
  plan,
  account,
  to('administrator', 'PUT', '/accounts/target'),
  to('officer', 'PUT', '/session/password'),
  policy,
  to('analyst', 'POST', `/policy-proposals/${uuid}/decision`),
  holidays,
  to('leader', 'POST', '/insight/scans'),
  to('leader', 'POST', `/insight/scans/${uuid}/clusters/0/key-place`),
  to('leader', 'POST', '/patrol-plans'),
  to('leader', 'POST', `/patrol-plans/${uuid}/release`),
  to('leader', 'POST', `/patrol-plans/${uuid}/check-ins`),
  to('leader', 'POST', '/patrol-tags/PPA'),
]

/** What no route takes, whatever its fields. */
const nowhere: readonly [string, string, Readonly<Record<string, string>>?][] = [
  ['malformed JSON', '{"a":'],
  ['an array', '[]'],
  ['a text', '"text"'],
  ['a number beyond all numbers', '1e400'],
  ['an unknown field', '{"unknownField":1}'],
  ['__proto__', '{"__proto__":{"polluted":1}}'],
  ['constructor.prototype', '{"constructor":{"prototype":{"polluted":1}}}'],
  ['a depth of 5000', nested(5000)],
  ['a NUL in a name', '{"a\\u0000":1}'],
  ['plain text', 'type=incident', { 'content-type': 'text/plain' }],
  ['a form', 'type=incident', { 'content-type': 'application/x-www-form-urlencoded' }],
  [
    'XML with an entity',
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    { 'content-type': 'application/xml' },
  ],
  ['more than a megabyte', JSON.stringify({ a: 'x'.repeat(1_100_000) })],
]

const anyBody = (): BadInput[] =>
  bodied.flatMap(route =>
    nowhere.map(([name, payload, headers]) => ({ ...route, name, payload, headers: headers ?? json })),
  )

const notCodes = [
  '',
  "'; DROP TABLE matter; --",
  '<img src=x onerror=alert(1)>',
  '../../etc/passwd',
  'x'.repeat(65),
  'a\u0000b',
  '\ud800',
  '警情',
]
const notStrings = [null, 5, true, ['incident'], { $ne: '' }]
const notInstants = [
  '',
  'yesterday',
  '2026-03-02',
  '2026-03-02T08:00:00',
  '2026-02-30T08:00:00Z',
  '2026-13-01T08:00:00Z',
  '2026-03-02T25:00:00Z',
  '2026-03-02T08:61:00Z',
  '2026-03-02T08:00:00+99:00',
  '0000-00-00T00:00:00Z',
  '2026-03-02T23:59:60Z',
  1_772_000_000,
]
const notOrgs = ['15990199010', 'abcdefabcdef', '1599019901011', "15990199' OR '1", '000000000000', null, [place]]
const notVersions = ['1', 0, -1, 1.5, 2_147_483_648, 1e300, null]

const call = {
  content: '有人争吵',
  category: '040300',
  grade: 2,
  channel: '0101',
  reportedAt: '2026-03-02T00:30:00Z',
}
const with_ = (route: To, body: object, field: string, values: readonly unknown[]): BadInput[] =>
  values.map(value => ({
    ...route,
    name: `${field} = ${JSON.stringify(value)?.slice(0, 60)}`,
    payload: JSON.stringify({ ...body, [field]: value }),
    headers: json,
  }))

const opening = { type: 'incident', unit: place, fields: call }
const fieldOf = (field: string, values: readonly unknown[]): BadInput[] =>
  values.map(value => ({
    ...open,
    name: `fields.${field} = ${JSON.stringify(value)?.slice(0, 60)}`,
    payload: JSON.stringify({ ...opening, fields: { ...call, [field]: value } }),
    headers: json,
  }))

const openings = (): BadInput[] => [
  ...with_(open, opening, 'type', [...notCodes, ...notStrings, 'toString', 'hasOwnProperty', 'no-such-type']),
  ...with_(open, opening, 'unit', [...notOrgs, '259900000000', orgs.stationB]),
  ...with_(open, opening, 'fields', [null, [], 'text', 7, { toString: 1 }, { noSuchField: 1 }]),
  ...with_(open, opening, 'occurredAt', [...notInstants, null]),
  ...fieldOf('reportedAt', notInstants),
  ...fieldOf('category', [...notCodes, 40300, ['040300']]),
  ...fieldOf('grade', [0, 5, 2.5, '2', 1e300, -1]),
  // Latitude and longitude exchanged, both as text, and beyond the globe.
  ...fieldOf('lat', [110.5, -90.001, '40', null, 1e300]),
  ...fieldOf('lng', [180.001, -181, '110', [110], 1e308]),
  ...fieldOf('content', ['', 'x'.repeat(5000), 5, ['text'], 'a\u0000b', 'a\udfffb']),
  ...fieldOf('callerPhone', ['', '1', 'x'.repeat(40), '138<b>', 13800001111]),
  ...fieldOf('injured', [-1, 1.5, 1_000_001, '2']),
  ...fieldOf('weapon', ['yes', 1, []]),
  ...fieldOf('tags', ['a', [1], Array.from({ length: 33 }, () => 'a'), ["'; --"]]),
]

const acts = (): BadInput[] => [
  ...with_(act, { action: 'note', input: { text: '看' } }, 'action', [
    ...notCodes,
    ...notStrings,
    'constructor',
    'toString',
  ]),
  ...with_(act, { action: 'note', input: { text: '看' } }, 'version', [...notVersions, 999]),
  ...with_(act, { action: 'note', input: { text: '看' } }, 'input', [
    null,
    [],
    'x',
    { text: 5 },
    { text: 'x'.repeat(2001) },
    { who: '1' },
  ]),
  ...with_(act, { action: 'note', input: { text: '看' } }, 'occurredAt', notInstants),
  ...with_(
    act,
    { action: 'dispatch', input: {} },
    'input',
    notOrgs.map(dispatchTo => ({ dispatchTo })),
  ),
  ...with_(act, { action: 'extend-deadline', input: {} }, 'input', [
    { deadline: 'none', amount: 1e300 },
    { deadline: uuid, amount: -1 },
  ]),
  ...with_(many, { action: 'note' }, 'matters', [
    [],
    null,
    [uuid],
    [{ id: 'x' }],
    [{ id: uuid, version: 0 }],
    Array.from({ length: 201 }, () => ({ id: uuid })),
  ]),
]

const others = (): BadInput[] => [
  ...with_(to('officer', 'POST', '/matters/MATTER/break-glass'), {}, 'reason', [
    '',
    '短',
    'x'.repeat(501),
    null,
    12345678,
    '八个字的事由\u0000',
  ]),
  ...with_(to('officer', 'POST', '/people-search'), { by: 'phone', value: '1', reason: '核对报警人' }, 'by', [
    'iris',
    '',
    null,
  ]),
  ...with_(to('officer', 'POST', '/people-search'), { by: 'phone', value: '1', reason: '核对报警人' }, 'value', [
    '',
    'x'.repeat(201),
    null,
    ['1'],
  ]),
  ...with_(to('officer', 'POST', '/notifications/read'), {}, 'upTo', [-1, 1.5, 1e300, '1', null]),
  ...with_(to('dispatcher', 'POST', '/intake/forms'), { feed: 'a', forms: [{ a: '1' }] }, 'forms', [
    [],
    {},
    ['x'],
    [{ a: 1 }],
    [{ a: 'x'.repeat(20_001) }],
    Array.from({ length: 501 }, () => ({ a: '1' })),
  ]),
  ...with_(to('dispatcher', 'POST', '/intake/forms'), { feed: 'a', forms: [{ a: '1' }] }, 'feed', [
    '',
    'A B',
    "a';--",
    'x'.repeat(61),
  ]),
  ...with_(to('officer', 'POST', '/intake/duplicates'), {}, 'lat', [110, '40', 1e300]),
  ...with_(plan, { org: place, from: '2026-04-01T00:00:00Z', to: '2026-04-02T00:00:00Z', shifts: [] }, 'from', [
    ...notInstants,
    '2026-04-03T00:00:00Z',
    '2020-01-01T00:00:00Z',
  ]),
  ...with_(plan, { org: place, from: '2026-04-01T00:00:00Z', to: '2026-04-02T00:00:00Z', shifts: [] }, 'org', [
    ...notOrgs,
    orgs.stationB,
    orgs.city,
  ]),
  ...with_(account, { staff: 'nobody', login: 'somebody', roles: ['auxiliary'] }, 'login', [
    '',
    'a',
    'a b',
    "a';--",
    '<b>',
    'x'.repeat(61),
  ]),
  ...with_(account, { staff: 'nobody', login: 'somebody', roles: ['auxiliary'] }, 'roles', [
    [],
    ['root'],
    ['toString'],
    'auditor',
    ['auditor', 'administrator'],
  ]),
  ...with_(
    policy,
    { code: 'dispute.mediate', grade: null, amounts: [1], unit: 'day', basis: '测试依据', effectiveFrom: '2027-01-01' },
    'effectiveFrom',
    ['2026-02-30', '2027-13-01', '01.01.2027', '', '2020-01-01', null],
  ),
  ...with_(
    policy,
    { code: 'dispute.mediate', grade: null, amounts: [1], unit: 'day', basis: '测试依据', effectiveFrom: '2027-01-01' },
    'amounts',
    [[], [-1], [1.5], [1e300], ['1'], 1],
  ),
  ...with_(holidays, { version: 1, days: [] }, 'days', [
    [{ day: '2027-02-30', working: false, name: '假', basis: '测试依据' }],
    [{ day: '2026-01-01', working: false, name: '假', basis: '测试依据' }],
    [{ day: '2027-01-01', working: 'no', name: '假', basis: '测试依据' }],
    Array.from({ length: 367 }, () => ({ day: '2027-01-01', working: false, name: '假', basis: '测试依据' })),
  ]),
  ...with_(entry, { values: { address: '路', org: place } }, 'values', [
    null,
    [],
    {},
    { address: 5, org: place },
    { address: '路', org: 'x' },
    { address: '路', org: orgs.stationB },
    { toString: 'x' },
  ]),
  ...with_(fence, {}, 'values', [
    fenced,
    // Latitude and longitude exchanged, an open ring, two shapes at once, beyond the globe, another unit's ground.
    { ...fenced, area: 'POLYGON((40 110, 40.1 110, 40.1 110.1, 40 110))' },
    { ...fenced, area: 'POLYGON((110 40, 110.1 40, 110.1 40.1))' },
    { ...fenced, area: '<img src=x onerror=alert(1)>' },
    { ...fenced, area: 'POLYGON((110 40, 110.1 40, 110.1 40.1, 110 40))', lng: 110, lat: 40, radius: 300 },
    { ...fenced, lng: 110, lat: 40, radius: 1e300 },
    { ...fenced, lng: 110, lat: 40, radius: 9 },
    { ...fenced, lng: 110, lat: 40, radius: 300, dwell: -1 },
    { ...fenced, lng: 110, lat: 40, radius: 300, devices: [] },
    { ...fenced, lng: 110, lat: 40, radius: 300, devices: ['up/#'] },
    { ...fenced, lng: 110, lat: 40, radius: 300, from: '25:00', to: '26:00' },
    { ...fenced, lng: 110, lat: 40, radius: 300, org: orgs.stationB },
  ]),
  ...with_(
    to('officer', 'POST', '/video/looks'),
    { device: 'K1', purpose: 'alarm', reason: '核实一键报警情况' },
    'reason',
    ['', '短', 'x'.repeat(201), null, '八个字的事由\u0000'],
  ),
  ...with_(
    to('officer', 'POST', '/video/looks'),
    { device: 'K1', purpose: 'alarm', reason: '核实一键报警情况' },
    'purpose',
    [...notCodes, 'curious'],
  ),
  ...with_(
    to('officer', 'POST', '/video/looks'),
    { device: 'K1', purpose: 'alarm', reason: '核实一键报警情况' },
    'device',
    [...notCodes, 'D1', 'no-such-camera'],
  ),
  ...[
    'http://10.0.0.1/x.m3u8',
    '../x/y.m3u8',
    'rtsp://h/s',
    'file:///etc/passwd',
    '/a/b.m3u8',
    'a/../../b.m3u8',
    'a b/c',
  ].map(
    (stream): BadInput => ({
      ...to('leader', 'POST', '/registers/device'),
      name: `a stream at ${stream}`,
      payload: JSON.stringify({
        id: 'K9',
        values: { name: '摄像机', kind: 'CAMERA', org: place, place: 'outdoor', gateway: '网关', stream },
      }),
      headers: json,
    }),
  ),
  ...with_(entry, { values: { address: '路', org: place } }, 'validFrom', ['2026-02-30', '2026-3-2', 'now', 20260302]),
]

const asked: readonly [BadInput['as'], string, readonly string[]][] = [
  ['officer', '/matters?cursor=', ['', '!', 'AAAA', 'W10', 'bnVsbA', 'x'.repeat(401), 'WyIxIiwiMiJd']],
  ['officer', '/matters?limit=', ['0', '-1', '201', '1.5', 'all', '1e9', 'NaN']],
  [
    'officer',
    '/matters?from=',
    ['', 'now', '2026-02-30T00:00:00Z', '2026-03-02T00:00:00', '2026-03-02T00:00:00%2B99:00'],
  ],
  ['officer', '/matters?scope=', ['x', '259900000000', orgs.stationB, '%00', "'%20OR%201=1"]],
  ['officer', '/matters?type=', ['', "'--", '%3Cb%3E', '%00']],
  ['officer', '/matters?grade=', ['0', '5', 'x', '1.5']],
  ['officer', '/matters?open=', ['maybe']],
  ['officer', '/matters?q=', ['%00', '', 'x'.repeat(201)]],
  ['officer', '/queue?awaits=', ['all', '']],
  ['officer', '/queue?cursor=', ['!', 'AAAA', 'WzFd']],
  ['officer', '/queue?dueBefore=', ['2026-02-30T00:00:00Z', 'soon']],
  [
    'officer',
    '/matters/',
    ['x', '1', uuid, "'--", '%00', '%E0%A4%A', '00000000-0000-4000-8000-00000000000G', `${uuid}x`],
  ],
  ['officer', '/matters/MATTER/timeline?cursor=', ['!', 'AAAA', 'x'.repeat(401)]],
  ['officer', '/map?hours=', ['0', '721', 'x', '1.5']],
  ['officer', '/feed?after=', ['-1', 'x', '1e300', '1.5']],
  ['officer', '/jobs/', ['x', uuid, '%00']],
  ['officer', `/jobs/${uuid}/files/`, ['..%2F..%2Fetc%2Fpasswd', '%00', 'x'.repeat(300)]],
  ['officer', '/drafts/', ['..%2Fx', '%3Cb%3E', '%00', 'x'.repeat(65)]],
  ['officer', '/reports/', ['x', '__proto__', 'constructor', 'toString', '..%2F']],
  ['officer', '/reports/duty-log?day=', ['2026-02-30', '2026-99-99', 'today', '']],
  ['officer', '/reports/duty-log?lang=', ['fr']],
  ['officer', '/shifts?from=', ['2026-02-30T00:00:00Z', 'x']],
  [
    'officer',
    '/shifts?from=2026-03-01T00:00:00Z&to=',
    ['2026-03-01T00:00:00Z', '2020-01-01T00:00:00Z', '2036-01-01T00:00:00Z'],
  ],
  ['leader', '/registers/', ['x', '__proto__', 'constructor', 'toString', '%00', "'--"]],
  ['leader', '/registers/household?asOf=', ['2026-02-30', 'x']],
  ['leader', '/registers/household?cursor=', ['!', 'AAAA', 'W10']],
  ['leader', '/registers/household/entries/HA?reason=', ['', '短', '%00%00%00%00%00%00%00%00']],
  ['leader', `/register-exports/household?reason=${reason}&format=`, ['exe', '', 'pdf']],
  ['officer', `/video/looks/${uuid}/files/`, ['index.m3u8', '..%2Fx', '%00', 'http:%2F%2F127.0.0.1']],
  ['officer', '/cap?cursor=', ['!', 'AAAA', 'W10']],
  ['officer', '/cap?severity=', ['huge', '']],
  ['officer', '/cap/', ['x/file', '%00/file', `${uuid}/file`]],
  ['leader', '/fences?scope=', ['x', orgs.stationB]],
  ['leader', '/fences/', ['x', '%00', '..%2F', 'x'.repeat(65)]],
  ['administrator', '/holidays?year=', ['1999', '2101', 'x', '2026.5']],
  ['administrator', '/accounts?scope=', ['x', '259900000000']],
  ['auditor', '/audit?cursor=', ['!', 'AAAA', 'x'.repeat(401)]],
  ['auditor', '/audit?from=', ['2026-02-30T00:00:00Z', 'x']],
]

const cap = to('dispatcher', 'POST', '/cap/feeds/weather')
const alert = (inside: string) => `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${inside}</alert>`
const head =
  '<identifier>a</identifier><sender>b</sender><sent>2026-03-02T08:00:00+08:00</sent><status>Actual</status><msgType>Alert</msgType>'

/** Files that are no warning: what a hostile or broken system might send. */
const files: readonly [string, string, string?][] = [
  ['an entity of a file', `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${alert(head)}`],
  ['entities that grow', `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${alert('&b;')}`],
  ['a DOCTYPE of another host', '<!DOCTYPE alert SYSTEM "http://127.0.0.1:22/x.dtd"><alert/>'],
  ['a depth of 50000', alert('<a>'.repeat(50_000) + '</a>'.repeat(50_000))],
  ['no scope', alert(head)],
  ['an unknown scope', alert(`${head}<scope>Secret</scope>`)],
  ['a sender with a comma', alert(head.replace('<sender>b', '<sender>b,c'))],
  ['a time with Z', alert(head.replace('+08:00', 'Z'))],
  ['a script', alert('<script>alert(1)</script>')],
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['not closed', '<alert'],
  ['a NUL', alert('\0')],
  ['nothing', ''],
  ['JSON', '{}', 'application/json'],
  ['a form', 'a=b', 'application/x-www-form-urlencoded'],
  ['more than a megabyte', alert(`<note>${'x'.repeat(1_100_000)}</note>`)],
]
const warnings = (): BadInput[] =>
  files.map(([name, payload, type = 'application/cap+xml']) => ({
    ...cap,
    name,
    payload,
    headers: { 'content-type': type },
  }))

const queries = (): BadInput[] =>
  asked.flatMap(([as, url, values]) =>
    values.map(value => ({ as, method: 'GET' as const, url: url + value, name: 'query or path' })),
  )

/** All of them, each under a name of its own. */
export const badInputs = (): BadInput[] =>
  [...anyBody(), ...openings(), ...acts(), ...others(), ...warnings(), ...queries()].map((one, index) => ({
    ...one,
    name: `${index} ${one.method} ${one.url.slice(0, 80)}: ${one.name}`,
  }))
