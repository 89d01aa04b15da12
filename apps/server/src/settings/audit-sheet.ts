import type { AuditEntry, Static } from '@fangwei/contract/index.ts'
import type { Sheet } from '../registers/index.ts'

type Entry = Static<typeof AuditEntry>

const headings = {
  zh: ['序号', '时间', '账号', '姓名', '行为', '事由', '事项', '内容', '导出'],
  en: ['Fact', 'Time', 'Account', 'Name', 'Act', 'Reason', 'Matter', 'Content', 'Exported by'],
} as const

/** The trail as a sheet; what is sealed stays closed here too, and a last line says who took it. */
export const auditSheet = (rows: readonly Entry[], language: 'zh' | 'en', mark: string): Sheet => ({
  title: language === 'zh' ? '审计' : 'Audit',
  heading: headings[language].slice(0, -1),
  lines: [...rows.map(lineOf), [`${headings[language].at(-1)} ${mark}`]],
})

const lineOf = ({ fact, recordedAt, account, accountName, kind, matter, data }: Entry): string[] => {
  const { reason, by: _, ...rest } = data ?? {}
  return [
    String(fact),
    recordedAt,
    account,
    accountName ?? '',
    kind,
    typeof reason === 'string' ? reason : '',
    matter ?? '',
    data === null ? '' : JSON.stringify(rest),
  ]
}
