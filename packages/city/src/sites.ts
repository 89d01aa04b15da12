import type { Building } from './city.ts'
import type { Bilingual } from './names/place-words.ts'
import { placeWords } from './names/place-words.ts'
import type { Block, LandUse } from './plan/blocks.ts'
import type { CityPlan } from './plan/city-plan.ts'
import { contains, type Point } from './plan/plane.ts'
import { toLngLat } from './plan/projection.ts'
import type { Random } from './random/random.ts'
import { stream } from './random/stream.ts'
import type { Site, SiteKind } from './site.ts'

/** Blocks given wholly to a school, hospital or market, by community so that every one has its school. */
export const reserveSiteBlocks = (blocks: readonly Block[], seed: number): void => {
  const random = stream(seed, 'site-blocks')
  const inCell = new Map<number, Block[]>()
  for (const block of blocks) {
    const fit =
      block.zone && (block.use === 'slab' || block.use === 'open' || block.use === 'tower' || block.use === 'cottage')
    if (!fit || block.area < 14_000 || block.area > 80_000) continue
    inCell.set(block.cell, [...(inCell.get(block.cell) ?? []), block])
  }
  const take = (list: Block[], use: LandUse): void => {
    const block = list.splice(random.integer(0, list.length - 1), 1)[0]
    if (block) block.use = use
  }
  for (const [cell, list] of inCell) {
    if (list.length < 6) continue
    take(list, 'school')
    if (list.length > 14) take(list, 'school')
    if (cell % 7 === 3) take(list, 'hospital')
    if (cell % 4 === 1) take(list, 'market')
  }
}

interface Wanted {
  readonly kind: SiteKind
  readonly count: number
  readonly uses: readonly LandUse[]
  readonly names: readonly (readonly [zh: string, en: string])[]
  readonly smallKind?: string
}

const small = (smallKind: string, count: number, ...names: (readonly [string, string])[]): Wanted => ({
  ...{ kind: 'small-place', count, smallKind, names, uses: ['slab', 'courtyard', 'commercial'] },
})

/** Numbers of places in a city of 420,000 [default]; names are a word and one of these endings. */
const wanted: readonly Wanted[] = [
  { kind: 'kindergarten', count: 46, uses: ['slab', 'tower'], names: [['幼儿园', 'Kindergarten']] },
  {
    kind: 'ktv',
    count: 11,
    uses: ['commercial'],
    names: [
      ['量贩 KTV', 'KTV'],
      ['音乐会所', 'Music Club'],
    ],
  },
  {
    kind: 'bank',
    count: 34,
    uses: ['commercial', 'office'],
    names: [
      ['合作银行营业部', 'Cooperative Bank'],
      ['村镇银行支行', 'Rural Bank'],
    ],
  },
  {
    kind: 'enterprise',
    count: 64,
    uses: ['shed'],
    names: [
      ['机械厂', 'Machinery'],
      ['乳业', 'Dairy'],
      ['建材公司', 'Building Materials'],
      ['商贸公司', 'Trading'],
      ['毛纺厂', 'Woollen Mill'],
    ],
  },
  { kind: 'petrol-station', count: 16, uses: ['commercial', 'shed'], names: [['加油站', 'Petrol Station']] },
  {
    kind: 'hotel',
    count: 26,
    uses: ['commercial', 'tower'],
    names: [
      ['宾馆', 'Hotel'],
      ['酒店', 'Grand Hotel'],
      ['快捷旅馆', 'Inn'],
    ],
  },
  { kind: 'internet-cafe', count: 15, uses: ['commercial', 'slab'], names: [['网咖', 'Internet Cafe']] },
  {
    kind: 'mall',
    count: 9,
    uses: ['commercial'],
    names: [
      ['购物中心', 'Shopping Centre'],
      ['百货', 'Department Store'],
    ],
  },
  small('小餐饮', 60, ['饭馆', 'Restaurant'], ['烧烤', 'Barbecue'], ['面馆', 'Noodles'], ['涮羊肉', 'Hotpot']),
  small('小商店', 52, ['便利店', 'Convenience Store'], ['超市', 'Supermarket'], ['烟酒店', 'Tobacco and Liquor']),
  small('小旅馆', 24, ['旅社', 'Guest House']),
  small('小美容洗浴', 22, ['洗浴', 'Bathhouse'], ['美容店', 'Beauty Salon']),
  small('小歌舞娱乐', 12, ['歌厅', 'Song Room'], ['棋牌室', 'Games Room']),
  small('小网吧', 8, ['网吧', 'Internet Bar']),
  small('小学校', 20, ['托管班', 'After-school Care'], ['培训班', 'Training Class']),
  small('小医院', 22, ['诊所', 'Clinic'], ['卫生室', 'Health Post']),
  small('小生产加工', 18, ['加工作坊', 'Workshop'], ['汽修店', 'Car Repair']),
]

const parkNames: Readonly<Record<string, Bilingual>> = {
  moon: { zh: '月湖公园', en: 'Moon Lake Park' },
  old: { zh: '旧营公园', en: 'Jiuying Park' },
  north: { zh: '北苑公园', en: 'Beiyuan Park' },
  east: { zh: '东泊公园', en: 'Dongbo Park' },
}

export interface SiteInput {
  readonly plan: CityPlan
  readonly seed: number
  readonly buildings: readonly Building[]
  readonly communityOfCell: readonly string[]
  readonly stationOf: (community: string) => string
}

/** Schools, hospitals, markets, venues, parks and the nine small kinds of place, each in a building of a fitting block. */
export const makeSites = ({ plan, seed, buildings, communityOfCell, stationOf }: SiteInput): Site[] => {
  const random = stream(seed, 'sites')
  const words = placeWords(random)
  const sites: Site[] = []
  const byUse = new Map<LandUse, Building[]>()
  for (const building of buildings) {
    const list = byUse.get(building.use)
    if (list) list.push(building)
    else byUse.set(building.use, [building])
  }
  const add = (kind: SiteKind, name: Bilingual, building: Building, smallKind?: string): void => {
    const { position, community, station, id } = building
    const code = `S${String(sites.length + 1).padStart(4, '0')}`
    sites.push({ code, kind, name, position, community, station, building: id, ...(smallKind ? { smallKind } : {}) })
  }
  const word = () => words[sites.length % words.length] as Bilingual
  const titled = ([zh, en]: readonly [string, string]): Bilingual => ({ zh: word().zh + zh, en: `${word().en} ${en}` })
  const firstOfBlock = (use: LandUse): Building[] => (byUse.get(use) ?? []).filter(b => b.number === 1)

  firstOfBlock('school').forEach((b, i) => {
    add('school', titled(i % 3 === 2 ? ['中学', 'Middle School'] : ['小学', 'Primary School']), b)
  })
  firstOfBlock('hospital').forEach((b, i) => {
    add('hospital', titled(i === 0 ? ['人民医院', "People's Hospital"] : ['医院', 'Hospital']), b)
  })
  for (const b of firstOfBlock('market')) add('market', titled(['农贸市场', 'Market']), b)
  addBarStreet(plan, byUse.get('commercial') ?? [], random, (building, i) =>
    add('bar', titled(i % 2 ? ['酒吧', 'Bar'] : ['小酒馆', 'Tavern']), building),
  )
  for (const { kind, count, uses, names, smallKind } of wanted) {
    const pools = uses.flatMap(use => (byUse.has(use) ? [byUse.get(use) as Building[]] : []))
    if (pools.length === 0) continue
    for (let i = 0; i < count; i++) add(kind, titled(random.pick(names)), random.pick(random.pick(pools)), smallKind)
  }
  const open = (kind: SiteKind, name: Bilingual, block: Block): void => {
    const community = communityOfCell[block.cell] as string
    sites.push({
      ...{ code: `S${String(sites.length + 1).padStart(4, '0')}`, kind, name, position: toLngLat(block.centre) },
      ...{ community, station: stationOf(community) },
    })
  }
  for (const block of plan.blocks.filter(b => b.zone === 'park')) {
    const lake = plan.water.find(w => parkNames[w.key] && contains(block.ring, w.ring[0] as Point))
    const fallback = { zh: `${word().zh}公园`, en: `${word().en} Park` }
    open('park', lake ? parkNames[lake.key]! : fallback, block)
  }
  const squares = plan.blocks.filter(
    b => b.use === 'open' && (b.zone === 'core' || b.zone === 'new' || b.zone === 'town'),
  )
  for (const block of squares.slice(0, 6)) open('square', { zh: `${word().zh}广场`, en: `${word().en} Square` }, block)
  addStations(plan, (name, block) => open('transport', name, block))
  return sites
}

/** Bars stand together on the north bank of the core: the city's night hotspot. */
const addBarStreet = (
  plan: CityPlan,
  shops: readonly Building[],
  random: Random,
  add: (b: Building, i: number) => void,
): void => {
  const [px, py] = plan.warp([900, 420])
  const near = shops
    .map(building => {
      const [x, y] = plan.footprints[building.id]!.centre
      return { building, off: (x - px) ** 2 + (y - py) ** 2 }
    })
    .sort((a, b) => a.off - b.off || a.building.id - b.building.id)
    .slice(0, 18)
  random
    .shuffled(near)
    .slice(0, 14)
    .forEach(({ building }, i) => {
      add(building, i)
    })
}

const addStations = (plan: CityPlan, open: (name: Bilingual, block: Block) => void): void => {
  const places: readonly [Point, Bilingual][] = [
    [plan.warp([500, -2950]), { zh: '苍榆站', en: 'Cangyu Railway Station' }],
    [plan.warp([-1500, -2450]), { zh: '苍榆客运总站', en: 'Cangyu Bus Station' }],
    [plan.warp([800, 9800]), { zh: '布拉客运站', en: 'Bula Bus Station' }],
  ]
  for (const [at, name] of places) {
    const block = plan.blocks.find(b => b.zone && contains(b.ring, at))
    if (block) open(name, block)
  }
}
