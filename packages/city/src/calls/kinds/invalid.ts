import { type CallKind, ending } from './kind.ts'

const invalid = { level: '4', sceneMinutes: 0, dispatched: 0, repeated: 0, place: 'nowhere' } as const

/** Twice as many calls need nobody; shares are per cent of these. */
export const invalidKinds: readonly CallKind[] = [
  {
    ...invalid,
    category: 'W10100',
    share: 22,
    hours: 'night',
    says: ['（醉酒，反复说同样的话）', '（谩骂后挂断）', '（多次拨打，不说事由）', '（儿童拨打玩耍，已教育）'],
    endings: [ending('99', 1, '骚扰来电，已提醒。')],
  },
  {
    ...invalid,
    category: 'W10200',
    share: 60,
    hours: 'flat',
    says: [
      '（接通后无人说话，回拨关机）',
      '（误拨，已确认）',
      '（手机自动拨打，回拨确认平安）',
      '（未说话挂断，回拨正常）',
      '（信号中断，回拨后称不需要）',
      '打错了打错了，不好意思。',
    ],
    endings: [ending('99', 1, '无效来电，已回拨核实。')],
  },
  {
    ...invalid,
    category: 'W10300',
    share: 4,
    hours: 'flat',
    place: 'shop',
    dispatched: 0.5,
    sceneMinutes: 8,
    says: ['一键报警误触，{place}，已电话确认。', '店里报警器自己响了，没事。'],
    endings: [ending('10', 1, '到场确认系误触，已提醒。')],
  },
  {
    ...invalid,
    category: '110000',
    share: 14,
    hours: 'day',
    says: [
      '问一下身份证几天能取。',
      '户口迁移要带什么材料。',
      '请问派出所周六上班吗。',
      '我的车被拖了去哪问。',
      '无犯罪证明怎么开。',
      '电动车上牌在哪办。',
    ],
    endings: [ending('99', 1, '已解答。')],
  },
]
