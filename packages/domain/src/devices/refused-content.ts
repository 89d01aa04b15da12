/** Names under which sound, pictures, words or a body's traits come along. None of them is ever taken in. */
const NAMES =
  /audio|video|image|photo|picture|snapshot|frame|record(ing)?|wav|mp3|pcm|aac|jpe?g|png|speech|transcript|utterance|words|text|sentence|face|gait|voice_?print|fingerprint|biometric|embedding|音频|录音|视频|图片|照片|人脸|声纹|文字|内容/iu
/** A long run of base64 or a data address is a file by another name. */
const FILE = /^data:[a-z]+\/|^[A-Za-z0-9+/=_-]{160,}$/

/** Path of the first member that carries such content; undefined when there is none. Depth and size are bounded. */
export function refusedContent(value: unknown, path = '', depth = 0): string | undefined {
  if (typeof value === 'string') return FILE.test(value) ? path : undefined
  if (typeof value !== 'object' || value === null || depth > 6) return undefined
  for (const [name, member] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`
    if (!Array.isArray(value) && NAMES.test(name)) return at
    const within = refusedContent(member, at, depth + 1)
    if (within !== undefined) return within
  }
  return undefined
}
