import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FeedEvent, FeedNotice } from './feed-event.ts'
import { createFeedHub, type FeedConnect } from './feed-hub.ts'

const event = (position: number): FeedEvent => ({
  position,
  matter: `m${position % 5}`,
  type: 'incident',
  kind: 'incident.signed',
  at: '2026-11-22T06:05:00.000Z',
})

/** A server with one order of facts, whose streams can be cut; and pages that write down what they hear. */
function stage(kept = 2000) {
  const log: FeedEvent[] = []
  const opened: (number | undefined)[] = []
  let hear: Parameters<FeedConnect>[1] | undefined
  const waiting: (() => void)[] = []
  const hub = createFeedHub({
    kept,
    connect: (after, ears) => {
      opened.push(after)
      hear = ears
      ears.opened()
      if (after !== undefined) for (const e of log) if (e.position > after) ears.event(e)
      return { close: () => (hear = undefined) }
    },
    later: (_ms, run) => {
      waiting.push(run)
      return () => waiting.splice(waiting.indexOf(run), 1)
    },
  })
  const page = () => {
    const heard: FeedNotice[] = []
    return { heard, tell: (notice: FeedNotice) => heard.push(notice) }
  }
  return {
    hub,
    opened,
    waiting,
    page,
    publish: () => {
      const next = event(log.length + 1)
      log.push(next)
      hear?.event(next)
    },
    repeat: () => log.at(-1) && hear?.event(log.at(-1)!),
    cut: () => {
      hear?.ended()
      hear = undefined
    },
    retry: () => {
      for (const run of waiting.splice(0)) run()
    },
  }
}

const positions = (heard: readonly FeedNotice[]) =>
  heard.flatMap(notice => (notice.is === 'event' ? [notice.event.position] : []))

describe('the feed of a browser', () => {
  it('opens one stream for any number of pages', () => {
    const s = stage()
    for (const port of [s.page(), s.page(), s.page()]) s.hub.handle(port, { do: 'open', account: 'a' })
    expect(s.opened).toEqual([undefined])
  })

  it('resumes after the last event it has seen', () => {
    const s = stage()
    const port = s.page()
    s.hub.handle(port, { do: 'open', account: 'a' })
    s.publish()
    s.publish()
    s.cut()
    s.publish()
    s.retry()
    expect(s.opened).toEqual([undefined, 2])
    expect(positions(port.heard)).toEqual([1, 2, 3])
    expect(port.heard.filter(n => n.is === 'status').map(n => n.status)).toEqual(['waiting', 'live', 'refused', 'live'])
  })

  it('asks for a fresh reading once it hears, and when a page comes back too late', () => {
    const s = stage(2)
    const first = s.page()
    s.hub.handle(first, { do: 'open', account: 'a' })
    expect(first.heard).toContainEqual({ is: 'refresh' })
    for (let i = 0; i < 6; i++) s.publish()
    const late = s.page()
    s.hub.handle(late, { do: 'open', account: 'a', after: 1 })
    expect(late.heard).toContainEqual({ is: 'refresh' })
    const early = s.page()
    s.hub.handle(early, { do: 'open', account: 'a', after: 5 })
    expect(early.heard).not.toContainEqual({ is: 'refresh' })
    expect(positions(early.heard)).toEqual([6])
  })

  it('forgets everything when somebody else logs in or the last page leaves', () => {
    const s = stage()
    const port = s.page()
    s.hub.handle(port, { do: 'open', account: 'a' })
    s.publish()
    s.hub.handle(port, { do: 'open', account: 'b' })
    expect(s.opened).toEqual([undefined, undefined])
    s.hub.handle(port, { do: 'leave' })
    s.publish()
    expect(positions(port.heard)).toEqual([1])
  })

  it('passes every event on exactly once and in order, whatever is cut or repeated', () => {
    const steps = fc.array(fc.constantFrom('publish', 'repeat', 'cut', 'retry'), { maxLength: 60 })
    fc.assert(
      fc.property(steps, script => {
        const s = stage()
        const port = s.page()
        s.hub.handle(port, { do: 'open', account: 'a' })
        s.publish()
        for (const step of script) s[step]()
        s.retry()
        const published = 1 + script.filter(step => step === 'publish').length
        expect(positions(port.heard)).toEqual(Array.from({ length: published }, (_, i) => i + 1))
      }),
    )
  })
})
