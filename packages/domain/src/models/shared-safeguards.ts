import type { Label } from '../dictionaries/dictionary.ts'

/** What holds for every model of a place or block: shipped definitions start from these, and so do written ones. */
export const placeNotFor: readonly Label[] = [
  {
    zh: '不是证据，不得作为处罚、查封或拒绝服务的理由',
    en: 'no evidence, and no reason to punish, close or refuse a service',
  },
  { zh: '不给任何个人、住户或人群评分', en: 'no score of any person, household or group' },
  { zh: '分值低不得作为不出警、不办理的理由', en: 'a low score never justifies not coming or not acting' },
]

export const placeSafeguards: readonly Label[] = [
  {
    zh: '每条预警列明全部理由、事实和到期时间，由人研判后才办理',
    en: 'each warning shows every reason, fact and expiry, and a person decides before anything is done',
  },
  {
    zh: '只读代码、时间和地点，不读文字、姓名、号码',
    en: 'reads codes, times and places only: no text, names or numbers',
  },
  { zh: '片区不少于五户，不指向某一户', en: 'a block has at least five households and points at none of them' },
  {
    zh: '每季度复核误报和漏报，回放先列漏报',
    en: 'false alarms and misses are reviewed each quarter; a replay lists misses first',
  },
]

export const placeData: readonly Label[] = [
  { zh: '警情和纠纷的类别、标签、时间', en: 'category, tags and time of incidents and disputes' },
  {
    zh: '场所名册中的场所，或约一百米见方的片区',
    en: 'the site in the register, or a block about a hundred metres square',
  },
]

export const ownDefault: Label = {
  zh: '本平台提出的默认值，未经国内实证检验，启用前由本地核定并定期复核',
  en: 'default proposed by this platform, not validated in China; to be confirmed locally and reviewed',
}
