import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { ownPlaylist, streamFile } from '@fangwei/domain/video/index.ts'
import type { FastifyReply } from 'fastify'
import { Problem, problems } from '../platform/http/index.ts'

const WAIT_MS = 10_000
const MOST_PLAYLIST_BYTES = 1_048_576
const PLAYLISTS = ['application/vnd.apple.mpegurl', 'application/x-mpegurl', 'audio/mpegurl', 'audio/x-mpegurl']
const PICTURES = ['video/mp2t', 'video/mp4', 'video/iso.segment', 'application/octet-stream']

/**
 * Hands one file of a stream on, from the site's own gateway and nowhere else: no redirect is followed, and of another
 * kind than playlists and segments nothing is passed.
 */
export async function passFile(reply: FastifyReply, base: string, stream: string, file: string): Promise<void> {
  const url = streamFile(base, stream, file)
  if (url === undefined) throw problems.notFound()
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(WAIT_MS) }).catch(() => undefined)
  if (answer === undefined || !answer.ok || answer.body === null) {
    await answer?.body?.cancel()
    throw answer?.status === 404 ? problems.notFound() : silent()
  }
  const type = (answer.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
  reply.header('cache-control', 'no-store').header('content-disposition', 'inline')
  if (PLAYLISTS.includes(type) || url.pathname.endsWith('.m3u8')) {
    const text = ownPlaylist(await playlistOf(answer), base, stream, url)
    if (text === undefined) throw silent()
    await reply.type(PLAYLISTS[0]!).send(text)
    return
  }
  if (!PICTURES.includes(type)) {
    await answer.body.cancel()
    throw silent()
  }
  await reply.type(type).send(Readable.fromWeb(answer.body as ReadableStream))
}

async function playlistOf(answer: Response): Promise<string> {
  const bytes = await answer.arrayBuffer()
  if (bytes.byteLength > MOST_PLAYLIST_BYTES) throw silent()
  return new TextDecoder().decode(bytes)
}

const silent = () =>
  new Problem(
    502,
    'gateway-silent',
    { zh: '媒体网关没有给出画面', en: 'The media gateway gives no picture' },
    { zh: '请稍后再试；仍不行请检查网关和摄像机', en: 'Try again; if it stays so, check the gateway and the camera' },
  )

export const noGateway = () =>
  new Problem(
    409,
    'no-gateway',
    { zh: '没有配置媒体网关（MEDIA_GATEWAY）', en: 'No media gateway is configured (MEDIA_GATEWAY)' },
    { zh: '请联系系统管理员；其他功能不受影响', en: 'Ask the administrator; everything else works' },
  )
