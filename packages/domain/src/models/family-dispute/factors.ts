import type { Label } from '../../dictionaries/dictionary.ts'
import type { Factor } from '../points/policy.ts'

/** Circumstances answered 有 / 无 / 未问 about one event. E1 gives no points; a hard rule needs it. */
export const factorCodes = [
  'B1',
  'B2',
  'B3',
  'B4',
  'B5',
  'B6',
  'B7',
  'B8',
  'C1',
  'C2',
  'C3',
  'C4',
  'C6',
  'C7',
  'C8',
  'E1',
] as const
export type FactorCode = (typeof factorCodes)[number]

const known: ReadonlySet<string> = new Set(factorCodes)

export const isFactorCode = (code: string): code is FactorCode => known.has(code)

type Row = readonly [code: FactorCode, points: number, zh: string, en: string, evidenceZh: string, evidenceEn: string]

/** Points are expert defaults, never validated on Chinese data: replace them by a dated policy of your own. */
const rows: readonly Row[] = [
  ['B1', 15, '推搡等肢体冲突', 'physical conflict', '处警反馈单', 'feedback form'],
  ['B2', 15, '殴打致伤（轻微伤）', 'minor injury', '鉴定或就医材料', 'appraisal or medical record'],
  ['B3', 30, '轻伤以上或需住院', 'serious injury or hospital care', '鉴定', 'appraisal'],
  ['B4', 30, '扼颈、捂口鼻', 'strangling or smothering', '询问', 'statement'],
  ['B5', 20, '持刀械或随手可及危险器械', 'weapon used or at hand', '询问', 'statement'],
  ['B6', 25, '威胁杀害、同归于尽', 'threat to kill', '询问、录音', 'statement or recording'],
  ['B7', 15, '限制人身自由、跟踪蹲守', 'confinement or stalking', '询问', 'statement'],
  ['B8', 15, '对儿童施暴或以儿童相威胁', 'violence or threats to a child', '询问', 'statement'],
  ['C1', 10, '近期分居、起诉离婚、提出分手', 'recent separation, divorce or break-up', '询问', 'statement'],
  ['C2', 10, '孕期、哺乳期、重病、残疾、老年', 'pregnancy, nursing, illness, disability or age', '询问', 'statement'],
  ['C3', 15, '加害人表达自杀意图', 'suicide talk by the perpetrator', '询问', 'statement'],
  ['C4', 30, '违反告诫书、保护令或协议', 'breach of letter, order or agreement', '登记', 'registers'],
  ['C6', 5, '多次伴随饮酒或毒品', 'alcohol or drugs repeatedly', '处警反馈单', 'feedback form'],
  ['C7', 5, '毁物、伤害动物', 'destruction of property or harm to animals', '处警反馈单', 'feedback form'],
  [
    'C8',
    15,
    '受害人害怕被重伤或杀害',
    'victim fears grave harm or death',
    '受害人单独陈述',
    'statement of the victim heard alone',
  ],
  ['E1', 0, '共同居住', 'living together', '询问', 'statement'],
]

const ladderOf = (code: FactorCode) => (['B1', 'B2', 'B3'].includes(code) ? { ladder: 'harm' } : {})

const ruleOf = (row: Row): Label => {
  const [code, points, , , zh, en] = row
  const note: Label =
    code === 'E1'
      ? { zh: '不计分，仅用于硬性规则', en: 'gives no points, read by a hard rule' }
      : { zh: `180 日内计一次，${points} 分`, en: `${points} points once in 180 days` }
  const ladder: Label =
    'ladder' in ladderOf(code)
      ? { zh: '；B1 至 B3 只计最高一项', en: '; of B1 to B3 only the highest counts' }
      : { zh: '', en: '' }
  const referral: Label =
    code === 'B8' ? { zh: '；同时转介未成年人保护', en: '; the child is referred for protection' } : { zh: '', en: '' }
  return {
    zh: `${note.zh}${ladder.zh}${referral.zh}。依据：${zh}`,
    en: `${note.en}${ladder.en}${referral.en}. Evidence: ${en}`,
  }
}

export const factors: readonly Factor<FactorCode>[] = rows.map(row => ({
  code: row[0],
  group: row[0][0]!,
  points: row[1],
  label: { zh: row[2], en: row[3] },
  rule: ruleOf(row),
  windowDays: 180,
  ...ladderOf(row[0]),
  basis: row[0] === 'C2' ? 'special-protection' : 'default',
  effectiveFrom: '2026-01-01',
}))
