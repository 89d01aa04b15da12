import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type { Label, Language } from './language.ts'

/** Where a command speaks: data to `out` (stdout), words and progress to `err` (stderr). */
export type Terminal = {
  readonly language: Language
  readonly isInteractive: boolean
  /** One JSON document a line. Await it: it waits while the reader of the pipe is slow. */
  json(value: unknown): Promise<void>
  /** Text or UTF-8 bytes already in lines, each ended by a newline, for commands that write a great many. */
  lines(text: string | Uint8Array): Promise<void>
  say(message: Label): void
  /** One line redrawn in place on a terminal, nothing elsewhere; `null` clears it. */
  progress(message: Label | null): void
}

const written = async (stream: Writable, text: string | Uint8Array) => {
  if (!stream.write(text)) await once(stream, 'drain')
}

export const openTerminal = (language: Language, out: Writable, err: Writable & { isTTY?: boolean }): Terminal => {
  const isInteractive = err.isTTY === true
  let isBarShown = false
  const clear = () => {
    if (isBarShown) err.write('\r\u001b[2K')
    isBarShown = false
  }
  return {
    language,
    isInteractive,
    json: value => written(out, `${JSON.stringify(value)}\n`),
    lines: text => written(out, text),
    say: message => {
      clear()
      err.write(`${message[language]}\n`)
    },
    progress: message => {
      if (!isInteractive) return
      clear()
      if (message === null) return
      err.write(message[language])
      isBarShown = true
    },
  }
}

/** A bar of twenty cells for a share between 0 and 1: `[######··············]  30 %`. */
export const bar = (share: number): string => {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * 20)
  return `[${'#'.repeat(filled)}${'·'.repeat(20 - filled)}] ${String(Math.floor(share * 100)).padStart(3)} %`
}
