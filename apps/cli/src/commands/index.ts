import type { CommandEntry } from '../command.ts'

/** Every command, one entry each. Lazy, so that `model replay` never loads the server. */
export const commands: readonly CommandEntry[] = []
