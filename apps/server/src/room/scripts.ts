import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Label } from '@fangwei/domain/loop/index.ts'

/** A scripted event: a file beside this one; another drill is another file. */
export interface Script {
  readonly id: string
  readonly name: Label
  readonly purpose: Label
  readonly grade: 1 | 2 | 3
  readonly category: string
  readonly weapon: boolean
  readonly content: Label
  readonly lines: readonly { readonly minute: number; readonly text: Label }[]
  readonly expects: readonly { readonly code: Expectation; readonly withinMinutes: number; readonly label: Label }[]
}
export type Expectation = 'sent' | 'signed' | 'leader' | 'arrived' | 'progress' | 'fed-back'

const folder = join(import.meta.dirname, 'scripts')

export const scripts: readonly Script[] = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .sort()
  .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Script)

export const findScript = (id: string): Script | undefined => scripts.find(script => script.id === id)
