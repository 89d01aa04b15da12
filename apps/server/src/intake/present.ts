import type { Values } from '../loop/index.ts'

/** Without the fields that were not said. A loop, for it runs over every field of every row of an import. */
export function present(values: Values): Values {
  const kept: Record<string, unknown> = {}
  for (const name of Object.keys(values)) if (values[name] !== undefined) kept[name] = values[name]
  return kept
}
