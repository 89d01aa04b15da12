import { useMemo, useState } from 'react'
import {
  Clock,
  type Column,
  CommandBar,
  DataTable,
  DescriptionGrid,
  EmptyState,
  GradeMark,
  ShortcutHelp,
  SplitView,
  StateTag,
  useLanguage,
  useShortcutHelp,
} from '../src/index.ts'
import type { GalleryProps } from './gallery.tsx'
import { type SampleRow, sampleRows } from './sample.ts'

/** A queue of a thousand rows and the chosen one beside it: what the kit is for. */
export function Workbench({ sampleNow }: GalleryProps) {
  const language = useLanguage()
  const zh = language === 'zh'
  const rows = useMemo(() => sampleRows(1000), [])
  const [selected, setSelected] = useState<string | undefined>(rows[0]?.id)
  const [open, setOpen] = useState(false)
  const help = useShortcutHelp()
  const columns = useMemo<readonly Column<SampleRow>[]>(
    () => [
      {
        key: 'grade',
        title: zh ? '等级' : 'Grade',
        width: 64,
        narrow: 'leading',
        sortable: true,
        render: row => <GradeMark grade={row.grade} />,
      },
      { key: 'kind', title: zh ? '事项' : 'Matter', narrow: 'title', render: row => row.kind[language] },
      { key: 'place', title: zh ? '地点' : 'Place', render: row => row.place[language] },
      {
        key: 'due',
        title: zh ? '时限' : 'Due',
        width: 168,
        narrow: 'trailing',
        align: 'end',
        render: row => <Clock {...deadlineOf(row, sampleNow)} />,
      },
    ],
    [zh, language, sampleNow],
  )
  const chosen = rows.find(row => row.id === selected)
  return (
    <div className="bench">
      <ShortcutHelp {...help} />
      <main>
        <SplitView
          width={640}
          detailOpen={open}
          onBack={() => setOpen(false)}
          list={
            <DataTable
              label={zh ? '待办' : 'To do'}
              columns={columns}
              rows={rows}
              rowId={row => row.id}
              selected={selected}
              onSelect={setSelected}
              onOpen={id => {
                setSelected(id)
                setOpen(true)
              }}
              keyLabels={
                zh
                  ? { next: '下一条', previous: '上一条', open: '打开' }
                  : { next: 'Next', previous: 'Previous', open: 'Open' }
              }
              onSort={() => undefined}
              sort={{ key: 'grade', direction: 'descending' }}
              empty={<EmptyState>{zh ? '没有待办' : 'Nothing to do'}</EmptyState>}
            />
          }
          detail={chosen && <Detail row={chosen} now={sampleNow} />}
        />
      </main>
    </div>
  )
}

function Detail({ row, now }: { row: SampleRow; now: number }) {
  const language = useLanguage()
  const zh = language === 'zh'
  return (
    <div className="bench-detail">
      <div className="bench-title">
        <GradeMark grade={row.grade} size={16} />
        <h1>{row.kind[language]}</h1>
        <StateTag tone="active">{zh ? '处置中' : 'Handling'}</StateTag>
      </div>
      <Clock {...deadlineOf(row, now)} size="block" label={zh ? '现场反馈' : 'Report from the scene'} />
      <CommandBar
        commands={[
          { key: 'report', label: zh ? '反馈' : 'Report', primary: true, run: () => undefined },
          { key: 'forward', label: zh ? '转派' : 'Pass on', run: () => undefined },
          { key: 'help', label: zh ? '请求增援' : 'Ask for backup', run: () => undefined },
        ]}
      />
      <DescriptionGrid
        items={[
          { key: 'place', label: zh ? '地点' : 'Place', value: row.place[language] },
          { key: 'holder', label: zh ? '承办' : 'Held by', value: row.holder[language] },
          { key: 'result', label: zh ? '处理结果' : 'Outcome', value: undefined },
        ]}
      />
    </div>
  )
}

function deadlineOf(row: SampleRow, now: number) {
  const startedAt = now - row.startedMinutesAgo * 60_000
  return { startedAt, dueAt: startedAt + row.allowedMinutes * 60_000 }
}
