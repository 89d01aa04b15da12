import { WrongUse } from '../exit.ts'

/** From an hour of the day until another, past midnight when the second is not later. */
export type HourBand = { readonly from: number; readonly to: number }

export const readHours = (text: string | undefined): HourBand | undefined => {
  if (text === undefined) return undefined
  const parts = /^(\d{1,2})(?::00)?-(\d{1,2})(?::00)?$/.exec(text.trim())
  const [from, to] = [Number(parts?.[1]), Number(parts?.[2])]
  if (parts !== null && from < 24 && to <= 24 && from !== to) return { from, to: to % 24 }
  throw new WrongUse({ zh: `--hours “${text}”应如 22-6`, en: `--hours "${text}": write 22-6` })
}

export const inHours = (day: number, { from, to }: HourBand): boolean => {
  // Minutes are whole: adding half of one keeps 22:00 from falling to 21:59.99.
  const hour = Math.floor(((day - Math.floor(day)) * 1440 + 0.5) / 60)
  return from < to ? hour >= from && hour < to : hour >= from || hour < to
}
