import { type Dictionary, defineDictionary, entriesFromRows, type LabelRow } from './dictionary.ts'

/** F01–F10 keep the order of the ministry's ten; the rest are local additions. */
const rows: readonly LabelRow[] = [
  ['F01', '刷单返利类', 'Task and rebate'],
  ['F02', '虚假网络投资理财类', 'Fake online investment'],
  ['F03', '虚假购物服务类', 'Fake shopping or service'],
  ['F04', '冒充电商物流客服类', 'Fake e-commerce or logistics agent'],
  ['F0401', '机票退改签', 'Flight change'],
  ['F0402', '快递理赔', 'Parcel compensation'],
  ['F05', '虚假贷款类', 'Fake loan'],
  ['F0501', '代办信用卡', 'Credit card service'],
  ['F0502', '校园贷', 'Campus loan'],
  ['F06', '虚假征信类', 'Fake credit record'],
  ['F07', '冒充领导熟人类', 'Impersonating a leader or acquaintance'],
  ['F0701', 'AI 换脸拟声', 'Faked face or voice'],
  ['F08', '冒充公检法及政府机关类', 'Impersonating police, court or government'],
  ['F0801', '医保社保', 'Medical or social insurance'],
  ['F09', '网络婚恋交友类', 'Online romance'],
  ['F10', '网络游戏产品虚假交易类', 'Game item trading'],
  ['F21', '冒充军警购物', 'Order in the name of army or police'],
  ['F22', '网黑案件', 'Network black-market case'],
  ['F23', '保健品、收藏品', 'Health products or collectibles'],
  ['F24', '中奖', 'Prize'],
  ['F25', '裸聊敲诈', 'Intimate-video extortion'],
  ['F26', '养老诈骗', 'Old-age care fraud'],
  ['F27', '引流涉诈（跑分、GOIP）', 'Helping fraud (money relay, GOIP)'],
  ['F99', '其他', 'Other'],
]

/** 电信网络诈骗类型. */
export const fraudType: Dictionary = defineDictionary({
  code: 'fraud-type',
  label: { zh: '电信网络诈骗类型', en: 'Telecom and network fraud type' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: {
    zh: 'F01–F10 为公安部 2024-06-25 公布的十类高发类型；其余为系统默认，启用前由本地核定',
    en: 'F01–F10 are the ten frequent types published by the Ministry of Public Security on 2024-06-25; the rest are defaults to be confirmed locally',
  },
  entries: entriesFromRows(rows, code => (code.length > 3 ? code.slice(0, 3) : undefined)),
})

/** The twelve label names of the CCL2023 fraud case classification task → our code. */
export const fraudTypeOfFcc12: Readonly<Record<string, string>> = {
  刷单返利类: 'F01',
  冒充电商物流客服类: 'F04',
  虚假网络投资理财类: 'F02',
  '贷款、代办信用卡类': 'F05',
  虚假征信类: 'F06',
  '虚假购物、服务类': 'F03',
  冒充公检法及政府机关类: 'F08',
  '冒充领导、熟人类': 'F07',
  网络游戏产品虚假交易类: 'F10',
  '网络婚恋、交友类（非虚假网络投资理财类）': 'F09',
  冒充军警购物类诈骗: 'F21',
  网黑案件: 'F22',
}

/** The label names of the TFT5 text messages → our code; `normal` is no fraud and stays as it is. */
export const fraudTypeOfTft5: Readonly<Record<string, string>> = {
  loan: 'F05',
  acquaintance: 'F07',
  'customer-service': 'F04',
  'police-impersonation': 'F08',
}

/** Spaces, brackets, the closing 类 and listing commas differ between copies of the list; the names do not. */
export function fraudTypeOfName(name: string): string | undefined {
  return byName.get(bareName(name))
}

const bareName = (name: string) => name.normalize('NFKC').replace(/\(.*?\)|[\s、，,；;]|类(诈骗)?$/g, '')

const byName = new Map<string, string>([
  ...fraudType.entries.map(({ code, label }): [string, string] => [bareName(label.zh), code]),
  ...Object.entries(fraudTypeOfFcc12).map(([name, code]): [string, string] => [bareName(name), code]),
])
