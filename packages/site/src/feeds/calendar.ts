import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { AiringLine } from '@aftercut/library/pages'
import { dependsOn, freshUntil } from '../frame/depends.ts'
import { localPath, pick } from '../language/index.ts'

const DAY_MS = 86_400_000
/** Past airings stay for a while, so that a calendar does not lose what was watched last week. */
const DAYS_BACK = 60
const DAYS_AHEAD = 400

/** Airings as an iCalendar feed: instants in UTC, so that every calendar shows them in its own zone. */
export async function airingCalendar(locals: App.Locals, name: string, drama?: { id: string }): Promise<Response> {
  const { site, language, origin } = locals
  const now = Date.now()
  dependsOn(locals, 'schedule', 'drama')
  freshUntil(locals, now + 300_000, now)
  const lines = await site.library.pages.schedule(
    new Date(now - DAYS_BACK * DAY_MS),
    new Date(now + DAYS_AHEAD * DAY_MS),
    drama?.id,
  )
  const calendar = ical({
    name,
    prodId: { company: 'Aftercut', product: 'Schedule', language: language.toUpperCase() },
    ttl: 6 * 3600,
    method: ICalCalendarMethod.PUBLISH,
  })
  // When this was written (RFC 5545, 3.8.7.2), to the day, so that the feed stays the same until something changes.
  const stamp = new Date(Math.floor(now / DAY_MS) * DAY_MS)
  for (const line of lines) {
    calendar.createEvent({
      id: `${eventKey(line)}@aftercut`,
      start: line.at,
      // Where no length is known, none is claimed: the event has a beginning and no end (RFC 5545, 3.6.1).
      ...(line.runtimeSeconds === null ? {} : { end: new Date(line.at.getTime() + line.runtimeSeconds * 1000) }),
      stamp,
      summary: summary(line, locals),
      location: line.network,
      url: `${origin}${encodeURI(localPath(`/dramas/${line.drama.slug}`, language))}`,
      status: ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  // Every line ends with CRLF, the last one too (RFC 5545, 3.1).
  return new Response(`${calendar.toString()}\r\n`, { headers: { 'content-type': 'text/calendar; charset=utf-8' } })
}

/** The same for an episode wherever it moves to, so that a calendar moves it too. */
function eventKey(line: AiringLine): string {
  return line.episode === null || line.kind !== 'first' ? line.id : `episode-${line.episode.id}`
}

function summary(line: AiringLine, { language, words }: App.Locals): string {
  const title = pick(line.drama.titles, language).text
  if (line.episode === null) return `${title}: ${line.words ?? words('airing.exception.special')}`
  return `${title}, ${words('airing.episode', { episode: line.episode.number })}`
}
