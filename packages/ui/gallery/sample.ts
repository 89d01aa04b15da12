import type { Language } from '../src/duration.ts'
import type { Grade } from '../src/tokens.ts'

/** Invented throughout: no such place, person or event. */
export interface SampleRow {
  readonly id: string
  readonly grade: Grade
  readonly kind: Record<Language, string>
  readonly place: Record<Language, string>
  readonly holder: Record<Language, string>
  readonly startedMinutesAgo: number
  readonly allowedMinutes: number
}

const kinds = [
  { zh: '噪音纠纷', en: 'Noise dispute' },
  { zh: '家庭纠纷', en: 'Family dispute' },
  { zh: '一键报警柱触发', en: 'Alarm post pressed' },
  { zh: '疑似电信诈骗劝阻', en: 'Suspected phone fraud, dissuasion' },
  { zh: '老人走失', en: 'Elder missing' },
] as const
const places = [
  { zh: '青松里小区 3 号楼', en: 'Qingsongli, building 3' },
  { zh: '河湾公园东门', en: 'Hewan Park, east gate' },
  { zh: '新桥路 112 号便利店', en: 'Shop at 112 Xinqiao Road' },
  { zh: '晨光社区卫生服务中心', en: 'Chenguang health centre' },
] as const
const holders = [
  { zh: '城北派出所 2 号车组', en: 'Chengbei station, car 2' },
  { zh: '河湾社区警务室', en: 'Hewan community office' },
  { zh: '城北派出所值班室', en: 'Chengbei station, duty desk' },
] as const
const grades: readonly Grade[] = ['red', 'orange', 'yellow', 'blue', 'blue', 'yellow', 'blue']

export function sampleRows(count: number): readonly SampleRow[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `sample ${index}`,
    grade: grades[index % grades.length]!,
    kind: kinds[index % kinds.length]!,
    place: places[index % places.length]!,
    holder: holders[index % holders.length]!,
    startedMinutesAgo: 3 + ((index * 7) % 52),
    allowedMinutes: [30, 60, 5, 24 * 60][index % 4]!,
  }))
}
