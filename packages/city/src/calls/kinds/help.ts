import { type CallKind, ending } from './kind.ts'

const done = ending('07', 5, '民警到场提供帮助，问题已解决。', '已协助报警人处理完毕，报警人表示感谢。')
const home = ending(
  '07',
  5,
  '已在{place}附近找到，平安送回家中，交由家属看护。',
  '沿线查找后找到，身体无碍，家属已接回。',
)
const notFound = ending('09', 2, '到场未发现，已将情况通报巡逻单元继续留意。')

const help = {
  level: '3',
  sceneMinutes: 24,
  dispatched: 0.95,
  repeated: 0.05,
  hours: 'day',
  place: 'anywhere',
} as const

/** 群众紧急求助: 9 %. */
export const helpKinds: readonly CallKind[] = [
  {
    ...help,
    category: '050102',
    share: 0.05,
    level: '1',
    place: 'home',
    repeated: 0.4,
    says: ['有人从楼上掉下来了，{place}，快来！', '{place}楼下有人摔下来，叫不醒。'],
    endings: [ending('13', 6, '已由 120 送医，现场保护，家属已通知。')],
  },
  {
    ...help,
    category: '050103',
    share: 0.35,
    level: '1',
    place: 'home',
    hours: 'night',
    sceneMinutes: 60,
    tags: ['suicide-risk'],
    says: [
      '我朋友给我发消息说不想活了，现在电话打不通，他住{place}。',
      '有个人坐在{place}桥栏杆上，看着不对劲。',
      '我女儿把自己锁屋里，说要吃药，求你们快来{place}。',
    ],
    endings: [home, ending('13', 3, '已劝下并送医观察，家属陪护，转社区民警关爱回访。'), { ...notFound, weight: 1 }],
  },
  {
    ...help,
    category: '050201',
    share: 0.45,
    level: '2',
    place: 'home',
    sceneMinutes: 70,
    tags: ['missing', 'elder'],
    says: [
      '我父亲{age}了，记性不好，早上出去到现在没回来，穿深色棉袄。',
      '{place}，老太太走丢了，她平时就在小区转，有定位钥匙扣但是没电了。',
      '路上有个老人说不清家在哪，我陪着他在{place}。',
    ],
    endings: [
      { ...home, weight: 9 },
      { ...notFound, weight: 1 },
    ],
  },
  {
    ...help,
    category: '050202',
    share: 0.35,
    level: '1',
    place: 'public',
    sceneMinutes: 40,
    tags: ['missing', 'minor'],
    says: [
      '孩子在{place}找不见了，{n}岁，穿红上衣。',
      '我家孩子放学没回家，老师说早走了。',
      '捡到一个小孩，在{place}哭呢，找不到大人。',
    ],
    endings: [{ ...home, weight: 9 }],
  },
  {
    ...help,
    category: '050203',
    share: 0.2,
    level: '2',
    place: 'public',
    tags: ['missing'],
    says: ['{place}有个人一直在路中间走，问什么都不说，怕出事。', '我弟弟走丢了，他智力不太好，身上有牌子写着电话。'],
    endings: [home, ending('14', 2, '无法联系家属，已护送至救助管理站。')],
  },
  {
    ...help,
    category: '050300',
    share: 0.6,
    level: '2',
    pressure: ['slippery', 'cold'],
    says: [
      '车陷在雪里出不来了，手机快没电了，在{place}往{direction}的路上。',
      '电梯停了，里面有{n}个人，{place}。',
      '我被反锁在阳台了，屋里没人，{place}。',
    ],
    endings: [done, ending('06', 2, '已联系消防救援到场施救，人员安全。')],
  },
  {
    ...help,
    category: '050400',
    share: 0.7,
    level: '2',
    place: 'home',
    pressure: ['cold'],
    says: [
      '楼道里有煤气味，{place}，大家都下来了。',
      '{place}水管爆了，水都流到电箱里了。',
      '电线掉下来了，在{place}，冒火花。',
    ],
    endings: [ending('06', 5, '疏散楼内群众，燃气公司到场处置完毕，已恢复。'), done],
  },
  {
    ...help,
    category: '050501',
    share: 0.9,
    place: 'home',
    says: [
      '我在外地，母亲一个人在{place}，一天没接电话了，帮我去看看。',
      '邻居老人好几天没见出门，敲门没人应，{place}。',
    ],
    endings: [
      ending('07', 6, '到户查看，老人平安，手机静音未听到，已与家属通话。'),
      ending('13', 1, '老人摔倒在家，已协助开门并送医。'),
    ],
  },
  {
    ...help,
    category: '050502',
    share: 2.6,
    level: '4',
    place: 'public',
    dispatched: 0.7,
    sceneMinutes: 15,
    says: [
      '手机落在出租车上了，在{place}下的车。',
      '在{place}捡到一个钱包，里面有证件。',
      '我的包放在{place}忘拿了，回来就没了。',
      '坐公交把孩子书包落下了。',
    ],
    endings: [ending('07', 5, '经查看公共视频找到失物，已归还。'), ending('99', 3, '已登记失物信息，有线索再联系。')],
    turnsInto: [['020401', 0.05]],
  },
  {
    ...help,
    category: '050503',
    share: 0.6,
    place: 'public',
    pressure: ['hot'],
    says: ['{place}有条大狗没人管，追着小孩跑。', '{place}墙上有个马蜂窝，蜇着人了。', '小区里进来一条蛇，在{place}。'],
    endings: [ending('06', 3, '已通知消防、城管到场处理。'), done, { ...notFound, weight: 1 }],
  },
  {
    ...help,
    category: '059900',
    share: 2.2,
    says: [
      '我把自己锁门外了，灶上还坐着锅，{place}。',
      '有个人躺在{place}路边，像是喝多了，天这么冷。',
      '家里老人要从六楼抬下来送医院，人手不够。',
      '我身份证丢了今天要坐火车，怎么办。',
      '{place}这块黑灯瞎火，一个人不敢走，能不能送一段。',
    ],
    endings: [done, ending('14', 1, '劝说后自愿到救助站，已护送。'), ending('07', 3, '联系其家属接回。')],
  },
]
