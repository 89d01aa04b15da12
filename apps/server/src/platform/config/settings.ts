import { isIP } from 'node:net'
import { join, resolve } from 'node:path'

/** The checkout: relative folders in settings start here, wherever the command was given. */
export const repositoryRoot = join(import.meta.dirname, '../../../../..')

export interface Settings {
  port: number
  host: string
  /** Absolute path. */
  dataDir: string
  databaseUrl: string | undefined
  /** Port of the embedded broker; 0: none. */
  mqttPort: number
  mqttUrl: string | undefined
  /** Port of vehicle terminals and trackers; 0: none. */
  gatewayPort: number
  /** Sender of public notices (CAP); undefined: made from the code of the city. */
  capSender: string | undefined
  /** Base address of the site's own media gateway, ending with a slash; undefined: no live pictures. */
  mediaGateway: string | undefined
}

interface Wording {
  zh: string
  en: string
}

interface Setting<T> {
  variable: string
  /** What applies when the variable is absent or empty, as it would be written. */
  default: string
  description: Wording
  /** What a wrong value should have been. */
  expected: Wording
  /** undefined: the text is not a value of this setting. */
  parse(text: string): { value: T } | undefined
}

const portExpected = { zh: '0 至 65535 的整数', en: 'a whole number from 0 to 65535' }
const portOf = (text: string) =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? { value: Number(text) } : undefined

/** Every environment variable the server reads. The documentation is written from this table. */
export const settingTable: { [Name in keyof Settings]: Setting<Settings[Name]> } = {
  port: {
    variable: 'PORT',
    default: '8080',
    description: {
      zh: '网页与接口的端口;0 表示任选空闲端口。',
      en: 'Port of the web pages and the API; 0 picks any free one.',
    },
    expected: portExpected,
    parse: portOf,
  },
  host: {
    variable: 'HOST',
    default: '127.0.0.1',
    description: {
      zh: '监听的地址。默认只有本机能访问;0.0.0.0 或 :: 表示所有网卡,此前应先配置 TLS。',
      en: 'Address to listen on. By default only this machine can connect; 0.0.0.0 or :: means every network card, and wants TLS in front.',
    },
    expected: { zh: 'IP 地址或主机名', en: 'an IP address or a host name' },
    parse: text =>
      isIP(text) !== 0 || /^(?!\d+(\.|$))[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(text) ? { value: text } : undefined,
  },
  dataDir: {
    variable: 'DATA_DIR',
    default: './data',
    description: {
      zh: '保存数据库、文件与密钥的文件夹;相对路径从程序所在文件夹算起。',
      en: 'Folder for the database, files and secrets; a relative path starts at the program folder.',
    },
    expected: { zh: '文件夹路径', en: 'the path of a folder' },
    parse: text => (text.includes('\0') ? undefined : { value: resolve(repositoryRoot, text) }),
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    default: '',
    description: {
      zh: '自备的 PostgreSQL 15 或更高版本(postgresql://…);不设则使用内置 PostgreSQL 18。',
      en: 'A PostgreSQL 15 or newer of your own (postgresql://…); without it the embedded PostgreSQL 18 is used.',
    },
    expected: { zh: 'postgresql:// 开头的地址', en: 'an address that begins with postgresql://' },
    parse: text => (/^(postgres(ql)?:\/\/\S+)?$/.test(text) ? { value: text || undefined } : undefined),
  },
  mqttPort: {
    variable: 'MQTT_PORT',
    default: '1883',
    description: {
      zh: '内置 MQTT 代理的端口;0 表示不开。设了 MQTT_URL 时不开内置代理。',
      en: 'Port of the embedded MQTT broker; 0 for none. With MQTT_URL there is no embedded one.',
    },
    expected: portExpected,
    parse: portOf,
  },
  mqttUrl: {
    variable: 'MQTT_URL',
    default: '',
    description: {
      zh: '自备的 MQTT 代理(Mosquitto、EMQX),mqtt:// 或 mqtts:// 地址;设备报文须签名,以 ack/<设备> 为准。',
      en: 'An MQTT broker of your own (Mosquitto, EMQX) as mqtt:// or mqtts://; payloads must be signed, and ack/<device> is what counts.',
    },
    expected: { zh: 'mqtt:// 或 mqtts:// 开头的地址', en: 'an address that begins with mqtt:// or mqtts://' },
    parse: text => (/^(mqtts?:\/\/\S+)?$/.test(text) ? { value: text || undefined } : undefined),
  },
  gatewayPort: {
    variable: 'GATEWAY_PORT',
    default: '8808',
    description: {
      zh: '车载终端(JT/T 808)与定位器(GT06、H02、Watch)的 TCP 端口;0 表示不开。',
      en: 'TCP port of vehicle terminals (JT/T 808) and trackers (GT06, H02, Watch); 0 for none.',
    },
    expected: portExpected,
    parse: portOf,
  },
  capSender: {
    variable: 'CAP_SENDER',
    default: '',
    description: {
      zh: '对外公众提示(CAP 1.2)的发送者名称,通常为本单位域名下的名称;首次发布前定下,此后不要改。',
      en: 'The sender of public notices (CAP 1.2), usually a name under a domain of yours; settle it before the first one leaves and do not change it.',
    },
    expected: { zh: '不含空格、逗号、< 和 & 的名称', en: 'a name without spaces, commas, < or &' },
    parse: text => (/^[^\s,<&]{0,200}$/.test(text) ? { value: text || undefined } : undefined),
  },
  mediaGateway: {
    variable: 'MEDIA_GATEWAY',
    default: '',
    description: {
      zh: '本单位媒体网关的 HLS 地址(http:// 或 https://);画面只从这里取,经本系统转送。不设则不能查看视频。',
      en: "HLS address of the site's own media gateway (http:// or https://); pictures are fetched from there only and handed on. Without it no camera can be looked at.",
    },
    expected: {
      zh: 'http:// 或 https:// 开头、不含账号和参数的地址',
      en: 'an address that begins with http:// or https://, without an account or parameters',
    },
    parse: text => {
      if (text === '') return { value: undefined }
      const url = URL.canParse(text) ? new URL(text) : undefined
      const fine =
        url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.search + url.hash === ''
      return fine ? { value: url.href.endsWith('/') ? url.href : `${url.href}/` } : undefined
    },
  },
}

/** Everything wrong with the settings at once, in both languages. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  constructor(readonly problems: Wording[]) {
    super(problems.map(problem => `${problem.zh}\n${problem.en}`).join('\n'))
  }
}

/** Reads the settings. Throws SettingsError; a value is never repeated in it, for an address may hold a password. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const wrong = Object.values(settingTable).filter((setting: Setting<unknown>) => !read(setting, env))
  if (wrong.length > 0) throw new SettingsError(wrong.map(problemWith))
  return {
    port: read(settingTable.port, env)!.value,
    host: read(settingTable.host, env)!.value,
    dataDir: read(settingTable.dataDir, env)!.value,
    databaseUrl: read(settingTable.databaseUrl, env)!.value,
    mqttPort: read(settingTable.mqttPort, env)!.value,
    mqttUrl: read(settingTable.mqttUrl, env)!.value,
    gatewayPort: read(settingTable.gatewayPort, env)!.value,
    capSender: read(settingTable.capSender, env)!.value,
    mediaGateway: read(settingTable.mediaGateway, env)!.value,
  }
}

function read<T>(setting: Setting<T>, env: NodeJS.ProcessEnv): { value: T } | undefined {
  return setting.parse(env[setting.variable]?.trim() || setting.default)
}

function problemWith({ variable, expected }: Pick<Setting<unknown>, 'variable' | 'expected'>): Wording {
  return {
    zh: `环境变量 ${variable} 应为${expected.zh}。`,
    en: `The environment variable ${variable} must be ${expected.en}.`,
  }
}
