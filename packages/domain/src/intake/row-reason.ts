/** Why a row was refused, or what was noted about it. Sentences say what to do; `value` never holds personal data. */
export type RowReason = {
  readonly field: string
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly value?: string
}

type Sentence = readonly [zh: string, en: string]

/** Refusals: the row is kept out and written to the rejected file. */
const refusals = {
  'missing-required': ['缺少必填内容，请补充后重新导入', 'is required but empty: fill it in and import again'],
  'nul-character': [
    '含有空字符（NUL），请在原系统清除后重新导出',
    'holds a NUL character: remove it at the source and export again',
  ],
  'broken-text': [
    '含有残缺的字符（半个代理对），请重新导出为 UTF-8',
    'holds half a character (lone surrogate): export again as UTF-8',
  ],
  'unreadable-characters': [
    '含有无法辨认的字符，可能编码有误，请重新导出为 UTF-8',
    'holds unreadable characters, probably a wrong encoding: export again as UTF-8',
  ],
  'too-long': [
    '超过允许长度，请缩短或核对列是否对应',
    'is longer than allowed: shorten it or check which column is mapped',
  ],
  'bad-time': [
    '不符合映射中写明的时间格式，请核对格式',
    'does not fit the time format of the mapping: check the format',
  ],
  'impossible-date': ['是不存在的日期或时间，请更正', 'is a date or time that does not exist: correct it'],
  'time-out-of-range': ['不在 1970 至 2199 年之间，请核对时间格式', 'lies outside 1970–2199: check the time format'],
  'in-the-future': ['晚于导入当日，请核对时间和时区', 'is later than the day of the import: check time and zone'],
  'not-a-number': ['不是数字，请更正坐标', 'is not a number: correct the coordinate'],
  'half-position': ['只有一个坐标值，请补齐或都留空', 'has one coordinate only: give both or neither'],
  'outside-area': [
    '坐标在该坐标系的适用范围之外，请核对坐标系和单位',
    'lies outside the area of its coordinate system: check system and unit',
  ],
  swapped: [
    '横纵坐标疑似颠倒，请在映射中对调两列',
    'looks like east and north exchanged: exchange the two columns in the mapping',
  ],
  'cannot-project': ['坐标无法换算，请核对坐标系', 'cannot be converted: check the coordinate system'],
  'digits-lost': [
    '编号被电子表格改成科学计数，后面的数字已丢失，请把该列设为文本格式后重新导出',
    'was turned into a rounded number by a spreadsheet and its last digits are lost: format the column as text and export again',
  ],
  'bad-id': ['编号只能含字母、数字和 - _ . : / #，请更正', 'may hold letters, digits and - _ . : / # only: correct it'],
  'broken-quoting': ['该行引号不成对，请在原文件更正', 'has unpaired quotation marks: correct the line in the file'],
  'too-many-cells': [
    '该行的列数多于表头，请核对分隔符和引号',
    'has more cells than the header: check delimiter and quotes',
  ],
  'too-few-cells': [
    '该行的列数少于表头，可能被截断，请核对',
    'has fewer cells than the header and may be cut short: check it',
  ],
  'row-too-long': ['该行过长，请核对引号', 'is too long: check the quotation marks'],
  'not-a-form': [
    '认不出这是接警单、派警单还是反馈单，请核对字段名',
    'is not recognised as a call, dispatch or feedback form: check the field names',
  ],
  'unknown-call': [
    '对应的接警单尚未导入，请先导入接警单',
    'belongs to a call that is not here yet: import the calls first',
  ],
} as const satisfies Record<string, Sentence>

/** Notes: the row is taken in, and what was changed or left out is said. */
const notes = {
  'time-in-gap': [
    '这一当地时间因夏令时调快而不存在，已顺延',
    'did not exist on the clock that day (summer time began): moved forward by the gap',
  ],
  'time-twice': [
    '这一当地时间因夏令时结束出现两次，取第一次',
    'happened twice that day (summer time ended): the first was taken',
  ],
  'time-order': ['早于上一时间点，原值保留', 'is earlier than the time point before it: kept as given'],
  'category-not-matched': [
    '类别未能对应，归入最近的上级或其他警情',
    'category has no match: put under the nearest parent or Other',
  ],
  'code-not-matched': ['代码未能对应，已留空', 'code has no match: left empty'],
  'value-left-out': ['内容不合规范，已留空', 'is not a valid value: left empty'],
  'position-left-out': ['坐标有误，按映射要求留空', 'has a wrong coordinate: left empty as the mapping says'],
  'refused-value': [
    '类别属于平台不保存的内容，类别原文、报警内容和报警人信息未保存',
    'category is one the platform never keeps: its text, the content and the caller were not kept',
  ],
} as const satisfies Record<string, Sentence>

export type RefusalCode = keyof typeof refusals
export type NoteCode = keyof typeof notes

const longestValue = 60

/** Shown in files and pages: control characters and broken halves are replaced. */
const showable = (value: string) => value.slice(0, longestValue).replace(/[\p{Cc}\p{Cs}]/gu, '�')

function made(field: string, code: string, [zh, en]: Sentence, value?: string): RowReason {
  return value === undefined ? { field, code, zh, en } : { field, code, zh, en, value: showable(value) }
}

export function refusal(field: string, code: RefusalCode, value?: string): RowReason {
  return made(field, code, refusals[code], value)
}

export function note(field: string, code: NoteCode, value?: string): RowReason {
  return made(field, code, notes[code], value)
}
