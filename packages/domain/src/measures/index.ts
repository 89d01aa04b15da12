import type { Measure } from './measure.ts'

const none = { zh: '无', en: 'None' }

const opened: Measure = {
  code: 'opened',
  label: { zh: '受理', en: 'Opened' },
  definition: {
    zh: '发生日在统计期内的事项数，按发生日归入，不论何时登记。',
    en: 'Matters that happened in the span, by the day they happened, whenever they were entered.',
  },
  numerator: { zh: '发生日在统计期内的事项', en: 'Matters that happened in the span' },
  denominator: null,
  exclusions: none,
  value: t => ({ numerator: t.opened, denominator: null }),
}

const closed: Measure = {
  code: 'closed',
  label: { zh: '办结', en: 'Closed' },
  definition: {
    zh: '在统计期内办结或销号的次数。受理与办结可以不是同一批事项，所以不与受理数相除。办结不等于化解：是否再发见再发率。',
    en: 'Closings in the span. They need not be of what was opened in it, so they are not divided by it. Closed is not resolved: see recurrence.',
  },
  numerator: { zh: '办结日在统计期内的办结次数', en: 'Closings in the span' },
  denominator: null,
  exclusions: {
    zh: '无；重新打开后再次办结的，按两次计。',
    en: 'None; closed again after a reopening counts twice.',
  },
  value: t => ({ numerator: t.closed, denominator: null }),
}

const lapsed: Measure = {
  code: 'lapsed',
  label: { zh: '有超时', en: 'With a lapse' },
  definition: {
    zh: '统计期内受理的事项中，至今至少有一个时限超时过的。',
    en: 'Of the matters opened in the span, those of which at least one clock has run out so far.',
  },
  numerator: { zh: '至少一个时限超时过的事项', en: 'Matters with at least one lapse' },
  denominator: { zh: '统计期内受理、开始过计时的事项', en: 'Matters opened in the span for which clocks ran' },
  exclusions: { zh: '从其他系统导入的历史事项（未计时）', en: 'Imported history, for which no clock ran' },
  value: t => ({ numerator: t.lapsed, denominator: t.opened - t.imported }),
}

const recurrence = (days: 30 | 90): Measure => ({
  code: `recurrence-${days}`,
  label: { zh: `${days} 日再发`, en: `Recurred in ${days} days` },
  definition: {
    zh: `统计期内办结的事项中，办结后 ${days} 日内同一关系或场所再次出现情况（重新打开，或另立同类事项）的。`,
    en: `Of the closings in the span, those after which the same relationship or place gave a further sign within ${days} days (reopened, or another matter of the type).`,
  },
  numerator: {
    zh: `办结后 ${days} 日内再次出现情况的办结次数`,
    en: `Closings with a further sign within ${days} days`,
  },
  denominator: { zh: `办结已满 ${days} 日的办结次数`, en: `Closings at least ${days} days ago` },
  exclusions: {
    zh: `办结未满 ${days} 日的；没有再发规则的事项类型（如普通警情）`,
    en: `Closings less than ${days} days ago; matter types without a rule for recurrence, such as plain incidents`,
  },
  value: t =>
    days === 30
      ? { numerator: t.recurred30, denominator: t.ripe30 }
      : { numerator: t.recurred90, denominator: t.ripe90 },
})

/** Every measure of the statistics page, closure and recurrence side by side. */
export const measures: readonly Measure[] = [opened, closed, recurrence(30), recurrence(90), lapsed]

export { emptyTally, type Measure, type Reading, type Tally } from './measure.ts'
