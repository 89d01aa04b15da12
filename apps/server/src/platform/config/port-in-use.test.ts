import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, it } from 'vitest'
import { portInUse } from './port-in-use.ts'

it('names the port that is taken and what to do, in both languages', async () => {
  const first = createServer().listen(0, '127.0.0.1')
  await once(first, 'listening')
  const { port } = first.address() as AddressInfo
  const [error] = await once(createServer().listen(port, '127.0.0.1'), 'error')
  first.close()
  expect(portInUse(error)).toMatch(new RegExp(`端口 ${port} .*占用[\\s\\S]+Port ${port} is used`))
  expect(portInUse(new Error('else'))).toBeUndefined()
})
