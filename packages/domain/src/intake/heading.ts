import type { FormName } from './record.ts'
import { formFields } from './record-fields.ts'

/** What a table heading stands for: a field, a level of the category, or one side of the coordinate. */
export type HeadingMeaning =
  | { readonly kind: 'field'; readonly name: string; readonly rank: number }
  | { readonly kind: 'category'; readonly level: number; readonly rank: number }
  | { readonly kind: 'x' | 'y' | 'xy'; readonly rank: number }

const crsWords = /gcj[-_ ]?0?2|bd[-_ ]?0?9|cgcs[-_ ]?2000|wgs[-_ ]?84|火星|高德|腾讯|百度|天地图/gi

/** 报警时间（必填）, *报警时间 and ＢＪ＿ＳＪ come down to what they name; units, stars and signs go. */
export function bareHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[(（[【].*?[)）\]】]/g, '')
    .replace(crsWords, '')
    .replace(/[\s*＊_\-:：.·/]/g, '')
    .toUpperCase()
}

/** Names before codes at each level: a code list may be local, a name says what it means. */
const categoryLevels: Readonly<Record<FormName, readonly (readonly string[])[]>> = {
  call: [
    ['警情类别名称', '警情类别', '接警类别', 'JQLBMC', 'JQLB', '警情性质', '警情类别代码', 'JQLBDM'],
    ['警情类型名称', '警情类型', 'JQLXMC', 'JQLX', '警情类型代码', 'JQLXDM'],
    ['警情细类名称', '警情细类', 'JQXLMC', 'JQXL', '警情细类代码', 'JQXLDM'],
    ['警情子类名称', '警情子类', 'JQZLMC', 'JQZL', '警情子类代码', 'JQZLDM'],
  ],
  dispatch: [],
  feedback: [
    [
      '反馈类别名称',
      '反馈类别',
      '反馈警情类别',
      'FKLBMC',
      'FKLB',
      'FKJQLB',
      '警情类别',
      '反馈类别代码',
      'FKLBDM',
      'FKJQLBDM',
      'JQLBDM',
    ],
    [
      '反馈类型名称',
      '反馈类型',
      '反馈警情类型',
      'FKLXMC',
      'FKLX',
      'FKJQLX',
      '警情类型',
      '反馈类型代码',
      'FKLXDM',
      'FKJQLXDM',
      'JQLXDM',
    ],
    ['反馈细类名称', '反馈细类', 'FKXLMC', 'FKXL', '警情细类', '反馈细类代码', 'FKXLDM', 'JQXLDM'],
    ['反馈子类名称', '反馈子类', 'FKZLMC', 'FKZL', '警情子类', '反馈子类代码', 'FKZLDM', 'JQZLDM'],
  ],
}

const sides: Readonly<Record<'x' | 'y' | 'xy', readonly string[]>> = {
  x: ['经度', 'JD', 'LNG', 'LON', 'LONGITUDE', '经度坐标', '东坐标', '横坐标', 'ZBX', 'X坐标', 'X'],
  y: ['纬度', 'WD', 'LAT', 'LATITUDE', '纬度坐标', '北坐标', '纵坐标', 'ZBY', 'Y坐标', 'Y'],
  xy: ['坐标', 'ZB', '经纬度', '经纬度坐标'],
}

function headingIndex(form: FormName): Map<string, HeadingMeaning> {
  const index = new Map<string, HeadingMeaning>()
  const add = (heading: string, meaning: HeadingMeaning) => {
    const bare = bareHeading(heading)
    if (!index.has(bare)) index.set(bare, meaning)
  }
  for (const [level, headings] of categoryLevels[form].entries())
    for (const [rank, heading] of headings.entries()) add(heading, { kind: 'category', level, rank })
  for (const [name, { label, columns, kind }] of Object.entries(formFields[form])) {
    if (kind === 'category') continue
    for (const [rank, heading] of [label.zh, ...columns].entries()) add(heading, { kind: 'field', name, rank })
  }
  if (form === 'dispatch') return index
  for (const kind of ['x', 'y', 'xy'] as const)
    for (const [rank, heading] of sides[kind].entries()) add(heading, { kind, rank })
  return index
}

const indexes: Readonly<Record<FormName, Map<string, HeadingMeaning>>> = {
  call: headingIndex('call'),
  dispatch: headingIndex('dispatch'),
  feedback: headingIndex('feedback'),
}

/** The meaning of a heading in one of the three forms, or undefined. */
export function meaningOf(form: FormName, heading: string): HeadingMeaning | undefined {
  return indexes[form].get(bareHeading(heading))
}

/** Known in any of the three forms. */
export function isKnownHeading(heading: string): boolean {
  const bare = bareHeading(heading)
  return bare !== '' && (indexes.call.has(bare) || indexes.dispatch.has(bare) || indexes.feedback.has(bare))
}
