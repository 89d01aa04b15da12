import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { QrCode } from './qr-code.tsx'

const drawn = (text: string) => renderToStaticMarkup(<QrCode text={text} label="标签" />)

it('is black on white, with room around it and its three corners in place', () => {
  const svg = drawn('7K2M-0001')
  const whole = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  const dark = (x: number, y: number) => svg.includes(`M${x} ${y}h1v1h-1z`)
  const far = whole - 4 - 7
  for (const [left, top] of [
    [4, 4],
    [far, 4],
    [4, far],
  ] as const)
    for (let y = 0; y < 7; y += 1)
      for (let x = 0; x < 7; x += 1) {
        const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3))
        expect(dark(left + x, top + y), `${left + x}, ${top + y}`).toBe(ring !== 2)
      }
  for (let i = 0; i < whole; i += 1) expect([dark(i, 3), dark(3, i)]).toEqual([false, false])
  expect(svg).toContain('aria-label="标签"')
})

it('is another code for another text', () => {
  expect(drawn('7K2M-0001')).not.toBe(drawn('7K2M-0002'))
})
