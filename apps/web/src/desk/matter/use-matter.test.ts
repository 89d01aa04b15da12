import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { laterOf } from './use-matter.ts'

it('keeps the matter as an act left it when a reading from before the act comes back late', async () => {
  const client = new QueryClient()
  let answer: (view: { version: number }) => void = () => undefined
  const observer = new QueryObserver<{ version: number }>(client, {
    queryKey: ['matter'],
    queryFn: () => new Promise(resolve => (answer = resolve)),
    initialData: { version: 1 },
    structuralSharing: (was, now) => laterOf(was as { version: number } | undefined, now as { version: number }),
  })
  const leave = observer.subscribe(() => undefined)
  const late = client.invalidateQueries({ queryKey: ['matter'] })
  client.setQueryData(['matter'], { version: 2 })
  answer({ version: 1 })
  await late
  expect(observer.getCurrentResult().data).toEqual({ version: 2 })
  const next = client.invalidateQueries({ queryKey: ['matter'] })
  answer({ version: 3 })
  await next
  expect(observer.getCurrentResult().data).toEqual({ version: 3 })
  leave()
})
