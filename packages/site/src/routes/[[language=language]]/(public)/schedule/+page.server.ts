import { error } from '@sveltejs/kit'
import { airingEntry } from '#site/data/index.ts'
import { dependsOn, freshUntil } from '#site/frame/depends.ts'
import { addDays, dayText, mondayOf, parseDay, sayInstant, today, weekAt, zonedAt } from '#site/time/index.ts'
import type { PageServerLoad } from './$types'

/** Where no zone is chosen, days are those of Seoul, where nearly all that we list is made. */
const HOME_ZONE = 'Asia/Seoul'

/** A week of airings, in days of the reader's zone. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { site, language, reader } = locals
  const now = Date.now()
  const zone = reader.zone ?? HOME_ZONE
  const asked = url.searchParams.get('week')
  const named = asked === null ? today(now, zone) : parseDay(asked)
  if (named === undefined || Math.abs(named.year - new Date(now).getUTCFullYear()) > 50) error(404, 'No such week.')
  const monday = mondayOf(named)
  const week = weekAt(monday, zone)
  const [first, last] = [week[0], week[6]]
  if (first === undefined || last === undefined) error(404, 'No such week.')
  dependsOn(locals, 'schedule', 'drama')
  freshUntil(locals, now + 60_000, now)
  const lines = await site.library.pages.schedule(new Date(first.startMs), new Date(last.endMs))
  const dayOf = (at: number) => {
    const { year, month, day } = zonedAt(at, zone)
    return dayText({ year, month, day })
  }
  const byDay = Object.groupBy(lines, (line) => dayOf(line.at.getTime()))
  const step = (weeks: number) => dayText(addDays(monday.year, monday.month, monday.day, weeks * 7))
  return {
    zone,
    zones: Intl.supportedValuesOf('timeZone'),
    monday: sayInstant(first.startMs, 'date', zone, language),
    previous: step(-1),
    next: step(1),
    today: dayOf(now),
    days: week.map(({ day, startMs }) => ({
      date: dayText(day),
      name: sayInstant(startMs, 'day', zone, language),
      airings: (byDay[dayText(day)] ?? []).map((line) => airingEntry(line, language, reader.zone)),
    })),
  }
}
