/** A clock and calendar reading in some zone. `month` and `weekday` from 1, Monday first. */
export type Zoned = {
  year: number
  month: number
  day: number
  weekday: number
  hour: number
  minute: number
  second: number
}

const DAY_MS = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** Making an Intl format costs a hundred times its use, so each is kept. */
function format(zone: string): Intl.DateTimeFormat {
  let made = formats.get(zone)
  if (made === undefined) {
    made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, made)
  }
  return made
}

/** What clock and calendar say in `zone` at an instant (milliseconds since 1970). */
export function zonedAt(instantMs: number, zone: string): Zoned {
  const read = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of format(zone).formatToParts(instantMs)) {
    if (type in read) read[type as keyof typeof read] = Number(value)
  }
  return { ...read, weekday: weekday(read.year, read.month, read.day) }
}

/** Monday is 1, Sunday 7. */
export function weekday(year: number, month: number, day: number): number {
  return ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1
}

/** How far `zone` is ahead of UTC at an instant, in milliseconds. */
export function offsetMs(instantMs: number, zone: string): number {
  const { year, month, day, hour, minute, second } = zonedAt(instantMs, zone)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instantMs / 1000) * 1000
}

/**
 * The instant at which `zone` reads this day and clock; the first of two when clocks go back. A time that clocks skip
 * gives the instant as far after the skip as the time stands into it, as iCalendar does (RFC 5545, 3.3.5).
 */
export function instantOf(year: number, month: number, day: number, minutes: number, zone: string): number {
  const wall = Date.UTC(year, month - 1, day) + minutes * 60_000
  const before = wall - offsetMs(wall - DAY_MS, zone)
  const after = wall - offsetMs(wall + DAY_MS, zone)
  const [early, late] = before <= after ? [before, after] : [after, before]
  if (early + offsetMs(early, zone) === wall) return early
  if (late + offsetMs(late, zone) === wall) return late
  return before
}

/** The first instant of a day: midnight, or where clocks skip midnight the first reading after it. */
export function startOfDay(year: number, month: number, day: number, zone: string): number {
  return instantOf(year, month, day, 0, zone)
}

/** The calendar day `days` later. */
export function addDays(
  year: number,
  month: number,
  day: number,
  days: number,
): { year: number; month: number; day: number } {
  const moved = new Date(Date.UTC(year, month - 1, day + days))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** Whole days from one calendar day to another. */
export function daysBetween(
  from: { year: number; month: number; day: number },
  to: { year: number; month: number; day: number },
): number {
  return Math.round((Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / DAY_MS)
}

/** How many days later (or, negative, earlier) the calendar stands in `to` than in `from` at the same instant. */
export function dayShift(instantMs: number, from: string, to: string): number {
  return daysBetween(zonedAt(instantMs, from), zonedAt(instantMs, to))
}

/** True for a zone that this runtime knows. */
export function isZone(zone: string): boolean {
  try {
    format(zone)
    return true
  } catch {
    return false
  }
}
