import { useState } from 'react'
import {
  Button,
  Clock,
  CommandBar,
  type Density,
  DensitySwitch,
  DescriptionGrid,
  EmptyState,
  ErrorState,
  Figure,
  FigureRow,
  FileDrop,
  GradeMark,
  grades,
  Icon,
  List,
  ListRow,
  Masked,
  Menu,
  PrintPage,
  ProgressBar,
  SeedlingMark,
  SkeletonRows,
  StateTag,
  type ThemeChoice,
  ThemeSwitch,
  Timeline,
  useLanguage,
  useToast,
} from '../src/index.ts'
import type { ThemeMode } from '../src/tokens.ts'

const minute = 60_000

export interface GalleryProps {
  readonly mode: ThemeMode
  readonly density: Density
  readonly sampleNow: number
}

/** Every part of the kit in every state it can be in. */
export function Gallery({ mode, density, sampleNow: now }: GalleryProps) {
  const zh = useLanguage() === 'zh'
  const say = (chinese: string, english: string) => (zh ? chinese : english)
  const toast = useToast()
  const [theme, setTheme] = useState<ThemeChoice>(mode)
  const [rows, setRows] = useState(density)
  const clocks = [
    { startedAt: now - 6 * minute, dueAt: now + 24 * minute + 20_000 },
    { startedAt: now - 26 * minute, dueAt: now + 3 * minute + 20_000 },
    { startedAt: now - 90 * minute, dueAt: now - 12 * minute },
    { startedAt: now - 90 * minute, dueAt: now + 50 * 60 * minute, pausedAt: now },
    { startedAt: now - 90 * minute, dueAt: now, stoppedAt: now - 7 * minute },
    { startedAt: now - 90 * minute, dueAt: now - 12 * minute, stoppedAt: now - 2 * minute },
  ]
  return (
    <div className="gallery">
      <section>
        <h3>{say('标记与等级', 'Mark and grades')}</h3>
        <div className="gallery-row" style={{ color: 'var(--fw-accent)' }}>
          <SeedlingMark size={40} label={say('防微', 'Fangwei')} />
          <SeedlingMark size={24} />
          <SeedlingMark size={16} />
        </div>
        <div className="gallery-row">
          {grades.map(grade => (
            <GradeMark key={grade} grade={grade} />
          ))}
          {grades.map(grade => (
            <GradeMark key={grade} grade={grade} letter={false} size={16} />
          ))}
        </div>
        <div className="gallery-row">
          <StateTag tone="waiting">{say('待签收', 'To sign for')}</StateTag>
          <StateTag tone="active">{say('处置中', 'Handling')}</StateTag>
          <StateTag tone="paused">{say('已暂停', 'On hold')}</StateTag>
          <StateTag tone="late">{say('已超时', 'Overdue')}</StateTag>
          <StateTag tone="done">{say('已销号', 'Closed')}</StateTag>
          <StateTag tone="refused">{say('已退回', 'Returned')}</StateTag>
        </div>
        <div className="gallery-row">
          {(
            [
              'home',
              'inbox',
              'phone',
              'bell',
              'people',
              'flag',
              'shield',
              'map',
              'book',
              'chart',
              'upload',
              'gear',
            ] as const
          ).map(name => (
            <Icon key={name} name={name} />
          ))}
        </div>
        <div className="gallery-row">
          {(
            [
              'search',
              'help',
              'globe',
              'sun',
              'moon',
              'eye',
              'eyeOff',
              'print',
              'clock',
              'person',
              'leave',
              'file',
              'pin',
              'link',
              'undo',
              'download',
              'collapse',
            ] as const
          ).map(name => (
            <Icon key={name} name={name} />
          ))}
        </div>
      </section>
      <section>
        <h3>{say('时限', 'Clocks')}</h3>
        {clocks.map(clock => (
          <div key={clock.dueAt + (clock.stoppedAt ?? 0)} className="gallery-row">
            <Clock {...clock} size="block" label={say('现场反馈', 'Report from the scene')} />
            <Clock {...clock} />
          </div>
        ))}
      </section>
      <section className="gallery-wide">
        <div className="gallery-bleed" style={{ margin: '-16px -16px 0' }}>
          <FigureRow>
            <Figure label={say('待签收', 'To sign for')} value={3} onOpen={() => undefined} />
            <Figure label={say('待反馈', 'To report on')} value={7} onOpen={() => undefined} />
            <Figure label={say('已超时', 'Overdue')} value={2} alert onOpen={() => undefined} />
            <Figure label={say('今日到期', 'Due today')} value={11} onOpen={() => undefined} />
            <Figure
              label={say('签收及时', 'Signed in time')}
              value={94}
              of={97}
              change={{ by: 3, than: say('上周同日', 'this day last week') }}
            />
            <Figure
              label={say('当日警情', 'Calls today')}
              value={128}
              change={{ by: -12, than: say('昨日', 'yesterday') }}
            />
          </FigureRow>
        </div>
      </section>
      <section>
        <h3>{say('操作', 'Actions')}</h3>
        <CommandBar
          commands={[
            {
              key: 'sign',
              label: say('签收', 'Sign for'),
              primary: true,
              run: () => toast({ message: say('已签收', 'Signed for'), onUndo: () => undefined }),
            },
            { key: 'forward', label: say('转派', 'Pass on'), run: () => undefined },
            {
              key: 'return',
              label: say('退回', 'Return'),
              refusal: say('须先签收', 'Sign for it first'),
              run: () => undefined,
            },
            {
              key: 'close',
              label: say('销号', 'Close'),
              danger: true,
              consequence: say(
                '销号后停止计时，回访任务自动生成；三十日内同地再次报警将自动重开。',
                'Closing stops the clocks and plans a follow-up visit; another call from the same place within 30 days reopens it.',
              ),
              run: () => undefined,
            },
            { key: 'merge', label: say('合并', 'Merge'), run: () => undefined },
            { key: 'print', label: say('打印', 'Print'), run: () => undefined },
          ]}
        />
        <div className="gallery-row" style={{ marginTop: 12 }}>
          <Button kind="primary">{say('主操作', 'Primary')}</Button>
          <Button>{say('普通', 'Plain')}</Button>
          <Button kind="quiet">{say('安静', 'Quiet')}</Button>
          <Button kind="danger">{say('危险', 'Danger')}</Button>
          <Button kind="primary" disabled>
            {say('不可用', 'Disabled')}
          </Button>
          <Button busy>{say('处理中', 'Working')}</Button>
          <Menu
            label={say('语言', 'Language')}
            icon="globe"
            side="start"
            items={[
              { key: 'zh', label: '中文', chosen: zh, run: () => undefined },
              { key: 'en', label: 'English', chosen: !zh, run: () => undefined },
            ]}
          />
        </div>
        <div className="gallery-row">
          <ThemeSwitch label={say('主题', 'Theme')} value={theme} onChange={setTheme} />
          <DensitySwitch label={say('疏密', 'Density')} value={rows} onChange={setRows} />
        </div>
      </section>
      <section>
        <h3>{say('列表', 'List')}</h3>
        <div className="gallery-bleed">
          <List label={say('待办', 'To do')}>
            {grades.map((grade, index) => (
              <ListRow
                key={grade}
                selected={index === 1}
                onSelect={() => undefined}
                leading={<GradeMark grade={grade} />}
                title={say('青松里小区 3 号楼 夜间噪音反复报警', 'Repeat night noise, Qingsongli building 3')}
                trailing={<Clock {...clocks[index]!} />}
                meta={
                  <>
                    <StateTag tone="active">{say('处置中', 'Handling')}</StateTag>
                    <span>{say('城北派出所 2 号车组', 'Chengbei station, car 2')}</span>
                    <span>11月22日 13:40</span>
                  </>
                }
              />
            ))}
          </List>
        </div>
      </section>
      <section>
        <h3>{say('经过', 'Timeline')}</h3>
        <Timeline
          label={say('经过', 'Timeline')}
          entries={[
            {
              id: '1',
              day: say('11月22日', '22 Nov'),
              time: '10:31',
              dateTime: '2026-11-22T10:31+08:00',
              sentence: say(
                '情指中心接到电话报警：楼上持续敲击，已第四次。',
                'The command centre took a call: hammering upstairs, the fourth time.',
              ),
            },
            {
              id: '2',
              day: say('11月22日', '22 Nov'),
              time: '10:32',
              dateTime: '2026-11-22T10:32+08:00',
              sentence: say(
                '情指中心派警至城北派出所 2 号车组，预计 4 分钟到场。',
                'The command centre sent Chengbei car 2, expected on scene in 4 minutes.',
              ),
            },
            {
              id: '3',
              day: say('11月22日', '22 Nov'),
              time: '10:36',
              dateTime: '2026-11-22T10:36+08:00',
              weight: 'quiet',
              sentence: say('系统按车载定位记录到场。', 'The system recorded arrival from the position of the car.'),
            },
            {
              id: '4',
              day: say('11月22日', '22 Nov'),
              time: '11:10',
              dateTime: '2026-11-22T11:10+08:00',
              weight: 'alert',
              sentence: say(
                '现场反馈超时 4 分钟，已提醒带班所领导。',
                'The report from the scene was 4 minutes late; the duty leader was told.',
              ),
              detail: say('时限 30 分钟 · 处警反馈规定第 12 条（示例）', 'Limit 30 minutes · sample rule, article 12'),
            },
            {
              id: '5',
              day: say('11月23日', '23 Nov'),
              time: '09:02',
              dateTime: '2026-11-23T09:02+08:00',
              sentence: say('调解员约定今日 15:00 上门。', 'The mediator arranged to visit today at 15:00.'),
            },
          ]}
        />
      </section>
      <section>
        <h3>{say('基本情况', 'Particulars')}</h3>
        <DescriptionGrid
          items={[
            { key: 'kind', label: say('类别', 'Kind'), value: say('纠纷 · 噪音', 'Dispute · noise') },
            {
              key: 'phone',
              label: say('联系电话', 'Phone'),
              value: (
                <Masked
                  masked="138****5678"
                  label={say('报警人电话', 'phone of the caller')}
                  onReveal={async () => '13800005678'}
                />
              ),
            },
            {
              key: 'name',
              label: say('报警人', 'Caller'),
              value: <Masked masked={say('王**', 'W***')} label={say('报警人姓名', 'name of the caller')} />,
            },
            { key: 'result', label: say('处理结果', 'Outcome'), value: undefined },
            {
              key: 'where',
              label: say('地点', 'Place'),
              wide: true,
              value: say('河湾区青松里小区 3 号楼 2 单元 502 室', 'Flat 502, unit 2, building 3, Qingsongli, Hewan'),
            },
          ]}
        />
        <div style={{ marginTop: 16 }}>
          <ProgressBar
            label={say('导入警情记录', 'Importing calls')}
            done={12_430}
            total={19_376}
            note={say('接受 12,371，重复 41，退回 18', '12,371 accepted, 41 repeated, 18 refused')}
          />
        </div>
        <div style={{ marginTop: 16 }}>
          <FileDrop
            label={say('警情记录', 'Call records')}
            accept={['.csv', '.xlsx']}
            maxBytes={50_000_000}
            onFiles={() => undefined}
          />
        </div>
      </section>
      <section>
        <h3>{say('出错', 'Error')}</h3>
        <ErrorState
          what={say('没有保存：这件事刚被别人改过', 'Not saved: somebody has just changed this matter')}
          kept={say('你填写的内容还在表单里', 'What you wrote is still in the form')}
          next={say('看一眼对方改了什么，再提交一次', 'Look at what was changed, then submit again')}
          requestId="7f3a-91c2"
          onRetry={() => undefined}
        />
      </section>
      <section>
        <h3>{say('空与加载', 'Empty and loading')}</h3>
        <EmptyState icon="check">
          {say('没有待签收的派警，当班一切正常。', 'Nothing waits to be signed for; the shift is in order.')}
        </EmptyState>
        <SkeletonRows count={3} lines={2} />
      </section>
      <section className="gallery-wide" style={{ overflowX: 'auto' }}>
        <PrintPage
          issuer="河湾市公安局城北派出所"
          number="河城北纠〔2026〕17 号"
          title="关于青松里小区噪音纠纷调处情况的报告"
          signature={['河湾市公安局城北派出所', '2026年11月22日']}
        >
          <p>
            2026年11月以来，青松里小区3号楼因夜间敲击声先后报警4次。我所会同社区调解委员会上门核实，双方于11月22日达成一致，现将情况报告如下。
          </p>
          <p>一、楼上住户于每日22时前停止使用健身器材；二、社区于12月22日前回访。</p>
        </PrintPage>
      </section>
    </div>
  )
}
