import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findEntry } from '../dictionaries/dictionary.ts'
import { incidentCategory } from '../dictionaries/incident-category.ts'
import { loadDefaultModel } from './default-models.ts'
import { createSuggester } from './suggest.ts'
import { findTask } from './tasks.ts'

/** Invented calls as operators write them down, with the category an officer would choose. */
const calls: readonly (readonly [string, string])[] = [
  ['报警人称家中被盗，门锁被撬，丢失现金三千元', '010901'],
  ['停在楼下的电动车被偷了', '010903'],
  ['昨晚停在路边的轿车被盗', '010902'],
  ['在公交车上手机被偷', '010904'],
  ['放在前台的包被偷走了', '010900'],
  ['有人持刀抢劫便利店', '010300'],
  ['骑摩托车的人飞车抢夺，抢包后往北跑了', '010400'],
  ['在网上刷单被骗两万元', '011001'],
  ['自称客服让我共享屏幕，转账被骗八千', '011001'],
  ['买二手手机被骗', '011000'],
  ['有人把我朋友捅伤了，流血不止', '010200'],
  ['接到电话说不给钱就发照片，被敲诈', '011100'],
  ['烧烤店门口有人打架', '020301'],
  ['在KTV被打，脸上受伤', '020301'],
  ['前同事打电话扬言要弄死我', '020302'],
  ['公交车上有人摸我，性骚扰', '020303'],
  ['醉酒男子在超市闹事', '020100'],
  ['车停小区被划，疑似有人故意划车', '020403'],
  ['放门口的快递被偷', '020401'],
  ['邻街麻将馆里有人赌博', '070100'],
  ['两车追尾，无人受伤', '030100'],
  ['货车侧翻在高速路口', '030103'],
  ['撞了就跑，白色面包车往南逃逸', '030200'],
  ['怀疑前面的车醉驾，一直画龙', '030301'],
  ['有车堵车库出不来，请帮忙挪车', '030302'],
  ['路面塌陷，有个大坑', '030401'],
  ['红绿灯坏了，路口拥堵', '030402'],
  ['与对方因草场围栏纠纷起争执', '040100'],
  ['朋友借钱不还，现在在他家门口', '040200'],
  ['夫妻吵架，妻子要求民警到场', '040300'],
  ['报警人称被丈夫家暴', '040300'],
  ['楼上半夜装修扰民', '040500'],
  ['广场舞音响声太大', '040500'],
  ['邻居楼道堆杂物引起纠纷', '040600'],
  ['工地老板拖欠工资，十几个工人在门口', '040700'],
  ['健身卡不退钱，和商家发生争执', '040800'],
  ['有人掉河里了', '050101'],
  ['女子在天台要跳楼', '050103'],
  ['八十岁老人走失，穿蓝色外套', '050201'],
  ['孩子不见了，五岁男孩', '050202'],
  ['女儿失联两天，联系不上', '050200'],
  ['电梯困人，里面有三个人被困', '050300'],
  ['楼道里有煤气泄漏的味道', '050400'],
  ['捡到一个钱包，里面有身份证', '050502'],
  ['小区里有流浪狗咬人', '050503'],
  ['两伙人聚众斗殴，大概二十多人', '060200'],
  ['有可疑车辆在学校门口转来转去', '070600'],
  ['投诉民警态度不好', '080100'],
  ['老人突发疾病需要救护车', '090300'],
  ['路灯坏了好几天', '090100'],
  ['居民楼冒烟着火了', '100300'],
  ['请问身份证怎么办理', '110000'],
  ['对方打错了，误拨', 'W10100'],
  ['BURGLARY - PRIORITY', '010901'],
  ['VEHICLE STOLEN - COLD', '010902'],
  ['ROBBERY - WITH WEAPON', '010300'],
  ['ACCIDENT - HIT AND RUN - COLD', '030200'],
  ['NOISE DISTURBANCE', '040500'],
  ['WELFARE CHECK - COLD', '050501'],
]

const suggester = async (name: string) => {
  const task = findTask(name)!
  return createSuggester(task, await loadDefaultModel(task.code))
}
const suggestCategory = await suggester('incident')

describe('a call', () => {
  test('is given the category an officer would choose, nineteen times in twenty', () => {
    const wrong = calls.flatMap(([text, code]) => {
      const suggested = suggestCategory(text)?.code ?? 'not sure'
      return suggested === code ? [] : [`${text}: ${suggested}, not ${code}`]
    })
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(calls.length / 20)
  })

  test('shows the words it was judged by, where they stand', () => {
    const text = '报警人称家中被盗，门锁被撬'
    const suggested = suggestCategory(text)
    expect(suggested?.label.zh).toBe('入室盗窃')
    expect(suggested?.evidence.map(({ word }) => word)).toContain('门锁被撬')
    for (const { word, at } of suggested?.evidence ?? []) expect(text.slice(at, at + word.length)).toBe(word)
  })

  test.each(['你好', '', '麻烦过来一下', '没有打架，也没有被骗', 'hello there', '老板', 'assaulted', '\ud800', '…'])(
    'that says too little (%s) is left open',
    text => {
      expect(suggestCategory(text)).toBeNull()
    },
  )

  test('in Latin letters counts whole words: an assaulted wall is no assault', () => {
    expect(suggestCategory('ASSAULT')?.code).toBe('020301')
  })

  test('of any characters gets a known category or none, with evidence that is part of the text', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code))
    const pieces = fc.array(
      fc.oneof(fc.constantFrom('被盗', '打架', '没有', '扰民', '，', 'fraud'), fc.string({ unit, maxLength: 5 })),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(pieces, parts => {
        const text = parts.join('')
        const suggested = suggestCategory(text)
        expect(suggestCategory(text)).toEqual(suggested)
        return (
          suggested === null ||
          (findEntry(incidentCategory, suggested.code) !== undefined &&
            suggested.score > 0 &&
            suggested.score <= 1 &&
            suggested.evidence.every(({ word, at }) => word !== '' && text.startsWith(word, at)))
        )
      }),
    )
  })
})

describe('a dispute', async () => {
  const suggest = await suggester('dispute')
  test.each([
    ['包工头拖欠我们八个人三个月工资，过年都回不去家', 'D05'],
    ['两口子天天吵，女方要离婚，孩子归谁说不拢', 'D01'],
    ['楼上漏水把我家卧室顶棚泡了，找了三回不修', 'D03'],
    ['他向我借了五万，打了欠条，到期不还还躲着我', 'D06'],
    ['两家草场边界的围栏被挪了，吵了好几年', 'D08'],
    ['健身房关门了，卡里还剩两千多不给退', 'D09'],
    ['物业费年年涨，电梯坏了半年没人修', 'D04'],
    ['订婚退了，彩礼八万八对方不给退', 'D02'],
  ])('%s is %s', (text, code) => {
    expect(suggest(text)?.code).toBe(code)
  })
})

describe('a fraud', async () => {
  const suggest = await suggester('fraud')
  test.each([
    ['网上做任务刷单，前面返了几十，后面垫了三万提不出来', 'F01'],
    ['说是抖音客服，我开了会员要取消，让我共享屏幕', 'F04'],
    ['对方说是公安局的，说我涉嫌洗钱，让转到安全账户', 'F08'],
    ['说我大学时开过校园贷要注销，不然影响征信', 'F06'],
  ])('%s is %s', (text, code) => {
    expect(suggest(text)?.code).toBe(code)
  })

  test.each(['【中国移动】您本月剩余流量3.2GB，详情请登录掌上营业厅', '妈，我今天加班，不用等我吃饭'])(
    'and an ordinary message is none: %s',
    text => {
      expect(suggest(text)).toBeNull()
    },
  )
})
