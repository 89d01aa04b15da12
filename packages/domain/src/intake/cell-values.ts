import { cleanText, halfWidth } from './clean-text.ts'

const yes = /^(1|y|yes|true|t|是|有|对|√|✓)$/i
const no = /^(0|n|no|false|f|否|无|没有|未|×)$/i

/** 有/无, 是/否, 1/0, Y/N; undefined when it is none of them. */
export function readFlag(text: string): boolean | undefined {
  const value = halfWidth(text)
  return yes.test(value) ? true : no.test(value) ? false : undefined
}

const count = /^(\d{1,6})(\.0+)?(人|名|车次|人次|次|辆|台)?$/

/** Whole numbers with or without a counting word; 无 is zero. */
export function readCount(text: string): number | undefined {
  const value = halfWidth(text)
  if (value === '无') return 0
  const match = count.exec(value)
  return match ? Number(match[1]) : undefined
}

/** Yuan; thousands commas, 元 and 万元 are understood. */
export function readMoney(text: string): number | undefined {
  const match = /^[¥￥]?(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d+)?(元|万元?)?$/.exec(halfWidth(text))
  if (!match) return undefined
  const yuan = Number(`${match[1]!.replaceAll(',', '')}${match[2] ?? ''}`) * (match[3]?.startsWith('万') ? 10_000 : 1)
  return Math.round(yuan * 100) / 100
}

const number = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/

/** A coordinate; Infinity and hexadecimal are not numbers here. */
export function readNumber(text: string): number | undefined {
  const value = halfWidth(cleanText(text))
  return number.test(value) ? Number(value) : undefined
}

/** Organisation codes are opaque: twelve digits or capitals (GA 380), never taken apart. */
export function readOrgCode(text: string): string | undefined {
  const value = halfWidth(text).replace(/^'/, '').toUpperCase()
  return /^[0-9A-Z]{12}$/.test(value) ? value : undefined
}

/** GB/T 2260 six digits; town and community codes (9, 12) keep their first six. */
export function readDivisionCode(text: string): string | undefined {
  return /^([1-8]\d{5})(\d{3}|\d{6})?$/.exec(halfWidth(text))?.[1]
}

export function readPhone(text: string): string | undefined {
  const value = halfWidth(text)
    .replace(/[－–—]/g, '-')
    .replace(/^'/, '')
  return /^[0-9+() *#-]{3,32}$/.test(value) ? value : undefined
}

export function readPlate(text: string): string | undefined {
  const value = halfWidth(text)
    .replace(/[\s·.-]/g, '')
    .toUpperCase()
  return /^[\p{Script=Han}A-Z0-9]{4,12}$/u.test(value) ? value : undefined
}
