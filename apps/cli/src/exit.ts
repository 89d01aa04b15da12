import type { Label } from './language.ts'

export const exitCodes = { done: 0, failed: 1, wrongUse: 2 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The command line was not understood: exit 2 with a hint to the command's help. */
export class WrongUse extends Error {
  readonly label: Label
  constructor(label: Label) {
    super(label.en)
    this.name = 'WrongUse'
    this.label = label
  }
}

/** The command was understood and could not be done: exit 1. The label says what to do next. */
export class CommandFailed extends Error {
  readonly label: Label
  constructor(label: Label) {
    super(label.en)
    this.name = 'CommandFailed'
    this.label = label
  }
}
