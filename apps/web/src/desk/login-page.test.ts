import { expect, it } from 'vitest'
import { safeNext } from './login-page.tsx'

it.each([
  ['/matters/1?tab=a', '/matters/1?tab=a'],
  [null, '/'],
  ['', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/login?next=/login', '/'],
])('after logging in, %s leads to %s', (next, to) => {
  expect(safeNext(next)).toBe(to)
})
