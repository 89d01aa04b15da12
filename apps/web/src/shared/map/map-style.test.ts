import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { mapStyle } from './map-style.ts'

describe.each(['light', 'dark'] as const)('the %s map', mode => {
  const style = mapStyle({ mode, language: 'zh', origin: 'https://desk.local' })
  it('is a valid style', () => {
    expect(validateStyleMin(style)).toEqual([])
  })
  it('asks for nothing from outside', () => {
    const addresses = JSON.stringify(style).match(/https?:\/\/[^"]+/g) ?? []
    expect(addresses.length).toBeGreaterThan(0)
    for (const address of addresses) expect(new URL(address).host).toBe('desk.local')
    expect(style.glyphs).toBeUndefined()
    expect(style.sprite).toBeUndefined()
  })
})
