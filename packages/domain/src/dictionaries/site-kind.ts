import { type CodeOf, defineDictionary } from './dictionary.ts'

const basis = {
  zh: '系统默认，各地名单不一，由本地核定',
  en: 'System default; local lists differ and are confirmed locally',
}
const dated = { version: '1', effectiveFrom: '2026-01-01', basis }

/** 场所类型. */
export const siteKind = defineDictionary({
  code: 'site-kind',
  label: { zh: '场所类型', en: 'Kind of site' },
  ...dated,
  entries: [
    { code: 'school', label: { zh: '学校', en: 'School' } },
    { code: 'kindergarten', label: { zh: '幼儿园', en: 'Kindergarten' } },
    { code: 'hospital', label: { zh: '医院', en: 'Hospital' } },
    { code: 'market', label: { zh: '市场', en: 'Market' } },
    { code: 'mall', label: { zh: '商场', en: 'Mall' } },
    { code: 'bar', label: { zh: '酒吧', en: 'Bar' } },
    { code: 'ktv', label: { zh: '歌舞娱乐场所', en: 'Karaoke and dance hall' } },
    { code: 'internet-cafe', label: { zh: '网吧', en: 'Internet cafe' } },
    { code: 'hotel', label: { zh: '旅馆', en: 'Hotel' } },
    { code: 'park', label: { zh: '公园', en: 'Park' } },
    { code: 'square', label: { zh: '广场', en: 'Square' } },
    { code: 'transport', label: { zh: '车站', en: 'Station of transport' } },
    { code: 'bank', label: { zh: '银行网点', en: 'Bank branch' } },
    { code: 'petrol-station', label: { zh: '加油站', en: 'Petrol station' } },
    { code: 'enterprise', label: { zh: '企业', en: 'Enterprise' } },
    { code: 'construction', label: { zh: '工地', en: 'Construction site' } },
    { code: 'small-place', label: { zh: '九小场所', en: 'Small place' } },
    { code: 'other', label: { zh: '其他', en: 'Other' } },
  ],
})
export type SiteKind = CodeOf<typeof siteKind>

/** 九小场所类别. */
export const smallPlaceKind = defineDictionary({
  code: 'small-place-kind',
  label: { zh: '九小场所类别', en: 'Kind of small place' },
  ...dated,
  entries: [
    { code: 'restaurant', label: { zh: '小餐饮', en: 'Small restaurant' } },
    { code: 'shop', label: { zh: '小商店', en: 'Small shop' } },
    { code: 'inn', label: { zh: '小旅馆', en: 'Small inn' } },
    { code: 'beauty-bath', label: { zh: '小美容洗浴', en: 'Small beauty or bath house' } },
    { code: 'entertainment', label: { zh: '小歌舞娱乐', en: 'Small entertainment place' } },
    { code: 'net-bar', label: { zh: '小网吧', en: 'Small internet bar' } },
    { code: 'school', label: { zh: '小学校', en: 'Small school or training place' } },
    { code: 'clinic', label: { zh: '小医院', en: 'Small clinic or care home' } },
    { code: 'workshop', label: { zh: '小生产加工', en: 'Small workshop' } },
  ],
})
export type SmallPlaceKind = CodeOf<typeof smallPlaceKind>
