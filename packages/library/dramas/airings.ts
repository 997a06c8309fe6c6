import type { AiringKind, ExceptionKind } from '../schema/drama-tables.ts'
import { addDays, instantOf, weekdayOf } from './clock.ts'

/** When a season airs: on these weekdays (1 Monday to 7 Sunday) at this clock time, on this network's clock. */
export type AiringPattern = {
  network: string
  zone: string
  weekdays: readonly number[]
  /** Minutes after midnight of the broadcast day, up to 47:59. */
  minutes: number
  startsOn: string
  endsOn?: string | null
  episodesPerDay?: number
  /** The number of the episode that the first day brings. */
  firstEpisode?: number
  runtimeMinutes?: number | null
}

/**
 * A day that departs from the pattern. `off`: nothing that day, everything moves on by a slot. `moved`: that day's slot
 * is at another day or hour. `special`: something else airs; on a day of the pattern it takes the episode's place.
 */
export type AiringException = {
  onDate: string
  kind: ExceptionKind
  toDate?: string | null
  toMinutes?: number | null
  words?: string | null
  sourceId?: string | null
}

export type DerivedAiring = {
  at: Date
  localDate: string
  localMinutes: number
  kind: AiringKind
  /** The episode's number; null for a special. */
  episode: number | null
  words?: string
}

/** A pattern without an end and without a number of episodes is followed this far, so that a mistake stays finite. */
const LONGEST_RUN_DAYS = 366 * 3

/** Lays `episodes` (how many there will be) over the pattern's days. In the order of their instants. */
export function deriveAirings(
  pattern: AiringPattern,
  exceptions: readonly AiringException[],
  episodes: number,
): DerivedAiring[] {
  const airings: DerivedAiring[] = []
  const perDay = pattern.episodesPerDay ?? 1
  let next = pattern.firstEpisode ?? 1
  const place = (
    day: string,
    minutes: number,
    kind: AiringKind,
    episode: number | null,
    words?: string | null,
  ): void => {
    const at = instantOf({ day, minutes }, pattern.zone)
    airings.push({ at, localDate: day, localMinutes: minutes, kind, episode, ...(words ? { words } : {}) })
  }
  const lastDay = addDays(pattern.startsOn, LONGEST_RUN_DAYS)
  const until = pattern.endsOn && pattern.endsOn < lastDay ? pattern.endsOn : lastDay
  for (let day = pattern.startsOn; day <= until && next <= episodes; day = addDays(day, 1)) {
    const today = exceptions.filter((exception) => exception.onDate === day)
    const special = today.find((exception) => exception.kind === 'special')
    if (special) {
      place(special.toDate ?? day, special.toMinutes ?? pattern.minutes, 'special', null, special.words)
      continue
    }
    if (!pattern.weekdays.includes(weekdayOf(day)) || today.some((exception) => exception.kind === 'off')) continue
    const moved = today.find((exception) => exception.kind === 'moved')
    const start = moved?.toMinutes ?? pattern.minutes
    for (let of = 0; of < perDay && next <= episodes; of++, next++) {
      place(moved?.toDate ?? day, start + of * (pattern.runtimeMinutes ?? 0), 'first', next, moved?.words)
    }
  }
  for (const special of exceptions) {
    if (special.kind !== 'special' || airings.some((airing) => sameSpecial(airing, special))) continue
    place(special.toDate ?? special.onDate, special.toMinutes ?? pattern.minutes, 'special', null, special.words)
  }
  return airings.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.episode ?? 0) - (b.episode ?? 0))
}

function sameSpecial(airing: DerivedAiring, special: AiringException): boolean {
  return airing.kind === 'special' && airing.localDate === (special.toDate ?? special.onDate)
}
