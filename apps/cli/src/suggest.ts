/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other: optimal string alignment. */
export const editDistance = (a: string, b: string): number => {
  const row = (i: number) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0))
  const table = Array.from({ length: a.length + 1 }, (_, i) => row(i))
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const replaced = table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const best = Math.min(replaced, table[i - 1]![j]! + 1, table[i]![j - 1]! + 1)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      table[i]![j] = isSwap ? Math.min(best, table[i - 2]![j - 2]! + 1) : best
    }
  }
  return table[a.length]![b.length]!
}

/** At most three known names near to what was typed, nearest first; a name that contains it counts as near. */
export const suggest = (typed: string, known: readonly string[]): string[] => {
  const limit = Math.max(2, Math.floor(typed.length / 3))
  return known
    .map(name => ({ name, distance: name.includes(typed) && typed.length > 2 ? 0 : editDistance(typed, name) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, 3)
    .map(({ name }) => name)
}
