import { readdirSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { connect } from 'node:net'
import { type Check, ill, well } from './check.ts'

const LEAST_FREE_BYTES = 2e9
const GB = 1e9

/** Room where everything is kept. */
export async function diskCheck(folder: string): Promise<Check> {
  const found = await statfs(folder).catch(() => undefined)
  if (found === undefined)
    return ill(
      'disk',
      { zh: `没有数据目录 ${folder}`, en: `There is no data folder ${folder}` },
      { zh: '检查 DATA_DIR，或先启动一次', en: 'Check DATA_DIR, or start once' },
    )
  const free = found.bavail * found.bsize
  const gigabytes = (free / GB).toFixed(1)
  if (free >= LEAST_FREE_BYTES) return well('disk', `剩余 ${gigabytes} GB`, `${gigabytes} GB free`)
  return ill(
    'disk',
    { zh: `只剩 ${gigabytes} GB`, en: `Only ${gigabytes} GB free` },
    {
      zh: '清理或扩容；写不进去时已确认的内容不会丢，新的会被拒绝',
      en: 'Make room; what was acknowledged is safe, but new work will be refused',
    },
  )
}

/** Documents need a face with Chinese in it. */
export function fontsCheck(folders: readonly string[] = fontFolders): Check {
  const found = folders.flatMap(folder => {
    try {
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    } catch {
      return []
    }
  })
  const face = found.find(name => /(noto.*cjk|wqy|sourcehan|simsun|simhei|msyh|pingfang|heiti)/i.test(name))
  if (face !== undefined) return well('fonts', `有中文字体：${face}`, `A Chinese face is there: ${face}`)
  return ill(
    'fonts',
    { zh: '没有找到中文字体，文书会是方框', en: 'No Chinese face was found: papers would show boxes' },
    { zh: '安装 fonts-noto-cjk', en: 'Install fonts-noto-cjk' },
  )
}

const fontFolders = ['/usr/share/fonts', '/usr/local/share/fonts', '/System/Library/Fonts', 'C:/Windows/Fonts']

/** Whether devices can reach the broker: our own, or the one that is set. */
export async function portCheck(url: string | undefined, port: number): Promise<Check> {
  if (url === undefined && port === 0) return well('broker', '未开设备代理', 'No broker is wanted')
  const target = url === undefined ? { host: '127.0.0.1', port } : targetOf(url)
  const name = `${target.host}:${target.port}`
  if (await answers(target)) return well('broker', `设备代理 ${name} 可连接`, `The broker at ${name} answers`)
  return ill(
    'broker',
    { zh: `连不上设备代理 ${name}`, en: `The broker at ${name} does not answer` },
    {
      zh: '启动系统或外部代理，检查 MQTT_PORT、MQTT_URL 和防火墙',
      en: 'Start the system or the broker; check MQTT_PORT, MQTT_URL and the firewall',
    },
  )
}

function targetOf(url: string): { host: string; port: number } {
  const { hostname, port, protocol } = new URL(url)
  return { host: hostname, port: Number(port) || (protocol === 'mqtts:' ? 8883 : 1883) }
}

const answers = (target: { host: string; port: number }): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect({ ...target, timeout: 2000 })
    const end = (fine: boolean) => {
      socket.destroy()
      resolve(fine)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
