import type { City } from '@fangwei/city'
import type { NewEntry } from '../registers/index.ts'

/** Which device a kind of place has, and where it stands. */
const equipped: Readonly<Record<string, { prefix: string; kind: string; place: string; zh: string }>> = {
  school: { prefix: 'XY', kind: 'ONE_KEY_BTN', place: 'entrance', zh: '校门一键报警' },
  kindergarten: { prefix: 'YE', kind: 'ONE_KEY_BTN', place: 'entrance', zh: '园门一键报警' },
  hospital: { prefix: 'YY', kind: 'ONE_KEY_BTN', place: 'counter', zh: '分诊台一键报警' },
  park: { prefix: 'GY', kind: 'ONE_KEY_PILLAR', place: 'outdoor', zh: '一键报警柱' },
  square: { prefix: 'GC', kind: 'ONE_KEY_PILLAR', place: 'outdoor', zh: '一键报警柱' },
  ktv: { prefix: 'GT', kind: 'VOICE_ALARM', place: 'corridor', zh: '走廊语音示警' },
  bar: { prefix: 'JB', kind: 'VOICE_ALARM', place: 'hall', zh: '大厅语音示警' },
}

/** So many places in a hundred have none yet: coverage is worth looking at. */
const WITHOUT = 4
const VEHICLES_A_STATION = 2

/** Devices of the simulated city: at the places that need one, and a terminal in each patrol car. */
export function deviceEntries(city: City): NewEntry[] {
  const numbers = new Map<string, number>()
  const next = (prefix: string) => {
    const number = (numbers.get(prefix) ?? 0) + 1
    numbers.set(prefix, number)
    return `${prefix}-${String(number).padStart(4, '0')}`
  }
  const fixed = city.sites.flatMap((site, index): NewEntry[] => {
    const fit = equipped[site.kind]
    if (fit === undefined || index % 100 < WITHOUT) return []
    const values = {
      name: `${site.name.zh}${fit.zh}`.slice(0, 80),
      kind: fit.kind,
      org: site.station,
      site: site.code,
      place: fit.place,
      address: site.name.zh,
      lng: site.position[0],
      lat: site.position[1],
      testPlan: 'monthly',
    }
    return [{ id: next(fit.prefix), values }]
  })
  const stations = city.organisations.filter(o => o.kind === 'station')
  const vehicles = stations.flatMap((station, s) =>
    Array.from({ length: VEHICLES_A_STATION }, (_, v): NewEntry => {
      // An invented SIM number: no network gives out 10000000000 and above.
      const serial = String(10_000_000_000 + s * 10 + v)
      return {
        id: next('CZ'),
        values: {
          name: `${station.name.zh}${v + 1}号车终端`,
          kind: 'JT808',
          org: station.code,
          place: 'vehicle',
          serial,
          lng: station.position[0],
          lat: station.position[1],
        },
      }
    }),
  )
  return [...fixed, ...vehicles, ...cameraEntries(city)]
}

const WATCHED = ['park', 'square', 'transport']
const MOST_CAMERAS_A_STATION = 3

/** Cameras at public places; their streams are paths below whatever gateway the site has. */
function cameraEntries(city: City): NewEntry[] {
  const taken = new Map<string, number>()
  return city.sites.flatMap((site): NewEntry[] => {
    const n = taken.get(site.station) ?? 0
    if (!WATCHED.includes(site.kind) || n >= MOST_CAMERAS_A_STATION) return []
    taken.set(site.station, n + 1)
    const id = `SX-${site.code}`
    const values = {
      name: `${site.name.zh}入口摄像机`.slice(0, 80),
      kind: 'CAMERA',
      org: site.station,
      site: site.code,
      place: 'outdoor',
      address: site.name.zh,
      lng: site.position[0],
      lat: site.position[1],
      gateway: '站内媒体网关',
      stream: `${id.toLowerCase()}/index.m3u8`,
    }
    return [{ id, values }]
  })
}

/** One evening patrol for each station, past its cameras. */
export function roundEntries(city: City): NewEntry[] {
  const byStation = new Map<string, string[]>()
  for (const { id, values } of cameraEntries(city)) {
    const station = String(values.org)
    byStation.set(station, [...(byStation.get(station) ?? []), id!])
  }
  return [...byStation].map(([org, cameras]) => ({
    id: `XC-${org}`,
    values: { name: '公共场所视频巡查', org, cameras, times: ['08:00', '20:00'] },
  }))
}
