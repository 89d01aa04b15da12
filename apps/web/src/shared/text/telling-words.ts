/**
 * Words a person can follow: each once, none that stands within another, and no lone character beside whole words. The
 * sum is over runs of characters, so its evidence has fragments that say nothing to a reader.
 */
export function tellingWords(words: readonly string[]): string[] {
  const whole = [...new Set(words)]
  const apart = whole.filter(word => !whole.some(other => other !== word && other.includes(word)))
  const longer = apart.filter(word => [...word].length > 1)
  return longer.length > 0 ? longer : apart
}
