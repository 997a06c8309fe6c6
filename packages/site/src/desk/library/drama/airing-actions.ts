import type { RequestEvent } from '@sveltejs/kit'
import { refuseProblems, WrongFields } from '../../frame/form.ts'
import { choiceIn, clockIn, dayIn, numberIn } from '../../frame/reading.ts'
import { isZone } from '#site/time/index.ts'
import { changeDrama } from './act.ts'

const KINDS = ['off', 'moved', 'special'] as const

/** When a season airs, and on which days it does not. */
export const airingActions = {
  airing: (event: RequestEvent) =>
    changeDrama(event, 'airing', async ({ fields, say, library }) => {
      const { network = '', zone = '', season = '' } = fields
      const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => fields[`day.${day}`] === 'on')
      const minutes = clockIn(fields['time'])
      const [startsOn, endsOn] = [dayIn(fields['startsOn']), dayIn(fields['endsOn'])]
      const [perDay, first] = [numberIn(fields['perDay'], 1, 10), numberIn(fields['first'], 1, 9999)]
      const runtime = numberIn(fields['runtime'], 1, 600)
      refuseProblems({
        network: network === '' ? say('airing.networkMissing') : undefined,
        zone: isZone(zone) ? undefined : say('airing.badZone'),
        time: typeof minutes === 'number' ? undefined : say('airing.badTime'),
        startsOn: typeof startsOn === 'string' ? undefined : say('airing.badDay'),
        endsOn: endsOn === undefined ? say('airing.badDay') : undefined,
        perDay: perDay === undefined || weekdays.length === 0 ? say('airing.badDays') : undefined,
        first: first === undefined ? say('season.badNumber') : undefined,
        runtime: runtime === undefined ? say('season.badNumber') : undefined,
      })
      if (typeof minutes !== 'number' || typeof startsOn !== 'string') return
      const before = await library.schedule.pattern(season)
      await library.schedule.savePattern(
        season,
        {
          network,
          zone,
          weekdays,
          minutes,
          startsOn,
          endsOn: endsOn ?? null,
          episodesPerDay: perDay ?? 1,
          firstEpisode: first ?? 1,
          runtimeMinutes: runtime ?? null,
        },
        before?.exceptions ?? [],
      )
    }),

  exception: (event: RequestEvent) =>
    changeDrama(event, 'airing', async ({ fields, say, library }) => {
      const pattern = await library.schedule.pattern(fields['season'] ?? '')
      if (pattern === undefined) throw new WrongFields({ '': say('exception.noPattern') })
      const [onDate, toDate, toMinutes] = [dayIn(fields['onDate']), dayIn(fields['toDate']), clockIn(fields['toTime'])]
      refuseProblems({
        onDate: typeof onDate === 'string' ? undefined : say('airing.badDay'),
        toDate: toDate === undefined ? say('airing.badDay') : undefined,
        toTime: toMinutes === undefined ? say('airing.badTime') : undefined,
      })
      if (typeof onDate !== 'string') return
      const { id: _, seasonId, exceptions, ...plain } = pattern
      const kind = choiceIn(fields['kind'], KINDS) ?? 'off'
      const added = {
        onDate,
        kind,
        toDate: toDate ?? null,
        toMinutes: toMinutes ?? null,
        words: fields['words'] || null,
      }
      const rest = exceptions.filter((each) => each.onDate !== onDate)
      await library.schedule.savePattern(seasonId, plain, [...rest, added])
    }),

  removeException: (event: RequestEvent) =>
    changeDrama(event, 'airing', async ({ fields, library }) => {
      const pattern = await library.schedule.pattern(fields['season'] ?? '')
      if (pattern === undefined) return
      const { id: _, seasonId, exceptions, ...plain } = pattern
      const rest = exceptions.filter((each) => each.onDate !== fields['onDate'])
      await library.schedule.savePattern(seasonId, plain, rest)
    }),
}
