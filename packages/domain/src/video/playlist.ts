/**
 * Where a file of a camera's stream is: inside the folder of that stream on the site's own gateway, and nowhere else.
 * `base` ends with a slash. Undefined: it would lead out of that folder.
 */
export function streamFile(base: string, stream: string, file: string): URL | undefined {
  const folder = folderOf(base, stream)
  if (folder === undefined || !URL.canParse(file, folder)) return undefined
  const url = new URL(file, folder)
  const inside = url.origin === folder.origin && url.pathname.startsWith(folder.pathname)
  return inside && url.username === '' && url.password === '' && !/%2f|%5c|%00|\\/i.test(file) ? url : undefined
}

/** The folder a stream lies in, below the base. */
function folderOf(base: string, stream: string): URL | undefined {
  if (!isStreamPath(stream)) return undefined
  const root = new URL(base)
  const folder = new URL('.', new URL(stream, root))
  return folder.pathname.startsWith(root.pathname) && folder.pathname !== root.pathname ? folder : undefined
}

/** A stream is a path below the gateway: a folder and a file, no host, no way up. */
export const isStreamPath = (text: string): boolean =>
  /^[\w~-][\w.~-]*(\/[\w~-][\w.~-]*)+$/.test(text) && text.split('/').every(part => part !== '..' && part !== '.')

export const streamName = (stream: string): string => stream.slice(stream.lastIndexOf('/') + 1)

/**
 * An HLS playlist (RFC 8216) whose addresses all stay with us: each that lies in the stream's own folder is written
 * relative to it. Undefined: one leads elsewhere, and then nothing of it is passed on.
 */
export function ownPlaylist(text: string, base: string, stream: string, at: URL): string | undefined {
  const own = (address: string): string | undefined => {
    const absolute = URL.canParse(address, at) ? new URL(address, at) : undefined
    const folder = folderOf(base, stream)
    if (absolute === undefined || folder === undefined) return undefined
    if (absolute.origin !== folder.origin || !absolute.pathname.startsWith(folder.pathname)) return undefined
    const here = at.pathname.slice(folder.pathname.length).split('/').slice(0, -1)
    return `${here.map(() => '../').join('')}${absolute.pathname.slice(folder.pathname.length)}${absolute.search}`
  }
  const lines: string[] = []
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('#') || line.trim() === '') {
      let out = false
      lines.push(
        line.replace(/URI="([^"]*)"/g, (_, address: string) => {
          const kept = own(address)
          if (kept === undefined) out = true
          return `URI="${kept ?? ''}"`
        }),
      )
      if (out) return undefined
      continue
    }
    const kept = own(line.trim())
    if (kept === undefined) return undefined
    lines.push(kept)
  }
  return lines.join('\n')
}
