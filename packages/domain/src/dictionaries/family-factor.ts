import { type Dictionary, defineDictionary } from './dictionary.ts'

const rows = [
  ['B1', '推搡等肢体冲突', 'Physical conflict'],
  ['B2', '殴打致伤（轻微伤）', 'Minor injury'],
  ['B3', '轻伤以上或需住院', 'Serious injury or hospital care'],
  ['B4', '扼颈、捂口鼻', 'Strangling or smothering'],
  ['B5', '持刀械或随手可及危险器械', 'Weapon used or at hand'],
  ['B6', '威胁杀害、同归于尽', 'Threat to kill'],
  ['B7', '限制人身自由、跟踪蹲守', 'Confinement or stalking'],
  ['B8', '对儿童施暴或以儿童相威胁', 'Violence or threats to a child'],
  ['C1', '近期分居、起诉离婚、提出分手', 'Recent separation, divorce or break-up'],
  ['C2', '孕期、哺乳期、重病、残疾、老年', 'Pregnancy, nursing, illness, disability or age'],
  ['C3', '加害人表达自杀意图', 'Suicide talk by the perpetrator'],
  ['C4', '违反告诫书、保护令或协议', 'Breach of letter, order or agreement'],
  ['C6', '多次伴随饮酒或毒品', 'Alcohol or drugs repeatedly'],
  ['C7', '毁物、伤害动物', 'Destruction of property or harm to animals'],
  ['C8', '受害人害怕被重伤或杀害', 'Victim fears grave harm or death'],
  ['E1', '共同居住', 'Living together'],
] as const

/** 家庭纠纷危险因素, answered 有 / 无 / 未问 at feedback. C5 and C9 are kept out: sealed records, no set points. */
export const familyFactor: Dictionary = defineDictionary({
  code: 'family-factor',
  label: { zh: '危险因素', en: 'Danger factor' },
  version: '1',
  effectiveFrom: '2026-01-01',
  basis: {
    zh: '本平台自拟表述，未经国内实证检验，启用前由本地核定',
    en: 'Worded by this platform, not validated in China; to be confirmed locally before use',
  },
  entries: rows.map(([code, zh, en]) => ({ code, label: { zh, en } })),
})
