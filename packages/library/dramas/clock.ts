/**
 * Clock times of broadcasters and the instants that they mean. A clock time is minutes after midnight of the broadcast
 * day, 0 to 2879: Korean and Japanese schedules write ten past one after a Saturday's programmes as Saturday 25:10.
 */
export type Wall = { day: string; minutes: number }

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** '22:30' → 1350, '25:10' → 1510; undefined for what is no clock time. */
export function parseClock(words: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(words.trim())
  if (!match) return undefined
  const [hours, minutes] = [Number(match[1]), Number(match[2])]
  return hours < 48 && minutes < 60 ? hours * 60 + minutes : undefined
}

/** 1510 → '25:10'. */
export function formatClock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/**
 * The instant of a wall clock time. Where clocks go back it is the earlier of the two; where they go forward, the time
 * that does not exist is moved on by the gap (as iCalendar and Temporal's "compatible" have it).
 */
export function instantOf(wall: Wall, zone: string): Date {
  const asUtc = dayToMs(wall.day) + wall.minutes * MINUTE_MS
  const before = offsetMs(asUtc - DAY_MS, zone)
  const after = offsetMs(asUtc + DAY_MS, zone)
  const candidates = [asUtc - before, asUtc - after].filter((at) => at + offsetMs(at, zone) === asUtc)
  return new Date(candidates.length > 0 ? Math.min(...candidates) : asUtc - before)
}

/** The day and clock time that a wall clock in `zone` shows at an instant; minutes are below 1440. */
export function wallOf(instant: Date, zone: string): Wall & { weekday: number } {
  const local = instant.getTime() + offsetMs(instant.getTime(), zone)
  const day = new Date(local).toISOString().slice(0, 10)
  const minutes = Math.floor((local - dayToMs(day)) / MINUTE_MS)
  return { day, minutes, weekday: weekdayOf(day) }
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(day: string): number {
  return new Date(dayToMs(day)).getUTCDay() || 7
}

export function addDays(day: string, days: number): string {
  return new Date(dayToMs(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Days from one calendar day to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayToMs(to) - dayToMs(from)) / DAY_MS)
}

/** Whether the system knows an IANA zone by that name. */
export function isZone(zone: string): boolean {
  try {
    return offsetMs(0, zone) !== undefined
  } catch {
    return false
  }
}

function dayToMs(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Local time less UTC at an instant, to the second. */
function offsetMs(at: number, zone: string): number {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  const parts: { [type: string]: number } = {}
  for (const part of format.formatToParts(at)) parts[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}
