import { type CallKind, ending } from './kind.ts'

const settled = ending(
  '01',
  6,
  '双方车辆轻微刮擦，无人员受伤，民警到场后双方自行协商，已撤离现场。',
  '现场拍照固定后引导双方挪车，双方对责任无异议，按简易程序处理完毕。',
  '两车均有保险，双方同意走快处快赔，民警协助疏导交通后离开。',
)
const recorded = ending(
  '04',
  3,
  '双方对责任有争议，已现场勘查并登记，移交辖区交警中队出具认定书。',
  '车辆损失较大，已制作现场笔录，通知当事人次日到交警中队处理。',
)
const hospital = ending('13', 1, '一方有擦伤，已联系 120 送医检查，现场已勘查，后续由交警中队处理。')
const moved = ending(
  '08',
  5,
  '已联系车主挪车。',
  '民警到场时车主正在挪车，现场劝离。',
  '电话通知车主，车主十分钟后到场驶离。',
)
const gone = ending('09', 2, '民警到场未发现报警所述情况，沿线巡查后返回。', '到场后车辆已离开，电话告知报警人。')

const crash = {
  level: '3',
  hours: 'rush',
  place: 'road',
  pressure: ['slippery'],
  sceneMinutes: 26,
  dispatched: 1,
  repeated: 0.1,
} as const

/** 道路交通: 29 % of the calls that need the police. */
export const trafficKinds: readonly CallKind[] = [
  {
    ...crash,
    category: '030101',
    share: 11.5,
    says: [
      '我在{place}这边跟前面的车追尾了，人没事，你们派人来看看。',
      '{place}路口两辆车撞了，堵着路了。',
      '刚才一辆{car}变道把我蹭了，现在都停在{place}，他不认账。',
      '倒车时碰了别人停着的车，车主不在，我留在{place}等你们。',
      '你好，{place}，{car}把我左前门刮了，要走保险需要你们出个手续。',
      '三辆车连着追尾，在{place}，第三辆说不关他的事。',
    ],
    endings: [settled, recorded, hospital],
    turnsInto: [['030199', 0.03]],
  },
  {
    ...crash,
    category: '030102',
    share: 4.6,
    repeated: 0.14,
    says: [
      '{place}，骑电动车的被{car}碰倒了，腿疼站不起来。',
      '我开车右转，一个外卖电动车撞我车上了，人坐在地上呢，在{place}。',
      '有个老人骑三轮车和小车刮上了，在{place}，你们快来。',
      '{car}开车门把我电动车别倒了，手破了。地方是{place}。',
    ],
    endings: [{ ...settled, weight: 3 }, recorded, { ...hospital, weight: 4 }],
    turnsInto: [['030101', 0.03]],
  },
  {
    ...crash,
    category: '030103',
    share: 1.6,
    says: [
      '有个车撞到{place}的隔离护栏上了，护栏倒了一片。',
      '路太滑，我的车冲到绿化带里了，在{place}，人没事。',
      '{place}，一辆{car}撞树上了，司机说头晕。',
    ],
    endings: [recorded, hospital, { ...settled, weight: 1 }],
    turnsInto: [['030301', 0.06]],
  },
  {
    ...crash,
    category: '030104',
    share: 1.2,
    says: ['两个电动车撞一块了，{place}，都说对方逆行。', '{place}自行车道上，我被后面的电动车撞了，他不管我。'],
    endings: [settled, hospital],
  },
  {
    ...crash,
    category: '030105',
    share: 0.7,
    level: '2',
    repeated: 0.2,
    says: ['{place}斑马线上撞人了，是个{elder}，快叫救护车。', '有人被车碰倒了，躺着没动，在{place}。'],
    endings: [{ ...hospital, weight: 6 }, recorded],
  },
  {
    ...crash,
    category: '030199',
    share: 0.6,
    says: ['货车上的东西掉下来砸了我的车，{place}。', '{place}，拉羊的车拦板开了，羊跑到路上来了。'],
    endings: [settled, { ...gone, weight: 1 }],
  },
  {
    ...crash,
    category: '030200',
    share: 1.4,
    level: '2',
    says: [
      '我车停在{place}，回来一看尾灯撞碎了，人跑了，没留电话。',
      '{ago}在{place}，一辆{car}撞了我就跑了，车牌我记了后三位。',
      '{place}有人被撞了，肇事车往{direction}跑了。',
    ],
    endings: [recorded, ending('04', 3, '已调取周边公共视频，受理为逃逸案件，移交交警中队追查。')],
    turnsInto: [['030101', 0.12]],
  },
  {
    ...crash,
    category: '030301',
    share: 0.6,
    level: '2',
    hours: 'night',
    repeated: 0.03,
    says: ['{place}有人喝完酒自己开车走了，{car}。', '前面这车走得歪歪扭扭，像是喝酒了，在{place}往{direction}走。'],
    endings: [ending('04', 4, '现场拦停，吹气检测达到饮酒标准，已移交交警中队。'), { ...gone, weight: 4 }],
  },
  {
    ...crash,
    category: '030302',
    share: 4,
    level: '4',
    hours: 'day',
    pressure: ['holiday'],
    sceneMinutes: 9,
    dispatched: 0.8,
    repeated: 0.05,
    says: [
      '有个车堵在{place}门口，我出不去，打挪车电话没人接。',
      '{place}消防通道停了一排车，万一着火怎么办。',
      '我家车库口被一辆{car}堵了，着急上班，麻烦联系一下车主。',
      '{place}，货车停在路口，公交车都拐不过去了。',
    ],
    endings: [moved, { ...gone, weight: 1 }],
  },
  {
    ...crash,
    category: '030399',
    share: 0.5,
    hours: 'night',
    says: ['{place}又有人炸街，摩托车来回跑，吵得睡不着。', '大货车在{place}不让走的时间还在走。'],
    endings: [{ ...gone, weight: 3 }, moved],
  },
  {
    ...crash,
    category: '030401',
    share: 1.1,
    pressure: ['slippery', 'windy'],
    hours: 'day',
    sceneMinutes: 20,
    repeated: 0.12,
    says: [
      '{place}井盖没了，车差点掉进去。',
      '大风把{place}的树刮倒了，横在路上。',
      '{place}路面结冰，已经滑倒好几辆了。',
    ],
    endings: [
      ending('06', 4, '已设警示标志，通知城管、市政到场处理。'),
      ending('07', 3, '民警与辅警将障碍物移开，道路恢复通行。'),
    ],
  },
  {
    ...crash,
    category: '030402',
    share: 1.2,
    sceneMinutes: 24,
    says: ['{place}堵死了，信号灯好像坏了。', '学校放学，{place}堵得动不了，来个人指挥一下吧。'],
    endings: [ending('07', 5, '到场疏导，约二十分钟后恢复通行。'), { ...gone, weight: 1 }],
  },
]
