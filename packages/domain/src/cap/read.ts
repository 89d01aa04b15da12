import {
  type CapAlert,
  type CapArea,
  type CapFault,
  type CapInfo,
  type CapNamed,
  type CapReading,
  type CapResource,
  capCodes,
} from './alert.ts'
import { type Element, readXml } from './xml.ts'

type Faults = CapFault[]

/** Reads the children of one element and notes what is wrong with them. */
class Fields {
  readonly #element: Element
  readonly #path: string
  readonly #faults: Faults
  readonly #seen = new Set<string>()

  constructor(element: Element, path: string, faults: Faults) {
    this.#element = element
    this.#path = path
    this.#faults = faults
  }

  at(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`
  }

  wrong(name: string, zh: string, en: string): void {
    this.#faults.push({ path: this.at(name), message: { zh, en } })
  }

  all(name: string): readonly Element[] {
    this.#seen.add(name)
    return this.#element.children[name] ?? []
  }

  texts(name: string): readonly string[] {
    return this.all(name)
      .map(child => child.text)
      .filter(text => text !== '')
  }

  /** The text of an element that may stand once; an empty one counts as absent. */
  optional(name: string): string | undefined {
    if (this.all(name).length > 1) this.wrong(name, '只能出现一次', 'may stand only once')
    return this.texts(name)[0]
  }

  required(name: string): string {
    const text = this.optional(name)
    if (text === undefined) this.wrong(name, '缺少必填项', 'is required')
    return text ?? ''
  }

  code<T extends string>(name: string, values: readonly T[]): T {
    const text = this.required(name)
    if (text !== '' && !values.includes(text as T)) this.#notOneOf(name, text, values)
    return text as T
  }

  codes<T extends string>(name: string, values: readonly T[]): readonly T[] {
    const texts = this.texts(name)
    for (const text of texts) if (!values.includes(text as T)) this.#notOneOf(name, text, values)
    return texts as readonly T[]
  }

  instant(name: string, text: string | undefined): string | undefined {
    if (text !== undefined && text !== '' && !isInstant(text))
      this.wrong(
        name,
        `时间“${text}”应为 2026-11-22T14:05:00+08:00 的形式`,
        `the time "${text}" is not written like 2026-11-22T14:05:00+08:00`,
      )
    return text
  }

  named(name: string): readonly CapNamed[] {
    return this.all(name).map((child, i) => {
      const pair = new Fields(child, `${this.at(name)}[${i}]`, this.#faults)
      return { valueName: pair.required('valueName'), value: pair.texts('value')[0] ?? '' }
    })
  }

  parts<T>(name: string, read: (fields: Fields) => T): readonly T[] {
    return this.all(name).map((child, i) => {
      const fields = new Fields(child, `${this.at(name)}[${i}]`, this.#faults)
      const part = read(fields)
      fields.finish()
      return part
    })
  }

  /** Notes every element that the standard does not have here. */
  finish(): void {
    for (const name of Object.keys(this.#element.children))
      if (!this.#seen.has(name)) this.wrong(name, 'CAP 中没有这个元素', 'is no element of CAP at this place')
  }

  #notOneOf(name: string, text: string, values: readonly string[]): void {
    this.wrong(name, `“${text}”不在允许的值中：${values.join('、')}`, `"${text}" is not one of ${values.join(', ')}`)
  }
}

/** CAP 1.2 §3.3.2: seconds, no fraction, an offset and never `Z`. */
const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

const spread = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V }

/** Every optional text by its own name, absent ones left out. */
const texts = <K extends string>(fields: Fields, names: readonly K[]): { readonly [P in K]?: string } =>
  Object.assign({}, ...names.map(name => spread(name, fields.optional(name))))

function numberOf(fields: Fields, name: string): number | undefined {
  const text = fields.optional(name)
  if (text === undefined) return undefined
  const value = Number(text)
  if (!Number.isFinite(value)) fields.wrong(name, `“${text}”不是数字`, `"${text}" is not a number`)
  return value
}

const pointOf = (text: string): readonly [number, number] | undefined => {
  const [lat, lng, ...more] = text.split(',').map(Number) as [number, number]
  const exists = more.length === 0 && Math.abs(lat) <= 90 && Math.abs(lng) <= 180
  return exists ? [lat, lng] : undefined
}

function polygonOf(fields: Fields, text: string): readonly (readonly [number, number])[] {
  const points = text.split(/\s+/).map(pointOf)
  const known = points.filter(point => point !== undefined)
  const [first, last] = [known[0], known.at(-1)]
  if (known.length < points.length)
    fields.wrong('polygon', '有不存在的坐标（纬度,经度）', 'has a coordinate that does not exist (lat,lng)')
  else if (known.length < 4) fields.wrong('polygon', '至少需要 4 个点', 'needs at least four points')
  else if (first![0] !== last![0] || first![1] !== last![1])
    fields.wrong('polygon', '首尾两点应相同', 'must end where it begins')
  return known
}

function circleOf(fields: Fields, text: string): CapArea['circles'][number] {
  const [centre = '', radius = ''] = text.split(/\s+/)
  const point = pointOf(centre)
  const radiusKm = Number(radius)
  if (point === undefined || radius === '' || !(radiusKm >= 0))
    fields.wrong('circle', '应为“纬度,经度 半径（千米）”', 'is not written "lat,lng radius in km"')
  return { lat: point?.[0] ?? 0, lng: point?.[1] ?? 0, radiusKm: radiusKm || 0 }
}

function areaOf(fields: Fields): CapArea {
  const altitude = numberOf(fields, 'altitude')
  const ceiling = numberOf(fields, 'ceiling')
  if (ceiling !== undefined && altitude === undefined)
    fields.wrong('ceiling', '有上限高度就必须有高度', 'stands only beside an altitude')
  return {
    areaDesc: fields.required('areaDesc'),
    polygons: fields.texts('polygon').map(text => polygonOf(fields, text)),
    circles: fields.texts('circle').map(text => circleOf(fields, text)),
    geocodes: fields.named('geocode'),
    ...spread('altitude', altitude),
    ...spread('ceiling', ceiling),
  }
}

function resourceOf(fields: Fields, version: CapAlert['version']): CapResource {
  const resourceDesc = fields.required('resourceDesc')
  const mimeType = version === '1.2' ? fields.required('mimeType') : fields.optional('mimeType')
  fields.all('derefUri')
  return {
    resourceDesc,
    ...spread('mimeType', mimeType),
    ...spread('size', numberOf(fields, 'size')),
    ...texts(fields, ['uri', 'digest']),
  }
}

const times = ['effective', 'onset', 'expires'] as const
const words = ['audience', 'senderName', 'headline', 'description', 'instruction', 'web', 'contact'] as const

function infoOf(fields: Fields, version: CapAlert['version']): CapInfo {
  const categories = fields.codes('category', capCodes.category)
  if (categories.length === 0) fields.wrong('category', '至少需要一个类别', 'needs at least one category')
  return {
    language: fields.optional('language') ?? 'en-US',
    categories,
    event: fields.required('event'),
    responseTypes: fields.codes('responseType', capCodes.responseType),
    urgency: fields.code('urgency', capCodes.urgency),
    severity: fields.code('severity', capCodes.severity),
    certainty: fields.code('certainty', capCodes.certainty),
    eventCodes: fields.named('eventCode'),
    ...Object.assign({}, ...times.map(name => spread(name, fields.instant(name, fields.optional(name))))),
    ...texts(fields, words),
    parameters: fields.named('parameter'),
    resources: fields.parts('resource', part => resourceOf(part, version)),
    areas: fields.parts('area', areaOf),
  }
}

/** An identifier or sender without spaces, commas, `<` or `&`: references are lists of them. */
function nameOf(fields: Fields, name: string): string {
  const text = fields.required(name)
  if (/[\s,<&]/.test(text)) fields.wrong(name, '不能含空格、逗号、< 或 &', 'must not contain spaces, commas, < or &')
  return text
}

function checkScope(fields: Fields, alert: CapAlert): void {
  if (alert.scope === 'Restricted' && alert.restriction === undefined)
    fields.wrong('restriction', '范围为 Restricted 时必填', 'is required when the scope is Restricted')
  if (alert.scope === 'Private' && alert.addresses === undefined)
    fields.wrong('addresses', '范围为 Private 时必填', 'is required when the scope is Private')
}

/** Reads a CAP 1.1 or 1.2 document (bytes, any declared encoding). Every fault of it is told, not the first alone. */
export function readCap(bytes: Uint8Array): CapReading {
  const document = readXml(bytes)
  if ('faults' in document) return document
  const faults: Faults = []
  const fields = new Fields(document.alert, '', faults)
  const { version } = document
  const alert: CapAlert = {
    version,
    identifier: nameOf(fields, 'identifier'),
    sender: nameOf(fields, 'sender'),
    sent: fields.instant('sent', fields.required('sent')) ?? '',
    status: fields.code('status', capCodes.status),
    msgType: fields.code('msgType', capCodes.msgType),
    scope: fields.code('scope', capCodes.scope),
    ...texts(fields, ['source', 'restriction', 'addresses', 'note', 'references', 'incidents']),
    codes: fields.texts('code'),
    infos: fields.parts('info', part => infoOf(part, version)),
  }
  checkScope(fields, alert)
  fields.finish()
  return faults.length === 0 ? { alert } : { faults }
}
