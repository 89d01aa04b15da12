import type { Action, Branch, MatterType } from '@fangwei/domain/loop/index.ts'
import { both, conditionWords } from './words.ts'

const id = (state: string) => state.replaceAll('-', '_')
const quoted = (text: string) => text.replaceAll('"', '”').replaceAll(':', '：').replaceAll(';', '；')

/** The states and what moves between them, as a Mermaid diagram. Acts that change no state are left to the table. */
export function stateDiagram(type: MatterType): string {
  const edges = Object.values(type.actions).flatMap(action => edgesOf(type, action))
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...Object.entries(type.states).map(([name, { label }]) => `  state "${quoted(both(label))}" as ${id(name)}`),
    `  [*] --> ${id(type.initial)}`,
    ...(type.opening.startsIn ?? [])
      .filter(s => s.state !== type.initial)
      .map(s => `  [*] --> ${id(s.state)}: ${quoted(conditionWords(type, s.when))}`),
    ...grouped(edges),
    ...Object.entries(type.states)
      .filter(([, { closed }]) => closed === true)
      .map(([name]) => `  ${id(name)} --> [*]`),
    '```',
  ].join('\n')
}

interface Edge {
  readonly from: string
  readonly to: string
  readonly words: string
}

const edgesOf = (type: MatterType, action: Action): Edge[] =>
  action.from.flatMap(from => [
    ...(action.to === undefined || action.to === from ? [] : [{ from, to: action.to, words: action.label.zh }]),
    ...(action.toWhen ?? []).filter(b => b.from?.includes(from) ?? true).map(b => branchEdge(type, action, from, b)),
  ])

const branchEdge = (type: MatterType, action: Action, from: string, branch: Branch): Edge => ({
  from,
  to: branch.to,
  words: branch.when === undefined ? action.label.zh : `${action.label.zh} [${conditionWords(type, branch.when)}]`,
})

/** One arrow for each pair of states, with everything that takes it. */
function grouped(edges: readonly Edge[]): string[] {
  const words = new Map<string, Set<string>>()
  for (const edge of edges) {
    const arrow = `${id(edge.from)} --> ${id(edge.to)}`
    words.set(arrow, (words.get(arrow) ?? new Set()).add(edge.words))
  }
  return [...words].map(([arrow, said]) => `  ${arrow}: ${quoted([...said].join(' / '))}`)
}
