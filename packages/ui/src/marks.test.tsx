import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { clockText } from './clock.tsx'
import type { Language } from './duration.ts'
import { Figure } from './figure.tsx'
import { GradeMark } from './grade-mark.tsx'
import { StateTag, type Tone } from './state-tag.tsx'
import { grades } from './tokens.ts'
import { LanguageContext, words } from './words.ts'

const render = (language: Language, node: React.ReactNode) =>
  renderToStaticMarkup(<LanguageContext value={language}>{node}</LanguageContext>)

describe('a grade', () => {
  it.each(['zh', 'en'] as const)('is told by a name, a letter and a shape, each its own: %s', language => {
    const marks = grades.map(grade => render(language, <GradeMark grade={grade} />))
    for (const pattern of [/aria-label="([^"]+)"/, / d="([^"]+)"/, /fw-grade-letter"[^>]*>([^<]+)/]) {
      expect(new Set(marks.map(mark => mark.match(pattern)?.[1])).size).toBe(grades.length)
    }
  })
})

it('gives each state a shape of its own', () => {
  const tones: readonly Tone[] = ['waiting', 'active', 'done', 'paused', 'late', 'refused']
  const shapes = tones.map(tone => render('zh', <StateTag tone={tone}>x</StateTag>).match(/<svg.*<\/svg>/)?.[0])
  expect(new Set(shapes).size).toBe(tones.length)
})

it('shows a figure with what it is out of and how it has changed', () => {
  const figure = render('zh', <Figure label="签收及时" value={94} of={97} change={{ by: -3, than: '上周同日' }} />)
  expect(figure).toContain('/ 97')
  expect(figure).toContain('96.9%')
  expect(figure).toContain('较上周同日 −3')
})

it.each([
  ['running', 200_000, '剩 3 分 20 秒', '3 min 20 s left'],
  ['late', -60_000, '超时 1 分 0 秒', '1 min 0 s overdue'],
  ['met', 60_000, '按时完成，余 1 分', 'on time, 1 min to spare'],
  ['missed', -60_000, '迟 1 分 完成', 'done 1 min late'],
] as const)('a clock that is %s', (phase, remainingMs, zh, en) => {
  const reading = { phase, remainingMs, share: 0.5 }
  expect(clockText(reading, 'zh')).toBe(zh)
  expect(clockText(reading, 'en')).toBe(en)
})

it('speaks both languages in full', () => {
  expect(Object.keys(words.en)).toEqual(Object.keys(words.zh))
})
