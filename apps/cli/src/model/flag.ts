import type { Caller, FactorCode } from '@fangwei/domain/models/family-dispute/index.ts'
import { callers, factorCodes, familyDisputePolicy } from '@fangwei/domain/models/family-dispute/index.ts'

export type Flag =
  | { readonly kind: 'factor'; readonly code: FactorCode; readonly answer: 'yes' | 'no' }
  | { readonly kind: 'caller'; readonly caller: Caller }
  | { readonly kind: 'not-scored' }
  | { readonly kind: 'unknown' }

/** Plain words for the factors, beside their codes and labels. `violence` without more is physical conflict. */
export const factorWords: Readonly<Record<FactorCode, readonly string[]>> = {
  B1: ['violence', 'physical-conflict', '肢体冲突', '暴力'],
  B2: ['injury', 'minor-injury', '轻微伤'],
  B3: ['serious-injury', '轻伤', '重伤', '住院'],
  B4: ['strangling', 'strangulation', 'smothering', '扼颈'],
  B5: ['weapon', '持刀', '持械'],
  B6: ['threat', 'threat-to-kill', '威胁杀害'],
  B7: ['confinement', 'stalking', '限制人身自由', '跟踪'],
  B8: ['child', 'child-violence', '对儿童施暴'],
  C1: ['separation', 'divorce', 'break-up', '分居', '离婚', '分手'],
  C2: ['pregnancy', 'illness', 'disability', 'old-age', '孕期', '重病', '残疾', '老年'],
  C3: ['suicide-talk', '自杀意图'],
  C4: ['breach', '违反告诫书', '违反保护令', '违反协议'],
  C6: ['alcohol', 'drugs', '酒后', '毒品'],
  C7: ['property-damage', 'animal-harm', '毁物'],
  C8: ['fear', '害怕被杀害'],
  E1: ['cohabiting', 'living-together', '同住', '共同居住'],
}

const spelling = (word: string) =>
  word
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')

const wordsOf = (code: FactorCode): string[] => {
  const label = familyDisputePolicy.factors.find(factor => factor.code === code)?.label
  return [code, ...factorWords[code], ...(label === undefined ? [] : [label.zh, label.en])].map(spelling)
}

const codeOf = new Map(factorCodes.flatMap(code => wordsOf(code).map((word): [string, FactorCode] => [word, code])))
const notScored = new Set(familyDisputePolicy.notScored.map(({ code }) => spelling(code)))
const noPrefix = /^(?:no|not|无)[:：]|^-|^!/
const noSuffix = /[=:：](?:no|无|false)$/
const yesMark = /^(?:yes|有)[:：]|^\+|[=:：](?:yes|有|true)$/g

/** Reads one flag: a factor by code, word or label, asked and denied with `no:` or `-`, or `caller:<role>`. */
export const readFlag = (flag: string): Flag => {
  const word = spelling(flag)
  if (word.startsWith('caller:')) {
    const caller = callers.find(role => role === word.slice('caller:'.length))
    return caller === undefined ? { kind: 'unknown' } : { kind: 'caller', caller }
  }
  const isNo = noPrefix.test(word) || noSuffix.test(word)
  const bare = isNo ? word.replace(noPrefix, '').replace(noSuffix, '') : word.replaceAll(yesMark, '')
  const code = codeOf.get(bare)
  if (code !== undefined) return { kind: 'factor', code, answer: isNo ? 'no' : 'yes' }
  return { kind: notScored.has(bare) ? 'not-scored' : 'unknown' }
}
