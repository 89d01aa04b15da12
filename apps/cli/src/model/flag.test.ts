import { factorCodes, familyDisputePolicy } from '@fangwei/domain/models/family-dispute/index.ts'
import { describe, expect, it } from 'vitest'
import { factorWords, readFlag } from './flag.ts'

const yes = (code: string) => ({ kind: 'factor', code, answer: 'yes' })
const no = (code: string) => ({ kind: 'factor', code, answer: 'no' })

describe('flags', () => {
  it.each(factorCodes)('%s is read by code, by its words and by both labels', code => {
    const { label } = familyDisputePolicy.factors.find(factor => factor.code === code)!
    for (const word of [code, code.toLowerCase(), ...factorWords[code], label.zh, label.en])
      expect(readFlag(word)).toEqual(yes(code))
  })

  it('no word stands for two factors', () => {
    const words = Object.values(factorWords).flat()
    expect(new Set(words).size).toBe(words.length)
  })

  it.each([
    ['no:B4', no('B4')],
    ['-B4', no('B4')],
    ['!b4', no('B4')],
    ['B4=no', no('B4')],
    ['无：扼颈', no('B4')],
    ['not:strangling', no('B4')],
    ['yes:B4', yes('B4')],
    ['+B4', yes('B4')],
    ['B4=yes', yes('B4')],
    ['有:扼颈', yes('B4')],
    ['physical conflict', yes('B1')],
    ['caller:victim', { kind: 'caller', caller: 'victim' }],
    ['caller:alleged-perpetrator', { kind: 'caller', caller: 'alleged-perpetrator' }],
    ['caller:nobody', { kind: 'unknown' }],
    ['C5', { kind: 'not-scored' }],
    ['C9', { kind: 'not-scored' }],
    ['B9', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
  ])('%s', (flag, read) => expect(readFlag(flag)).toEqual(read))
})
