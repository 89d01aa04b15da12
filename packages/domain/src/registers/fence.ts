import { Type } from 'typebox'
import { type FenceShape, readPolygon } from '../geo/index.ts'
import { code, codes, count, type Field, latitude, longitude, org as orgField, text } from '../loop/field.ts'
import type { EntryValues, Fault } from './fault.ts'
import { register } from './register.ts'

const within = (zh: string, en: string, minimum: number, maximum: number): Field => ({
  ...count(zh, en),
  schema: Type.Integer({ minimum, maximum }),
})
const clock = (zh: string, en: string): Field => ({
  ...text(zh, en, { maxLength: 5 }),
  schema: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
})
/** Numbers of devices as their register has them. */
const devices: Field = {
  ...text('设备编号', 'Device numbers'),
  schema: Type.Array(Type.String({ pattern: '^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$' }), { maxItems: 200 }),
  widget: 'tags',
}

const given = (value: unknown) => value !== undefined && value !== null && value !== ''
const some = (value: unknown) => Array.isArray(value) && value.length > 0

/** The drawn area of an entry: a polygon, or a circle; undefined when it is neither. */
export function fenceShape({ area, lng, lat, radius }: EntryValues): FenceShape | undefined {
  if (given(area)) {
    const ring = readPolygon(String(area))
    return ring === undefined ? undefined : { kind: 'polygon', ring }
  }
  return typeof lng === 'number' && typeof lat === 'number' && typeof radius === 'number'
    ? { kind: 'circle', centre: { lng, lat }, radiusM: radius }
    : undefined
}

/** Whether a crossing at this local time of day counts; a span whose end comes first runs over midnight. */
export function fenceWatches({ from, to }: EntryValues, timeOfDay: string): boolean {
  if (typeof from !== 'string' || typeof to !== 'string' || from === to) return true
  return from < to ? timeOfDay >= from && timeOfDay < to : timeOfDay >= from || timeOfDay < to
}

function fenceFaults(values: EntryValues): Fault[] {
  const faults: Fault[] = []
  const circle = given(values.lng) || given(values.radius)
  if (circle === given(values.area) || fenceShape(values) === undefined)
    faults.push({
      field: circle && !given(values.area) ? 'radius' : 'area',
      zh: '请画一个闭合的多边形，或给出圆心和半径，二者取一',
      en: 'Draw one closed polygon, or give a centre and a radius: one of the two',
    })
  if (!some(values.devices) && !some(values.deviceKinds))
    faults.push({
      field: 'devices',
      zh: '请指明哪些设备，或哪几类设备',
      en: 'Say which devices, or which kinds of device',
    })
  if (given(values.from) !== given(values.to))
    faults.push({
      field: given(values.from) ? 'to' : 'from',
      zh: '时段须有起有止',
      en: 'Hours need a beginning and an end',
    })
  return faults
}

/** 电子围栏: a drawn area, the devices it is for, and who hears when one of them crosses its line. */
export const fence = register({
  register: 'fence',
  label: { zh: '电子围栏', en: 'Geofences' },
  fields: {
    name: text('名称', 'Name', { maxLength: 60 }),
    kind: code('用途', 'What it is for', 'fence-kind'),
    org: orgField('所属机构', 'Organisation'),
    area: text('范围（WKT 多边形，WGS-84）', 'Area (WKT polygon, WGS-84)', { maxLength: 20_000 }),
    lng: longitude(),
    lat: latitude(),
    radius: within('半径（米）', 'Radius in metres', 10, 100_000),
    dwell: within('越界须持续秒数', 'Seconds beyond the line before it counts', 0, 3600),
    accuracy: within('定位误差上限（米）', 'Worst accuracy in metres', 5, 1000),
    from: clock('每日起', 'From, each day'),
    to: clock('每日止', 'Until, each day'),
    devices,
    deviceKinds: codes('设备类型', 'Kinds of device', 'device-kind'),
    hears: code('报警给谁', 'Who hears of it', 'fence-hears'),
  },
  required: ['name', 'kind', 'org', 'hears'],
  key: { label: { zh: '围栏编号', en: 'Fence number' }, pattern: '^[0-9A-Za-z._-]{1,64}$', madeBy: 'system' },
  nameField: 'name',
  belongs: { by: 'org', field: 'org' },
  sight: 'scope',
  browsable: true,
  columns: ['name', 'kind', 'org', 'hears'],
  search: ['name'],
  tokens: {},
  // Around a wearer it says where somebody lives: those who answer a crossing read it, nobody who only counts.
  readers: ['dispatcher', 'station-duty-officer', 'community-officer', 'station-leader', 'administrator'],
  writers: ['administrator', 'station-leader'],
  retention: 'audit',
  purpose: {
    zh: '佩戴者离开安全区域、车辆越界时及时知晓',
    en: 'Knowing in time that a wearer or vehicle has crossed a line',
  },
  refuses: fenceFaults,
})
