/** The first `count` cells of a CSV line; `"` quotes as in RFC 4180, within one line. */
export const firstCells = (line: string, count: number): string[] => {
  if (!line.includes('"')) return line.split(',', count)
  const cells: string[] = []
  let at = 0
  while (cells.length < count && at <= line.length) {
    if (line[at] === '"') {
      let [value, close] = ['', line.indexOf('"', at + 1)]
      let from = at + 1
      while (close >= 0 && line[close + 1] === '"') {
        value += line.slice(from, close + 1)
        from = close + 2
        close = line.indexOf('"', from)
      }
      if (close < 0) return cells
      cells.push(value + line.slice(from, close))
      at = close + 2
    } else {
      const comma = line.indexOf(',', at)
      const end = comma < 0 ? line.length : comma
      cells.push(line.slice(at, end))
      at = end + 1
    }
  }
  return cells
}
