/** One address of a training file: its tokens and the tag of each (`B-road`, `I-road`, `O`). */
export interface TaggedAddress {
  readonly tokens: readonly string[]
  readonly tags: readonly string[]
}

/** A line of a tagged file that cannot be read: its number and what is wrong. */
export class TaggedFileError extends Error {
  readonly label: { readonly zh: string; readonly en: string }
  constructor(line: number, zh: string, en: string) {
    super(en)
    this.name = 'TaggedFileError'
    this.label = { zh: `第 ${line} 行：${zh}`, en: `line ${line}: ${en}` }
  }
}

const tagForm = /^(?:O|[BI]-\S{1,40})$/

/** Collects addresses from lines of `token tag`, an empty line between addresses. Throws TaggedFileError. */
export function startTaggedReader(): { line(text: string, number: number): void; end(): TaggedAddress[] } {
  const made: TaggedAddress[] = []
  let tokens: string[] = []
  let tags: string[] = []
  const close = () => {
    if (tokens.length > 0) made.push({ tokens, tags })
    ;[tokens, tags] = [[], []]
  }
  return {
    line(text, number) {
      const parts = text.split(/[ \t]+/).filter(part => part !== '')
      if (parts.length === 0) return close()
      if (parts.length !== 2)
        throw new TaggedFileError(number, '应为“字 标签”两列', 'two columns are expected, a character and its tag')
      if (!tagForm.test(parts[1]!))
        throw new TaggedFileError(
          number,
          `标签“${parts[1]}”应为 B-…、I-… 或 O`,
          `the tag "${parts[1]}" is not B-…, I-… or O`,
        )
      tokens.push(parts[0]!)
      tags.push(parts[1]!)
    },
    end() {
      close()
      return made
    },
  }
}
