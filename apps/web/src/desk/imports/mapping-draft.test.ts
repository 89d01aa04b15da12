import { readMapping } from '@fangwei/domain/intake/call-mapping.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyMapping, mappingOf, readJson } from './mapping-draft.ts'

const column = fc.string({ minLength: 1, maxLength: 20 })

it('makes a mapping that the server can read, whatever the columns are called', () => {
  fc.assert(
    fc.property(column, column, column, column, fc.boolean(), (time, content, x, y, placed) => {
      const columns = { receivedAt: time, content, address: '' }
      const draft = { ...emptyMapping, columns, timeFormat: 'yyyy/M/d H:mm', ...(placed && { x, y }) }
      const mapping = mappingOf(draft, 'city', new Set(['receivedAt']))
      expect(readMapping(mapping)).toEqual(mapping)
      expect(mapping.fields).not.toHaveProperty('address')
      expect(mapping.fields.content).toEqual({ columns: [content] })
      expect(mapping.position !== undefined).toBe(placed)
    }),
  )
})

it('takes JSON of an object only', () => {
  expect(readJson('{"version":1}')).toEqual({ version: 1 })
  for (const text of ['', '[]', 'null', '7', '{']) expect(readJson(text)).toBeUndefined()
})
