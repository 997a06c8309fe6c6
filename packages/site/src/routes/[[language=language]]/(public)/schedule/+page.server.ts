import { error } from '@sveltejs/kit'
import { airingEntry } from '#site/data/index.ts'
import { dependsOn, freshUntil } from '#site/frame/depends.ts'
import { addDays, dayText, mondayOf, parseDay, sayInstant, today, weekAt, zonedAt } from '#site/time/index.ts'
import type { PageServerLoad } from './$types'

/** No two zones' days lie further apart. */
const SPARE_MS = 26 * 3_600_000

/**
 * A week of airings, in days of the reader's zone; where none is chosen, each under the day that its network calls it, with
 * those at the edges that the script needs to lay the week in the device's zone.
 */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { site, language, reader, settings } = locals
  const now = Date.now()
  // In which week "this week" lies where no zone is chosen: the house's.
  const zone = reader.zone ?? settings.zone
  const asked = url.searchParams.get('week')
  const named = asked === null ? today(now, zone) : parseDay(asked)
  if (named === undefined || Math.abs(named.year - new Date(now).getUTCFullYear()) > 50) error(404, 'No such week.')
  const monday = mondayOf(named)
  const week = weekAt(monday, zone)
  const [first, last] = [week[0], week[6]]
  if (first === undefined || last === undefined) error(404, 'No such week.')
  dependsOn(locals, 'schedule', 'drama')
  freshUntil(locals, now + 60_000, now)
  const spare = reader.zone === undefined ? SPARE_MS : 0
  const lines = await site.library.pages.schedule(new Date(first.startMs - spare), new Date(last.endMs + spare))
  const dayOf = (at: number, inZone = zone) => {
    const { year, month, day } = zonedAt(at, inZone)
    return dayText({ year, month, day })
  }
  const dates = new Set(week.map(({ day }) => dayText(day)))
  const placed = lines.map((line) => ({ line, date: dayOf(line.at.getTime(), reader.zone ?? line.zone) }))
  const byDay = Object.groupBy(placed, ({ date }) => date)
  const entryOf = ({ line }: (typeof placed)[number]) => airingEntry(line, language, reader.zone)
  const step = (weeks: number) => dayText(addDays(monday.year, monday.month, monday.day, weeks * 7))
  return {
    zone,
    zones: Intl.supportedValuesOf('timeZone'),
    monday: sayInstant(first.startMs, 'date', zone, language),
    previous: step(-1),
    next: step(1),
    today: dayOf(now),
    spare: placed.filter(({ date }) => !dates.has(date)).map(entryOf),
    days: week.map(({ day, startMs }) => ({
      date: dayText(day),
      name: sayInstant(startMs, 'day', zone, language),
      airings: (byDay[dayText(day)] ?? []).map(entryOf),
    })),
  }
}
