import { type Dictionary, defineDictionary, entriesFromRows, type LabelRow } from './dictionary.ts'

const rows: readonly LabelRow[] = [
  ['0100', '电话', 'Telephone'],
  ['0101', '110', '110'],
  ['0102', '122', '122'],
  ['0103', '5G 视频', '5G video call'],
  ['0199', '其他电话', 'Other telephone'],
  ['0200', '亲临报警', 'In person'],
  ['0201', '亲临到所', 'At the station'],
  ['0202', '扭送现行', 'Handed over in the act'],
  ['0299', '其他亲临', 'Other in person'],
  ['0400', '物联报警', 'Device'],
  ['0401', '终端', 'Terminal'],
  ['0402', '技防', 'Technical protection'],
  ['0403', '校园', 'Campus'],
  ['0404', '公交', 'Bus'],
  ['0405', '地铁', 'Metro'],
  ['0499', '其他物联', 'Other device'],
  ['0500', '短信', 'Text message'],
  ['0600', '网络', 'Network'],
  ['0601', '视频', 'Video'],
  ['0602', '网语', 'Internet voice'],
  ['0603', '自助', 'Self-service'],
  ['0604', '其他网络', 'Other network'],
  ['0800', '异地转警', 'From another place'],
  ['0801', '省内', 'Same province'],
  ['0802', '省外', 'Other province'],
  ['0900', '其他部门移送', 'From another agency'],
  ['0901', '12345', '12345'],
  ['0902', '119', '119'],
  ['0903', '120', '120'],
  ['0904', '心理关爱热线', 'Care hotline'],
  ['0999', '其他部门', 'Other agency'],
  ['9900', '其他', 'Other'],
]

/** 报警方式 BJFSDM. */
export const reportChannel: Dictionary = defineDictionary({
  code: 'report-channel',
  label: { zh: '报警方式', en: 'Report channel' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: {
    zh: '各地现行接处警系统常用代码，启用前由本地核定',
    en: 'Codes common in call-taking systems in use; to be confirmed locally before use',
  },
  entries: entriesFromRows(rows, code => (code.endsWith('00') ? undefined : `${code.slice(0, 2)}00`)),
})

/** The channel of each device kind: pillars and neighbour keys are terminals, voice alarms technical protection. */
export const channelOfDevice: Readonly<Record<string, string>> = {
  ONE_KEY_PILLAR: '0401',
  NEIGHBOR_KEY: '0401',
  VOICE_ALARM: '0402',
  ONE_KEY_BTN: '0403',
}
