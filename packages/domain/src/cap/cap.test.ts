import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CapAlert, capCodes, readCap, writeCap } from './index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

const flood: CapAlert = {
  version: '1.2',
  identifier: 'fangwei.150300.20261122.7',
  sender: 'zhihui@example.cn',
  sent: '2026-11-22T14:05:00+08:00',
  status: 'Actual',
  msgType: 'Alert',
  scope: 'Public',
  codes: [],
  infos: [
    {
      language: 'zh-CN',
      categories: ['Safety', 'Rescue'],
      event: '河岸公园人员落水 <求助> & 警示',
      responseTypes: ['Avoid'],
      urgency: 'Immediate',
      severity: 'Severe',
      certainty: 'Observed',
      eventCodes: [{ valueName: 'fangwei', value: 'A01' }],
      expires: '2026-11-22T15:05:00+08:00',
      headline: '请绕行',
      parameters: [],
      resources: [],
      areas: [
        {
          areaDesc: '河岸公园',
          polygons: [
            [
              [39.6, 106.8],
              [39.6, 106.81],
              [39.61, 106.81],
              [39.6, 106.8],
            ],
          ],
          circles: [{ lat: 39.6, lng: 106.8, radiusKm: 1.5 }],
          geocodes: [],
          altitude: 3280,
          ceiling: 3900,
        },
      ],
    },
  ],
}

const faultsOf = (text: string | Uint8Array) => {
  const reading = readCap(typeof text === 'string' ? bytes(text) : text)
  return 'faults' in reading ? reading.faults : []
}
const edited = (from: string | RegExp, to: string) => faultsOf(writeCap(flood).replace(from, to))

describe('CAP', () => {
  it('reads back what it wrote', () => {
    expect(readCap(bytes(writeCap(flood)))).toEqual({ alert: flood })
  })

  it('reads prefixes, comments and other encodings, and leaves signatures alone', () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?><!-- x --><c:alert xmlns:c="urn:oasis:names:tc:emergency:cap:1.1">
      <c:identifier>a</c:identifier><c:sender>b</c:sender><c:sent>2026-11-22T14:05:00-00:00</c:sent><c:status>Test</c:status>
      <c:msgType>Alert</c:msgType><c:scope>Public</c:scope><c:note>Usulután</c:note>
      <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature></c:alert>`
    const reading = readCap(Uint8Array.from(text, character => character.charCodeAt(0)))
    expect(reading).toMatchObject({ alert: { version: '1.1', note: 'Usulután', infos: [] } })
  })

  it.each<[string, string | RegExp, string, string]>([
    ['a missing scope', '<scope>Public</scope>', '', 'scope'],
    ['a status of its own', 'Actual', 'Real', 'status'],
    ['a time with Z', '2026-11-22T14:05:00+08:00', '2026-11-22T06:05:00Z', 'sent'],
    ['a day that does not exist', '2026-11-22T15:05:00', '2026-13-22T15:05:00', 'info[0].expires'],
    ['a space in the identifier', 'fangwei.150300', 'fangwei 150300', 'identifier'],
    ['an open polygon', '39.61,106.81 39.6,106.8<', '39.61,106.81 39.7,106.8<', 'info[0].area[0].polygon'],
    ['swapped coordinates', '39.6,106.8 1.5', '106.8,39.6 1.5', 'info[0].area[0].circle'],
    ['a ceiling alone', '<altitude>3280</altitude>', '', 'info[0].area[0].ceiling'],
    ['an element of its own', '<headline>', '<colour>red</colour><headline>', 'info[0].colour'],
    [
      'two urgencies',
      '<urgency>Immediate</urgency>',
      '<urgency>Immediate</urgency><urgency>Past</urgency>',
      'info[0].urgency',
    ],
    ['Restricted without a restriction', 'Public', 'Restricted', 'restriction'],
    ['no category', /<category>.*<\/category>/gs, '', 'info[0].category'],
  ])('refuses %s', (_, from, to, path) => {
    expect(edited(from, to).map(fault => fault.path)).toContain(path)
  })

  it('refuses documents that could read files or grow, and what is no CAP', () => {
    const entity = '<!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    for (const text of [`${entity}${writeCap(flood)}`, '<alert/>', '<alert', '', '{}', '<feed xmlns="urn:x"/>'])
      expect(faultsOf(text)).toHaveLength(1)
    expect(faultsOf(new Uint8Array(5 << 20))).toHaveLength(1)
    expect(faultsOf(Uint8Array.of(0x3c, 0xff, 0xfe))).toHaveLength(1)
  })

  it('tells everything that is wrong at once', () => {
    expect(faultsOf(writeCap(flood).replace('Actual', 'x').replace('Severe', 'y')).map(fault => fault.path)).toEqual([
      'status',
      'info[0].severity',
    ])
  })

  it('never throws, and what it accepts is written and read alike', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(capCodes).flat()),
        fc.nat(2000),
        fc.nat(80),
        fc.string({ maxLength: 20 }),
        (code, at, length, text) => {
          const xml = writeCap(flood)
          const reading = readCap(bytes(xml.slice(0, at) + text + code + xml.slice(at + length)))
          if ('alert' in reading) expect(readCap(bytes(writeCap(reading.alert)))).toEqual(reading)
        },
      ),
      { numRuns: 1000 },
    ))
})
