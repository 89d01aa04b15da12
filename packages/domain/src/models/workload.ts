import { dayMs, dayOf } from './day.ts'
import { type Grade, type GradeWord, gradeWords } from './grade.ts'

/** Warnings of one week: what a unit would have had to handle. `from` is the Monday, a local date. */
export type WeekLoad = { readonly week: string; readonly from: string; readonly warnings: number } & Readonly<
  Record<GradeWord, number>
>

type Counts = Record<GradeWord, number>

/** The ISO 8601 week (`2026-W05`) whose Monday is this day number. */
const isoWeek = (monday: number): string => {
  const thursday = new Date((monday + 3) * dayMs)
  const year = thursday.getUTCFullYear()
  const firstDay = Math.floor(Date.UTC(year, 0, 1) / dayMs)
  return `${year}-W${String(Math.floor((monday + 3 - firstDay) / 7) + 1).padStart(2, '0')}`
}

/** What has been counted, by the Monday of each week, to go on from later. */
export type WorkloadState = readonly (readonly [number, Readonly<Counts>])[]

/** Counts warnings by the week of their local day and by grade. */
export const startWorkload = (utcOffsetMinutes: number, from: WorkloadState = []) => {
  const weeks = new Map<number, Counts>(from)
  return {
    add(at: number, grade: Grade): void {
      const day = dayOf(at, utcOffsetMinutes)
      // Day 0 of 1970 was a Thursday.
      const monday = day - ((((day + 3) % 7) + 7) % 7)
      const counts = weeks.get(monday) ?? { red: 0, orange: 0, yellow: 0, blue: 0 }
      counts[gradeWords[grade]] += 1
      weeks.set(monday, counts)
    },
    keep: (): WorkloadState => [...weeks],
    /** Weeks with warnings, earliest first. */
    weeks(): WeekLoad[] {
      return [...weeks]
        .sort(([a], [b]) => a - b)
        .map(([monday, counts]) => ({
          week: isoWeek(monday),
          from: new Date(monday * dayMs).toISOString().slice(0, 10),
          warnings: counts.red + counts.orange + counts.yellow + counts.blue,
          ...counts,
        }))
    },
  }
}

export type Workload = ReturnType<typeof startWorkload>
