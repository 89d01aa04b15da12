import { describe, expect, it } from 'vitest'
import { isStreamPath, ownPlaylist, roundDueSince, streamFile } from './index.ts'

const base = 'http://gateway.local:8888/hls/'
const stream = 'cam-1/index.m3u8'
const at = new URL('http://gateway.local:8888/hls/cam-1/index.m3u8')

describe('files of a stream', () => {
  it('lie in its own folder, and no way leads out of it', () => {
    expect(streamFile(base, stream, 'seg-1.ts')?.href).toBe('http://gateway.local:8888/hls/cam-1/seg-1.ts')
    expect(streamFile(base, stream, 'low/index.m3u8?a=1')?.search).toBe('?a=1')
    for (const out of [
      '../cam-2/index.m3u8',
      '/etc/passwd',
      'http://127.0.0.1:22/',
      '//other.host/x.ts',
      '..%2fcam-2%2findex.m3u8',
      '%2e%2e/cam-2/index.m3u8',
      '..\\cam-2\\index.m3u8',
      'http://a:b@gateway.local:8888/hls/cam-1/x.ts',
    ])
      expect([out, streamFile(base, stream, out)]).toEqual([out, undefined])
  })

  it('are named by a path below the gateway', () => {
    expect(['cam-1/index.m3u8', 'a/b/c.m3u8'].map(isStreamPath)).toEqual([true, true])
    for (const no of [
      'index.m3u8',
      '/cam/index.m3u8',
      'http://x/y.m3u8',
      'rtsp://x/y',
      'a/../b.m3u8',
      'a//b',
      '',
      'a/b?c',
    ])
      expect([no, isStreamPath(no)]).toEqual([no, false])
  })
})

describe('a playlist', () => {
  it('keeps what stays in the folder and is refused whole when one address leads out', () => {
    const text =
      '#EXTM3U\n#EXT-X-MAP:URI="init.mp4"\n#EXTINF:2,\nseg-1.ts\nhttp://gateway.local:8888/hls/cam-1/seg-2.ts?t=1\n'
    expect(ownPlaylist(text, base, stream, at)).toBe(
      '#EXTM3U\n#EXT-X-MAP:URI="init.mp4"\n#EXTINF:2,\nseg-1.ts\nseg-2.ts?t=1\n',
    )
    const low = new URL('low/index.m3u8', at)
    expect(ownPlaylist('seg.ts', base, stream, low)).toBe('../low/seg.ts')
    for (const out of [
      'http://169.254.169.254/latest',
      '../cam-2/seg.ts',
      '#EXT-X-KEY:METHOD=AES-128,URI="file:///etc/passwd"',
    ])
      expect(ownPlaylist(`#EXTM3U\n${out}`, base, stream, at)).toBeUndefined()
  })
})

describe('a round', () => {
  const now = new Date('2026-03-02T12:30:00Z') // 20:30 in Shanghai
  it('is due since the newest of its times that nobody has begun after', () => {
    expect(roundDueSince(['08:00', '20:00'], null, now, 480)).toBe('2026-03-02T12:00:00.000Z')
    expect(roundDueSince(['08:00', '20:00'], '2026-03-02T12:05:00Z', now, 480)).toBeNull()
    expect(roundDueSince(['08:00', '20:00'], '2026-03-02T00:05:00Z', now, 480)).toBe('2026-03-02T12:00:00.000Z')
    expect(roundDueSince(['21:00'], '2026-03-01T13:10:00Z', now, 480)).toBeNull()
    expect(roundDueSince(['21:00'], '2026-03-01T12:10:00Z', now, 480)).toBe('2026-03-01T13:00:00.000Z')
    expect(roundDueSince([], null, now, 480)).toBeNull()
  })
})
