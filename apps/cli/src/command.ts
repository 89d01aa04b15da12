import type { ParseArgsConfig, parseArgs } from 'node:util'
import type { ExitCode } from './exit.ts'
import type { Label } from './language.ts'
import type { Terminal } from './terminal.ts'

type ParseOption = NonNullable<ParseArgsConfig['options']>[string]

/** An option of node:util parseArgs with what its help says; `value` names what follows a string option. */
export type Option = ParseOption & { readonly help: Label; readonly value?: string }

export type Options = Readonly<Record<string, Option>>

type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>['values']

/** What a command is run with: typed option values, the positionals after its path, and where to speak. */
type Invocation<O extends Options = Options> = {
  readonly values: Values<O>
  readonly positionals: readonly string[]
  readonly terminal: Terminal
}

export type Command<O extends Options = Options> = {
  readonly path: readonly string[]
  readonly summary: Label
  /** The positionals, as help shows them: `<file>`. Their number is checked: at least the `<required>` ones. */
  readonly positionals?: readonly string[]
  readonly options: O
  /** What goes in and comes out, one paragraph or a list. */
  readonly help?: Label
  /** One command line that works as it stands, without the program name. */
  readonly example: string
  /** Throws WrongUse (exit 2) or CommandFailed (exit 1) with what to do next. */
  readonly run: (invocation: Invocation<O>) => Promise<ExitCode>
}

/** Keeps the option names in the type of `run`, then forgets them, so that commands stand in one list. */
export const defineCommand = <const O extends Options>(command: Command<O>): Command => command as unknown as Command

/** A line of the command list: enough for the overview, the command itself loaded when asked for. */
export type CommandEntry = {
  readonly path: readonly string[]
  readonly summary: Label
  readonly load: () => Promise<{ readonly command: Command }>
}
