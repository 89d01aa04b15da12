const sentences = {
  'empty-table': ['文件中没有数据行', 'the file holds no rows'],
  'old-excel': [
    '这是旧版或加密的 Excel 文件，请在 Excel 中另存为不加密的 .xlsx 或 .csv',
    'this is an old or encrypted Excel file: save it as .xlsx without a password, or as .csv',
  ],
  'not-a-table': [
    '这不是 CSV 或 xlsx 表格，请导出为 CSV 或 xlsx',
    'this is neither CSV nor xlsx: export it as one of them',
  ],
  'zip-broken': ['xlsx 文件已损坏，请重新导出', 'the xlsx file is damaged: export it again'],
  'zip-too-many-entries': ['xlsx 文件内部条目过多，已拒绝', 'the xlsx file has too many parts and is refused'],
  'zip-too-dense': ['xlsx 文件压缩比异常，已拒绝', 'the xlsx file is compressed beyond any real table and is refused'],
  'zip-too-large': [
    'xlsx 文件解压后过大，请拆分或导出为 CSV',
    'the xlsx file is too large when unpacked: split it or export CSV',
  ],
  'zip64-not-supported': [
    'xlsx 文件格式（ZIP64）不支持，请在 Excel 中另存一次',
    'ZIP64 xlsx files are not supported: save it once more in Excel',
  ],
  'xml-broken': ['xlsx 内部内容无法读取，请重新导出', 'the inside of the xlsx file cannot be read: export it again'],
  'sheet-not-found': ['找不到指定的工作表', 'there is no such sheet'],
  'too-many-columns': ['列数超过 500，请核对分隔符', 'there are more than 500 columns: check the delimiter'],
  'file-too-large': ['文件超过允许大小，请拆分', 'the file is larger than allowed: split it'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

export type TableErrorCode = keyof typeof sentences

/** A file that cannot be read as a table at all; single bad rows are never errors. */
export class TableError extends Error {
  readonly code: TableErrorCode
  readonly zh: string
  readonly en: string

  constructor(code: TableErrorCode, detail = '') {
    const [zh, en] = sentences[code]
    super(detail === '' ? en : `${en} (${detail})`)
    this.name = 'TableError'
    this.code = code
    this.zh = detail === '' ? zh : `${zh}（${detail}）`
    this.en = this.message
  }
}
