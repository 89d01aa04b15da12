import type { Bilingual } from '../names/place-words.ts'

const name = (zh: string, en: string): Bilingual => ({ zh, en })

export const cityName = name('苍榆市', 'Cangyu City')
export const cityDivision = '159900'

/** Division codes 1599xx stand in no list of divisions; districts and the banner by plan key, with their share of residents [default]. */
export const districts: readonly {
  key: string
  division: string
  name: Bilingual
  banner: boolean
  residents: number
}[] = [
  { key: 'wangcheng', division: '159902', name: name('望澄区', 'Wangcheng District'), banner: false, residents: 0.45 },
  { key: 'shuoyu', division: '159903', name: name('朔榆区', 'Shuoyu District'), banner: false, residents: 0.36 },
  { key: 'banner', division: '159921', name: name('塔林布拉旗', 'Talinbula Banner'), banner: true, residents: 0.19 },
]

export const stationNames: Readonly<Record<string, Bilingual>> = {
  chengbei: name('城北', 'Chengbei'),
  laocheng: name('老城', 'Laocheng'),
  shixin: name('市心', 'Shixin'),
  chengxi: name('城西', 'Chengxi'),
  chengdong: name('城东', 'Chengdong'),
  xincheng: name('新城', 'Xincheng'),
  hewan: name('河湾', 'Hewan'),
  zhanqian: name('站前', 'Zhanqian'),
  kaifaqu: name('开发区', 'Development Zone'),
  bula: name('布拉镇', 'Bula Town'),
  nuoyinta: name('诺音塔苏木', 'Nuoyinta Sumu'),
  halantu: name('哈兰图苏木', 'Halantu Sumu'),
}

/** Street offices and sumu governments with the stations in their area. */
export const localOffices: readonly { district: string; name: Bilingual; serves: readonly string[] }[] = [
  { district: 'wangcheng', name: name('旧营街道', 'Jiuying Subdistrict'), serves: ['laocheng', 'chengxi'] },
  { district: 'wangcheng', name: name('市心街道', 'Shixin Subdistrict'), serves: ['shixin', 'chengdong'] },
  { district: 'wangcheng', name: name('北苑街道', 'Beiyuan Subdistrict'), serves: ['chengbei'] },
  { district: 'shuoyu', name: name('新城街道', 'Xincheng Subdistrict'), serves: ['xincheng', 'hewan'] },
  { district: 'shuoyu', name: name('站前街道', 'Zhanqian Subdistrict'), serves: ['zhanqian', 'kaifaqu'] },
  { district: 'banner', name: name('布拉镇', 'Bula Town'), serves: ['bula'] },
  { district: 'banner', name: name('诺音塔苏木', 'Nuoyinta Sumu'), serves: ['nuoyinta'] },
  { district: 'banner', name: name('哈兰图苏木', 'Halantu Sumu'), serves: ['halantu'] },
]
