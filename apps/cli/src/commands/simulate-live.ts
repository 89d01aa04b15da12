import { defineCommand } from '../command.ts'
import { exitCodes, WrongUse } from '../exit.ts'
import { runLive } from '../live/run-live.ts'

function number(name: string, text: string | undefined, fallback: number, least: number, most: number): number {
  if (text === undefined) return fallback
  const value = Number(text)
  if (Number.isFinite(value) && value >= least && value <= most) return value
  throw new WrongUse({
    zh: `--${name} 须为 ${least} 至 ${most} 的数`,
    en: `--${name} takes a number from ${least} to ${most}`,
  })
}

export const command = defineCommand({
  path: ['simulate', 'live'],
  summary: {
    zh: '以真实客户端驱动运行中的模拟城市：设备、车辆、来电',
    en: 'drive the running simulated city with real clients: devices, vehicles, callers',
  },
  options: {
    rate: {
      type: 'string',
      value: 'R',
      help: { zh: '每秒报警与来电数（默认 0.5）', en: 'alarms and calls a second (default 0.5)' },
    },
    server: {
      type: 'string',
      value: 'URL',
      help: {
        zh: '服务地址（默认 http://127.0.0.1:8080）',
        en: 'address of the server (default http://127.0.0.1:8080)',
      },
    },
    seconds: {
      type: 'string',
      value: 'S',
      help: { zh: '运行秒数（默认直到 Ctrl-C）', en: 'seconds to run (default until Ctrl-C)' },
    },
    devices: {
      type: 'string',
      value: 'N',
      help: { zh: '接入的报警设备数（默认 60）', en: 'devices that ring (default 60)' },
    },
    vehicles: {
      type: 'string',
      value: 'N',
      help: { zh: '接入的车载终端数（默认 20）', en: 'vehicle terminals (default 20)' },
    },
    password: { type: 'string', value: 'P', help: { zh: '演示账号口令', en: 'password of the demo accounts' } },
  },
  help: {
    zh: '设备经 MQTT、车辆经 JT/T 808 套接字、来电经指挥系统接口接入；为所用设备换发密钥。结束时输出一行 JSON：各类数量、acknowledged、failed、seconds。',
    en: 'Devices over MQTT, vehicles on JT/T 808 sockets, callers over the command-system feed; the devices used get new keys. Ends with one line of JSON: how many of each, acknowledged, failed, seconds.',
  },
  example: 'simulate live --rate 2 --seconds 60',
  run: async ({ values, terminal }) => {
    const rate = number('rate', values.rate, 0.5, 0.01, 500)
    const seconds = number('seconds', values.seconds, Number.POSITIVE_INFINITY, 1, 31_536_000)
    const stop = new AbortController()
    const leave = () => stop.abort()
    process.once('SIGINT', leave)
    process.once('SIGTERM', leave)
    let began = Number.POSITIVE_INFINITY
    const timer = Number.isFinite(seconds) ? setInterval(() => over() && leave(), 100) : undefined
    const over = () => performance.now() - began >= seconds * 1000
    try {
      const counts = await runLive({
        server: (values.server ?? 'http://127.0.0.1:8080').replace(/\/$/, ''),
        rate,
        devices: number('devices', values.devices, 60, 1, 500),
        vehicles: number('vehicles', values.vehicles, 20, 0, 500),
        password: values.password ?? 'fangwei-demo',
        signal: stop.signal,
        onReady: () => {
          began = performance.now()
          terminal.say({ zh: '已全部接入，按 Ctrl-C 结束', en: 'Everybody is connected; Ctrl-C ends it' })
        },
        onProgress: c =>
          terminal.progress({
            zh: `报警 ${c.alarms} 来电 ${c.calls} 定位 ${c.positions} 已确认 ${c.acknowledged} 失败 ${c.failed}`,
            en: `alarms ${c.alarms} calls ${c.calls} positions ${c.positions} acknowledged ${c.acknowledged} failed ${c.failed}`,
          }),
      })
      terminal.progress(null)
      await terminal.json({ ...counts, seconds: Math.round(performance.now() - began) / 1000 })
      return exitCodes.done
    } finally {
      clearInterval(timer)
      process.off('SIGINT', leave)
      process.off('SIGTERM', leave)
    }
  },
})
