import { describe, expect, it } from 'vitest'
import { contrast } from './contrast.ts'
import { grades, mapPalettes, type Palette, palettes, type ThemeMode } from './tokens.ts'
import { tokensCss } from './tokens-css.ts'

const modes = ['light', 'dark'] as const satisfies readonly ThemeMode[]
type Ground = 'ground' | 'surface' | 'raised' | 'hover' | 'selected'
const everyGround: readonly Ground[] = ['ground', 'surface', 'raised', 'hover', 'selected']

/** Words in colour × the ground they are set on: at least 4.5:1 (WCAG 2.2, 1.4.3). */
function textPairs(p: Palette): [string, string, string][] {
  const inks = [
    ['text', p.text],
    ['textQuiet', p.textQuiet],
    ['textFaint', p.textFaint],
    ['accent', p.accent],
    ...grades.map(grade => [`${grade}.ink`, p.grade[grade].ink]),
  ] as [string, string][]
  const onGrounds = inks.flatMap(([name, ink]) =>
    everyGround.map((ground): [string, string, string] => [`${name} on ${ground}`, ink, p[ground]]),
  )
  const onSoft = grades.map((grade): [string, string, string] => [
    `${grade} on its soft ground`,
    p.grade[grade].ink,
    p.grade[grade].soft,
  ])
  return [
    ...onGrounds,
    ...onSoft,
    ['onAccent on accent', p.onAccent, p.accent],
    ['onAccent on accentHover', p.onAccent, p.accentHover],
    ['onDanger on red', p.onDanger, p.grade.red.mark],
  ]
}

/** Shapes, edges of controls, focus rings × ground: at least 3:1 (WCAG 2.2, 1.4.11). */
function markPairs(p: Palette): [string, string, string][] {
  const resting: readonly Ground[] = ['ground', 'surface', 'raised']
  return [
    ...grades.flatMap(grade =>
      resting.map((g): [string, string, string] => [`${grade} mark on ${g}`, p.grade[grade].mark, p[g]]),
    ),
    ...resting.map((g): [string, string, string] => [`edge on ${g}`, p.edge, p[g]]),
    ...everyGround.map((g): [string, string, string] => [`focus ring on ${g}`, p.accent, p[g]]),
  ]
}

describe.each(modes)('the %s palette', mode => {
  it.each(textPairs(palettes[mode]))('reads: %s', (_name, ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(markPairs(palettes[mode]))('shows: %s', (_name, mark, ground) => {
    expect(contrast(mark, ground)).toBeGreaterThanOrEqual(3)
  })
  it('names places legibly on every ground of the map', () => {
    const map = mapPalettes[mode]
    for (const ground of [map.land, map.water, map.park, map.building, map.road, map.halo]) {
      expect(contrast(map.label, ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(map.labelQuiet, ground)).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(map.boundary, map.land)).toBeGreaterThanOrEqual(3)
    for (const grade of grades) expect(contrast(palettes[mode].grade[grade].ink, map.land)).toBeGreaterThanOrEqual(3)
  })
})

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2)
})

it('tokens.css says what the tokens say (vitest -u writes it anew)', async () => {
  await expect(tokensCss()).toMatchFileSnapshot('./tokens.css')
})
