import { type CallKind, ending } from './kind.ts'

const mediated = ending(
  '01',
  5,
  '民警到场分开劝解，双方情绪平复，当场达成口头协议。',
  '现场听取双方陈述，讲明相关规定，双方互相让步，已和解。',
  '经现场调解，双方同意各退一步，均表示不再追究。',
)
const informed = ending(
  '02',
  3,
  '双方分歧较大，现场调解未果，已告知可到社区调解室或向法院起诉。',
  '一方不同意调解，已告知救济途径并登记，转社区民警跟进。',
)
const quiet = ending('08', 2, '到场后当事人已离开，电话劝解。', '民警劝说后对方停止，现场恢复安静。')

const dispute = { level: '3', sceneMinutes: 34, dispatched: 1, repeated: 0.07 } as const

/** 纠纷: 10 %. Family calls of the escalating households are told in their own stories and come on top. */
export const disputeKinds: readonly CallKind[] = [
  {
    ...dispute,
    category: '040300',
    share: 2.3,
    hours: 'evening',
    place: 'home',
    pressure: ['holiday'],
    says: [
      '我两口子吵架，他不让我出门，你们来一趟{place}。',
      '楼上两口子又吵起来了，摔东西，孩子直哭，在{place}。',
      '我和对象分手了，他一直在楼下喊，不走。',
      '我儿子跟我要钱，不给就砸家里东西，{place}。',
      '前夫来看孩子，说好的时间不送回来，现在不接电话。',
      '因为给老人看病出钱的事，弟兄几个在家里吵起来了。',
      '家里吵架，他喝了酒，把门踹坏了，我有点害怕。',
    ],
    endings: [mediated, informed, ending('99', 1, '已分别制作询问笔录，告知反家庭暴力有关规定，转社区民警回访。')],
    turnsInto: [
      ['020301', 0.05],
      ['040600', 0.02],
    ],
  },
  {
    ...dispute,
    category: '040500',
    share: 2,
    hours: 'noise',
    place: 'noisy-home',
    pressure: ['hot', 'holiday'],
    sceneMinutes: 18,
    repeated: 0.16,
    says: [
      '{place}楼下烧烤摊半夜还在喊，天天这样，没法睡觉。',
      '楼上装修，大中午电钻响个不停，老人心脏不好。',
      '{place}，跳广场舞的音响声太大，孩子写不了作业。',
      '隔壁放歌，都{hour}点了，敲门也不开。',
      '工地夜里打桩，{place}这一片都睡不着。',
      '楼上小孩天天蹦，找过好几次了，说话还难听。',
    ],
    endings: [{ ...quiet, weight: 6 }, mediated, ending('06', 2, '工地有夜间施工许可争议，移交城管、住建部门。')],
    turnsInto: [
      ['020504', 0.08],
      ['040600', 0.06],
    ],
  },
  {
    ...dispute,
    category: '040600',
    share: 1.2,
    hours: 'evening',
    place: 'home',
    says: [
      '楼上漏水把我家顶棚泡了，找了三回不给修，{place}。',
      '邻居把鞋柜、煤块都堆楼道里，说了不听，还骂人。',
      '对门的狗老叫，今天差点咬着孩子。',
      '他家的车又占了我的车位，我不让他走。',
      '{place}两家因为院墙吵起来了，都拿着铁锹。',
    ],
    endings: [mediated, informed, quiet],
    turnsInto: [
      ['040500', 0.05],
      ['020301', 0.02],
    ],
  },
  {
    ...dispute,
    category: '040200',
    share: 1.3,
    hours: 'day',
    place: 'shop',
    says: [
      '朋友借了我{money}块钱，今天碰上了，他说没钱，我不让他走。',
      '合伙开店，他把账上的钱转走了，现在在{place}对账吵起来了。',
      '店面到期房东不退押金，把门锁换了。',
      '来了几个要账的坐在我店里不走，影响做生意，{place}。',
    ],
    endings: [informed, { ...mediated, weight: 2 }, quiet],
    turnsInto: [['020100', 0.03]],
  },
  {
    ...dispute,
    category: '040700',
    share: 0.9,
    hours: 'morning',
    place: 'works',
    pressure: ['cold'],
    sceneMinutes: 52,
    says: [
      '干了{n}个月没给工钱，老板不接电话，我们{n}个人在{place}。',
      '工地欠我们工资，大家堵在门口了，你们来处理一下。',
      '辞职了，公司扣着最后一个月工资不发，在{place}。',
      '在这干活受伤了，包工头不管，医药费还是自己垫的。',
    ],
    endings: [
      ending('01', 3, '联系项目负责人到场，双方约定三日内结清，已登记转司法所跟进。'),
      ending('06', 4, '已联系劳动监察大队，告知双方到劳动人事争议仲裁部门处理。'),
      informed,
    ],
  },
  {
    ...dispute,
    category: '040800',
    share: 1.1,
    hours: 'day',
    place: 'shop',
    says: [
      '办的健身卡，店关门了，打电话不接。',
      '饭店多收钱，跟我吵起来了，{place}。',
      '理发说好{n}十，做完要{money}，不给钱不让走。',
      '打车多绕路，司机态度特别差，我要投诉，在{place}。',
      '买的东西是坏的，店家不给退。',
    ],
    endings: [mediated, ending('06', 4, '已告知拨打 12315，向市场监督管理部门反映。'), informed],
  },
  {
    ...dispute,
    category: '040400',
    share: 0.7,
    hours: 'day',
    place: 'public',
    says: [
      '在{place}排队插队，两个人吵起来了。',
      '小孩打闹，两家大人在{place}吵。',
      '遛狗不拴绳，说了几句，他要动手。',
    ],
    endings: [mediated, quiet],
    turnsInto: [['020301', 0.05]],
  },
  {
    ...dispute,
    category: '040101',
    share: 0.2,
    hours: 'day',
    place: 'village',
    sceneMinutes: 80,
    says: ['他家的羊进了我家草场，网围栏也剪了，在{place}。', '两家因为草场边界吵起来了，开着车堵着。'],
    endings: [informed, ending('06', 3, '已会同苏木、嘎查干部到场，移交草原管理部门确认边界。')],
  },
  {
    ...dispute,
    category: '049900',
    share: 0.3,
    hours: 'day',
    place: 'anywhere',
    says: ['跟物业吵起来了，不交物业费就不给门禁，{place}。', '跟托管班退费谈不拢，家长都在{place}。'],
    endings: [mediated, informed],
  },
]
