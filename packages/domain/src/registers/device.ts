import { deviceKind, devicePlace, findEntry } from '../dictionaries/index.ts'
import { code, instant, latitude, longitude, org as orgField, text } from '../loop/field.ts'
import { isStreamPath } from '../video/playlist.ts'
import type { EntryValues, Fault } from './fault.ts'
import { org } from './org.ts'
import { register } from './register.ts'

const marked = (kind: unknown, mark: string) => findEntry(deviceKind, String(kind))?.marks?.includes(mark) === true
/** A room people close behind them; the corridor or the door outside it is not one. */
const PRIVATE_ROOM = /(包间|包厢|客房|卧室|卫生间|厕所|更衣室|浴室)(?!(门)?(外|口)|.{0,4}(走廊|过道|通道))/u

/**
 * What speaks against a device as a whole: an ear or an eye in a private room, a worn device without consent, a camera
 * without the gateway that answers for its stream.
 */
export function deviceFaults(values: EntryValues): Fault[] {
  const faults: Fault[] = []
  const watches = marked(values.kind, 'events-only') || marked(values.kind, 'watches')
  const room =
    findEntry(devicePlace, String(values.place))?.marks?.includes('private') === true ||
    PRIVATE_ROOM.test(`${values.spot ?? ''}`)
  if (watches && (values.place === undefined || values.place === null))
    faults.push({
      field: 'place',
      zh: '摄像与语音示警设备须写明安装部位',
      en: 'Cameras and voice alarms must say where they stand',
    })
  if (watches && room)
    faults.push({
      field: values.place === undefined ? 'spot' : 'place',
      zh: '包间、客房等私密空间不得安装；可装于走廊或大厅',
      en: 'Not in a private room, guest room or washroom; a corridor or hall is allowed',
    })
  if (marked(values.kind, 'worn') && (values.consent === undefined || values.consent === null))
    faults.push({
      field: 'consent',
      zh: '佩戴设备须有本人或监护人的书面同意',
      en: 'A worn device needs the written consent of its wearer or guardian',
    })
  if (typeof values.stream === 'string' && (values.gateway === undefined || values.gateway === null))
    faults.push({
      field: 'gateway',
      zh: '有视频流地址的设备须写明媒体网关',
      en: 'A device with a stream address must name its media gateway',
    })
  if (typeof values.stream === 'string' && !isStreamPath(values.stream))
    faults.push({
      field: 'stream',
      zh: '视频流只写媒体网关下的路径，如 cam-1/index.m3u8',
      en: 'Give the stream as a path below the media gateway, such as cam-1/index.m3u8',
    })
  return faults
}

/** 物联设备: what rings, watches or moves; events and metadata only, never sound, picture or words. */
export const device = register({
  register: 'device',
  label: { zh: '物联设备', en: 'Devices' },
  fields: {
    name: text('名称', 'Name', { maxLength: 80 }),
    kind: code('类型', 'Kind', 'device-kind'),
    org: orgField('责任单位', 'Responsible organisation'),
    site: text('场所编号', 'Site number', { maxLength: 64 }),
    unit: text('所属单元', 'Mounted on unit', { maxLength: 64 }),
    owner: text('产权单位', 'Owner', { maxLength: 80 }),
    place: code('安装部位', 'Where it stands', 'device-place'),
    spot: text('具体位置', 'Exact spot', { maxLength: 80 }),
    address: text('地址', 'Address'),
    lng: longitude(),
    lat: latitude(),
    serial: text('序列号', 'Serial number', { maxLength: 40 }),
    plate: text('车牌', 'Plate', { maxLength: 16 }),
    camera: text('就近摄像机', 'Nearest camera', { maxLength: 64 }),
    gateway: text('媒体网关', 'Media gateway', { maxLength: 60 }),
    // Sealed and masked: whoever had it would need no purpose.
    stream: text('视频流路径', 'Stream path', { maxLength: 200, privacy: 'sensitive' }),
    testPlan: code('测试计划', 'Test plan', 'device-test-plan'),
    consent: code('佩戴同意', 'Consent to wear', 'wear-consent'),
    consentAt: instant('同意时间', 'Consent given'),
  },
  required: ['name', 'kind', 'org'],
  key: {
    label: { zh: '设备编号', en: 'Device number' },
    pattern: '^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$',
    madeBy: 'people',
  },
  nameField: 'name',
  belongs: { by: 'org', field: 'org' },
  links: { site: 'site' },
  sight: 'scope',
  browsable: true,
  columns: ['name', 'kind', 'org', 'address'],
  search: ['name', 'address', 'serial'],
  tokens: {},
  readers: org.readers,
  writers: ['community-officer', 'station-leader', 'administrator'],
  retention: 'standard',
  purpose: {
    zh: '接收报警、核实位置、保持设备可用',
    en: 'Taking alarms, knowing where they ring, keeping devices fit',
  },
  refuses: deviceFaults,
})
