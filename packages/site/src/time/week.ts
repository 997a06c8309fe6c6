import { addDays, startOfDay, weekday, zonedAt } from './zoned.ts'

export type Day = { year: number; month: number; day: number }

/** Monday of the week that a day lies in. */
export function mondayOf({ year, month, day }: Day): Day {
  return addDays(year, month, day, 1 - weekday(year, month, day))
}

/** The days of the week that an instant lies in, in a zone, with the instants at which each starts. */
export function weekAt(monday: Day, zone: string): { day: Day; startMs: number; endMs: number }[] {
  return Array.from({ length: 7 }, (_, index) => {
    const day = addDays(monday.year, monday.month, monday.day, index)
    const next = addDays(monday.year, monday.month, monday.day, index + 1)
    return {
      day,
      startMs: startOfDay(day.year, day.month, day.day, zone),
      endMs: startOfDay(next.year, next.month, next.day, zone),
    }
  })
}

/** 'YYYY-MM-DD'. */
export function dayText({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Reads 'YYYY-MM-DD'; undefined for anything that is no day of the calendar. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const same = addDays(year, month, day, 0)
  return same.month === month && same.day === day && year >= 1900 ? same : undefined
}

export function today(nowMs: number, zone: string): Day {
  const { year, month, day } = zonedAt(nowMs, zone)
  return { year, month, day }
}
