import { decodeFrame, fromHex, type Protocol, protocols } from '@fangwei/domain/protocols/index.ts'
import { defineCommand } from '../command.ts'
import { exitCodes, WrongUse } from '../exit.ts'
import { readLines } from '../lines.ts'
import { bar } from '../terminal.ts'

/** Trackers that speak in words may be given as words too. */
const inWords: Readonly<Record<Protocol, RegExp | undefined>> = {
  jt808: undefined,
  gt06: undefined,
  h02: /^\*[A-Za-z]{2},/,
  watch: /^\[/,
}

function bytesOf(line: string, protocol: Protocol): Uint8Array | undefined {
  const text = line.trim()
  if (inWords[protocol]?.test(text)) return Uint8Array.from(text, character => character.charCodeAt(0) & 255)
  return fromHex(text.replaceAll(/\s/g, ''))
}

const decoded = (line: string | null, protocol: Protocol) => {
  if (line === null) return { kind: 'error', reason: 'the line is too long' }
  const bytes = bytesOf(line, protocol)
  return bytes === undefined ? { kind: 'error', reason: 'not hex digits in pairs' } : decodeFrame(protocol, bytes)
}

const protocolOf = (name: string | undefined): Protocol => {
  const found = protocols.find(protocol => protocol === name)
  if (found !== undefined) return found
  const all = protocols.join(', ')
  throw new WrongUse({
    zh: name === undefined ? `缺少 --protocol（${all}）` : `没有协议“${name}”。可用：${all}`,
    en: name === undefined ? `--protocol is missing (${all})` : `There is no protocol "${name}". Available: ${all}`,
  })
}

export const command = defineCommand({
  path: ['device', 'decode'],
  summary: {
    zh: '解码终端报文（JT/T 808、GT06、H02、手表）',
    en: 'decode frames of terminals (JT/T 808, GT06, H02, watches)',
  },
  options: {
    protocol: { type: 'string', value: 'name', help: { zh: protocols.join('、'), en: protocols.join(', ') } },
    in: {
      type: 'string',
      value: 'file',
      default: '-',
      help: { zh: '文件，- 为标准输入（默认）', en: 'file, - for stdin (default)' },
    },
  },
  help: {
    zh: `输入：每行一帧，十六进制；h02 与 watch 也可直接写报文文字。
输出：每行一个 JSON {kind,id,sequence,positions[{at,lat,lng,valid,speed,course,altitude,attributes}],attributes,intact}，
  或 {kind:"error",reason}。坐标按终端所报，视为 WGS-84；速度单位千米每小时，高度米。intact 为 false 表示校验码不符。`,
    en: `In: one frame a line in hex; h02 and watch may be written as their words.
Out: one JSON a line, {kind,id,sequence,positions[{at,lat,lng,valid,speed,course,altitude,attributes}],attributes,intact}
  or {kind:"error",reason}. Degrees as the terminal sent them, taken for WGS-84; km/h and metres. intact is false where the
  frame's check does not fit.`,
  },
  example: 'device decode --protocol h02 --in frames.txt',
  run: async ({ values, terminal }) => {
    const protocol = protocolOf(values.protocol)
    for await (const { lines, share } of readLines(values.in)) {
      const read = lines.filter(line => line?.trim() !== '')
      const out = read.map(line => `${JSON.stringify(decoded(line, protocol))}\n`).join('')
      if (out !== '') await terminal.lines(out)
      terminal.progress({ zh: `解码 ${bar(share)}`, en: `decoding ${bar(share)}` })
    }
    terminal.progress(null)
    return exitCodes.done
  },
})
