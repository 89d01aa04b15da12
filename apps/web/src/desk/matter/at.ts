import type { MatterType } from '@fangwei/domain/loop/index.ts'
import type { MatterView } from './use-matter.ts'
import type { Words } from './words.ts'

/** What every part of the page about one matter is given. */
export interface AtMatter {
  readonly matter: MatterView
  readonly type: MatterType
  readonly words: Words
}
