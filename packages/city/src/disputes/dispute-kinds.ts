/** One kind of dispute as people bring it: what it is about, where, and what it ends in. Shares are [default]. */
export interface DisputeKind {
  /** Code of the dispute-type dictionary. */
  readonly category: string
  readonly share: number
  readonly place: 'home' | 'shop' | 'works' | 'village'
  readonly facts: readonly string[]
  readonly terms: readonly string[]
  /** Yuan at issue, the middle of the range; none when it is not about money. */
  readonly amount?: number
  readonly referral: 'court' | 'arbitration' | 'administrative' | 'people-mediation'
}

const home = { place: 'home', referral: 'people-mediation' } as const
const shop = { place: 'shop', referral: 'court' } as const

export const disputeKinds: readonly DisputeKind[] = [
  {
    ...home,
    category: 'D0102',
    share: 9,
    facts: ['夫妻因家务和花销争吵，请求调解。', '因一方长期晚归争吵，孩子受影响。'],
    terms: ['双方约定分担家务，遇事先商量，社区民警一月后回访。'],
  },
  {
    ...home,
    category: 'D0101',
    share: 5,
    referral: 'court',
    facts: ['双方商议离婚，对房屋和孩子抚养意见不一。'],
    terms: ['双方同意暂缓，先由一方搬出冷静，按月轮流照看孩子。'],
  },
  {
    ...home,
    category: 'D0104',
    share: 3,
    referral: 'court',
    facts: ['离婚后探望时间谈不拢，多次争吵。'],
    terms: ['约定每周六九时至十八时探望，地点在社区儿童活动室。'],
  },
  {
    ...home,
    category: 'D0105',
    share: 3,
    facts: ['兄弟姐妹为老人住院费分担争执。'],
    terms: ['医疗费按份分担，轮流陪护，每月五日前交清。'],
    amount: 9000,
  },
  {
    ...home,
    category: 'D0201',
    share: 2,
    facts: ['分手后一方多次到楼下等候，请求劝阻。'],
    terms: ['一方保证不再到对方住处和单位，不再联系。'],
  },
  {
    ...home,
    category: 'D0305',
    share: 9,
    facts: ['楼上装修和孩子跑跳，影响楼下休息，多次交涉未果。', '广场舞音响声大，住户与组织者争执。'],
    terms: ['约定装修时间工作日八至十二时、十四至十八时；铺设地垫。', '约定二十时前结束，音量调低，社区每周查看。'],
  },
  {
    ...home,
    category: 'D0302',
    share: 6,
    facts: ['卫生间漏水泡坏楼下吊顶，维修和赔偿谈不拢。'],
    terms: ['十日内做好防水，赔偿吊顶损失，分两次付清。'],
    amount: 3200,
  },
  {
    ...home,
    category: 'D0306',
    share: 5,
    facts: ['固定车位被占，双方堵车。'],
    terms: ['物业重新划线，双方互让，不再堵车。'],
  },
  {
    ...home,
    category: 'D0301',
    share: 4,
    facts: ['楼道堆放柜子和纸箱，影响通行和消防。'],
    terms: ['三日内清理，社区网格员复查。'],
  },
  {
    ...home,
    category: 'D0304',
    share: 2,
    facts: ['犬只夜间吠叫，遛犬不拴绳，邻里争吵。'],
    terms: ['按时办证、拴绳，夜间关在室内。'],
  },
  {
    ...home,
    category: 'D0401',
    share: 4,
    facts: ['因停车费和电梯维修，业主拒交物业费。'],
    terms: ['物业公示维修账目，欠费分两期缴纳。'],
    amount: 2400,
  },
  {
    place: 'works',
    referral: 'arbitration',
    category: 'D0501',
    share: 9,
    facts: ['工程队五人索要三个月工资，项目部称甲方未付款。', '饭店停业，欠员工两个月工资。'],
    terms: ['欠付工资分两期付清，首期三日内支付，司法所见证。'],
    amount: 26000,
  },
  {
    place: 'works',
    referral: 'arbitration',
    category: 'D0502',
    share: 2,
    facts: ['工人干活摔伤，医疗费和误工费谈不拢。'],
    terms: ['用工方垫付医疗费，伤情稳定后申请认定。'],
    amount: 18000,
  },
  {
    ...shop,
    category: 'D0601',
    share: 8,
    facts: ['朋友间借款到期未还，上门讨要发生争吵。'],
    terms: ['出具还款计划，每月十日前归还，逾期可申请支付令。'],
    amount: 30000,
  },
  {
    ...shop,
    category: 'D0702',
    share: 5,
    facts: ['店铺租期未满，房东要求腾退，押金不退。'],
    terms: ['租期延长一月，押金扣除水电后退还。'],
    amount: 6000,
  },
  {
    ...shop,
    category: 'D0701',
    share: 3,
    facts: ['货款拖欠，供货方到店内催要。'],
    terms: ['核对账目，分三次付清。'],
    amount: 15000,
  },
  {
    ...shop,
    category: 'D0903',
    share: 4,
    referral: 'administrative',
    facts: ['健身卡余额退不出来，多名会员到场。'],
    terms: ['按剩余次数折算，十五日内退款。'],
    amount: 2600,
  },
  {
    ...shop,
    category: 'D0901',
    share: 3,
    referral: 'administrative',
    facts: ['家电坏了，商家不同意退换。'],
    terms: ['免费更换同型号一台。'],
    amount: 1800,
  },
  {
    ...shop,
    category: 'D1201',
    share: 4,
    facts: ['酒后推搡致一人软组织挫伤，就赔偿协商。'],
    terms: ['一次性赔偿医疗费和误工费，双方不再追究。'],
    amount: 3500,
  },
  {
    ...shop,
    category: 'D1101',
    share: 4,
    facts: ['电动车与小车碰撞后，修车费用有争议。'],
    terms: ['按责任比例承担，保险理赔后三日内结清。'],
    amount: 4200,
  },
  {
    place: 'village',
    referral: 'administrative',
    category: 'D0802',
    share: 3,
    facts: ['两户草场界桩移动，羊群越界。', '网围栏被剪，双方各执一词。'],
    terms: ['会同草原站重新确认边界，共同修复围栏。'],
  },
  {
    place: 'village',
    referral: 'court',
    category: 'D0801',
    share: 2,
    facts: ['承包地转包费支付时间有争议。'],
    terms: ['秋收后十日内付清当年转包费。'],
    amount: 8000,
  },
  {
    ...home,
    category: 'D99',
    share: 1,
    facts: ['业主与快递点因丢件争执。'],
    terms: ['按约定赔付，完善签收。'],
    amount: 300,
  },
]
