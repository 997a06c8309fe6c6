import { daysBetween, zonedAt, type Zoned } from './zoned.ts'

export type DateStyle = 'date' | 'day' | 'weekday-time' | 'date-time' | 'time'

const STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  day: { weekday: 'long', month: 'long', day: 'numeric' },
  'weekday-time': { weekday: 'long', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  'date-time': {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  },
  time: { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
}

/** What readers of dramas call these zones; Intl says 'GMT+9'. */
const ZONE_NAMES: Record<string, string> = { 'Asia/Seoul': 'KST', 'Asia/Tokyo': 'JST' }

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(style: DateStyle, zone: string, language: string): Intl.DateTimeFormat {
  const key = `${style} ${zone} ${language}`
  let made = formats.get(key)
  if (made === undefined) {
    made = new Intl.DateTimeFormat(language, { ...STYLES[style], timeZone: zone })
    formats.set(key, made)
  }
  return made
}

/** An instant in words: 'Saturday 10:30 PM KST', '토요일 오후 10:30 KST'. */
export function sayInstant(instantMs: number, style: DateStyle, zone: string, language: string): string {
  const parts = formatFor(style, zone, language).formatToParts(instantMs)
  const named = ZONE_NAMES[zone]
  return parts.map(({ type, value }) => (type === 'timeZoneName' && named !== undefined ? named : value)).join('')
}

/** 'Saturday and Sunday', '토요일 및 일요일'. Weekdays from 1, Monday first. */
export function sayWeekdays(weekdays: readonly number[], language: string): string {
  const key = `${language} ${weekdays.join('')}`
  const known = weekdayWords.get(key)
  if (known !== undefined) return known
  // 2024-01-01 was a Monday.
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  const names = [...weekdays].toSorted((a, b) => a - b).map((day) => name.format(Date.UTC(2024, 0, day)))
  const said = new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
  weekdayWords.set(key, said)
  return said
}

/** 127 sets of weekdays at most, in each language. */
const weekdayWords = new Map<string, string>()

const relatives = new Map<string, Intl.RelativeTimeFormat>()

function relativeFor(language: string): Intl.RelativeTimeFormat {
  let made = relatives.get(language)
  if (made === undefined) {
    made = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
    relatives.set(language, made)
  }
  return made
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365],
  ['month', 30],
  ['week', 7],
  ['day', 1],
]

/** 'two weeks ago', 'tomorrow', 'in 3 hours': by calendar days in the zone, by hours within a day unless `onlyDays` count. */
export function sayRelative(
  instantMs: number,
  nowMs: number,
  zone: string,
  language: string,
  onlyDays = false,
): string {
  const words = relativeFor(language)
  const days = daysBetween(zonedAt(nowMs, zone), zonedAt(instantMs, zone))
  if (days === 0 && !onlyDays) {
    const minutes = Math.trunc((instantMs - nowMs) / 60_000)
    return Math.abs(minutes) < 60 ? words.format(minutes, 'minute') : words.format(Math.trunc(minutes / 60), 'hour')
  }
  for (const [unit, length] of UNITS) {
    if (Math.abs(days) >= length) return words.format(Math.trunc(days / length), unit)
  }
  return words.format(0, 'day')
}

/** What a run of airings says in a zone: the weekdays that they fall on, and the clock where all share one. */
export function airingRule(
  instantsMs: readonly number[],
  zone: string,
): { weekdays: number[]; clock: Pick<Zoned, 'hour' | 'minute'> | undefined } {
  const readings = instantsMs.map((instant) => zonedAt(instant, zone))
  const weekdays = [...new Set(readings.map((reading) => reading.weekday))].toSorted((a, b) => a - b)
  const first = readings[0]
  const shared =
    first !== undefined && readings.every(({ hour, minute }) => hour === first.hour && minute === first.minute)
  return { weekdays, clock: shared ? { hour: first.hour, minute: first.minute } : undefined }
}

/** '2:14', '1:02:03': a place in a video. */
export function sayPlace(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const tail = String(rest).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}

/** 'PT2M14S' (ISO 8601), for machines. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 || whole === 0 ? `${rest}S` : ''}`
}
