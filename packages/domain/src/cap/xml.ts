import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { CapFault } from './alert.ts'

/** An element of the message: its text and its children by local name, each a list. */
export interface Element {
  readonly text: string
  readonly children: Readonly<Record<string, readonly Element[]>>
}

const namespaces: Readonly<Record<string, '1.1' | '1.2'>> = {
  'urn:oasis:names:tc:emergency:cap:1.1': '1.1',
  'urn:oasis:names:tc:emergency:cap:1.2': '1.2',
}

const fault = (zh: string, en: string): readonly CapFault[] => [{ path: '', message: { zh, en } }]

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  ignorePiTags: true,
  ignoreDeclaration: true,
})

type Node = Readonly<Record<string, unknown>>
const attributesOf = (node: Node) => (node[':@'] ?? {}) as Readonly<Record<string, string>>
const nameOf = (node: Node) => Object.keys(node).find(key => key !== ':@') ?? ''
const local = (name: string) => name.slice(name.indexOf(':') + 1)

function elementOf(content: readonly Node[], prefix: string): Element {
  const children: Record<string, Element[]> = Object.create(null)
  let text = ''
  for (const node of content) {
    const name = nameOf(node)
    if (name === '#text') text += String(node[name])
    else if (isOurs(node, name, prefix)) {
      const list = children[local(name)] ?? []
      list.push(elementOf(node[name] as readonly Node[], prefix))
      children[local(name)] = list
    }
  }
  return { text, children }
}

/** Elements of other namespaces (signatures) are not ours to judge. */
function isOurs(node: Node, name: string, prefix: string): boolean {
  const declared = attributesOf(node).xmlns
  if (declared !== undefined && !(declared in namespaces)) return false
  return prefix === '' ? !name.includes(':') : name.startsWith(prefix)
}

/** Bytes as their XML declaration says; UTF-8 without one. */
function decode(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const encoding = /^<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(head.replace(/^ï»¿/, ''))?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The validator lets some names through at which the parser throws. */
function parsed(text: string): readonly Node[] | undefined {
  try {
    return parser.parse(text) as readonly Node[]
  } catch {
    return undefined
  }
}

/** Larger messages are refused before they are read. */
const mostBytes = 4 << 20

/**
 * The `alert` element of a CAP 1.1 or 1.2 document. Documents with a DOCTYPE are refused: entities could read files or
 * grow without end, and no CAP message needs one.
 */
export function readXml(
  bytes: Uint8Array,
): { readonly version: '1.1' | '1.2'; readonly alert: Element } | { readonly faults: readonly CapFault[] } {
  if (bytes.length > mostBytes) return { faults: fault('文件超过 4 MiB', 'The file is larger than 4 MiB') }
  const text = decode(bytes)
  if (text === undefined) return { faults: fault('文件编码与声明不符', 'The bytes do not fit the declared encoding') }
  if (/<!DOCTYPE/i.test(text))
    return { faults: fault('不接受带 DOCTYPE 的文件', 'Documents with a DOCTYPE are refused') }
  const checked = XMLValidator.validate(text)
  if (checked !== true) {
    const { line, msg } = checked.err
    return { faults: fault(`不是完整的 XML（第 ${line} 行：${msg}）`, `Not well-formed XML (line ${line}: ${msg})`) }
  }
  const root = parsed(text)?.find(node => local(nameOf(node)) === 'alert')
  if (root === undefined) return { faults: fault('没有 alert 元素', 'There is no alert element') }
  const name = nameOf(root)
  const prefix = name.includes(':') ? name.slice(0, name.indexOf(':') + 1) : ''
  const declared = attributesOf(root)[prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`]
  const version = declared === undefined ? undefined : namespaces[declared]
  if (version === undefined)
    return {
      faults: fault(
        `不是 CAP 1.1 或 1.2（命名空间 ${declared ?? '缺失'}）`,
        `Not CAP 1.1 or 1.2 (namespace ${declared ?? 'missing'})`,
      ),
    }
  return { version, alert: elementOf(root[name] as readonly Node[], prefix) }
}
