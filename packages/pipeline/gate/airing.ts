import { instantOf, wallOf } from '@aftercut/library/dramas'
import { airingClaims, sayRule, type AiringClaim } from './airing-words.ts'
import type { Failure } from './failure.ts'
import type { GateFacts } from './facts.ts'
import { isSaid, placeIn, type Parts, type Words } from './story-parts.ts'

type Season = NonNullable<GateFacts['drama']>['seasons'][number]

/** The season that airs on the day, else the last that has a rule. */
export function seasonOf({ drama, at }: GateFacts): Season | undefined {
  const seasons = drama?.seasons ?? []
  return (
    seasons.find(({ status }) => status === 'airing') ??
    seasons.find(({ episodes }) => episodes.some(({ airsAt }) => airsAt !== null && airsAt > at)) ??
    seasons.findLast(({ pattern }) => pattern !== null)
  )
}

/** What is written of when the drama airs, and the blocks that say it, hold on the day of publication. */
export function checkAiring(parts: Parts, facts: GateFacts): Failure[] {
  const season = seasonOf(facts)
  const blocks = parts.atoms
    .filter(({ type }) => type === 'airing')
    .flatMap(({ block, attrs }): Failure[] => {
      const known = facts.dramas.get(String(attrs['drama']))
      if (known?.airs) return []
      return [
        {
          code: known ? 'airing-unknown' : 'drama-unknown',
          severity: 'error',
          place: { field: 'body', block },
          words: '',
          message: known
            ? 'The library does not know when this drama airs: enter it, or take the line out.'
            : 'The airing line names a drama that the library does not hold.',
        },
      ]
    })
  const typed = parts.words
    .filter(({ type }) => type !== 'quote')
    .flatMap((words) =>
      airingClaims(words.text).flatMap((claim) =>
        isSaid(words, claim.from, claim.to) ? [] : checkClaim(words, claim, season, facts),
      ),
    )
  return [...blocks, ...typed]
}

function checkClaim(words: Words, claim: AiringClaim, season: Season | undefined, facts: GateFacts): Failure[] {
  const common = { place: placeIn(words, claim.from, claim.to), words: words.text.slice(claim.from, claim.to) }
  if (!season?.pattern)
    return [
      {
        ...common,
        code: 'airing-unknown',
        severity: 'error',
        message: `“${common.words}”: the library does not know when the drama airs.`,
      },
    ]
  const { weekdays, minutes, zone } = season.pattern
  const over =
    season.status !== 'airing' &&
    season.status !== 'announced' &&
    !season.episodes.some(({ airsAt }) => airsAt !== null && airsAt > facts.at)
  const korean = /[가-힣]/u.test(common.words)
  const truth = sayRule(weekdays, minutes, zone, korean ? 'ko' : 'en')
  if (over)
    return [
      {
        ...common,
        code: 'airing-over',
        severity: 'error',
        nearest: season.finale?.localDate ?? '',
        message: `“${common.words}”: the drama airs no more${season.finale ? `; its last episode aired on ${season.finale.localDate}` : ''}.`,
      },
    ]
  if (agrees(claim, season.pattern)) return []
  const replaced = korean ? truth : common.words.replace(/^(\S+)\s.*$/su, `$1 ${truth}`)
  return [
    {
      ...common,
      code: 'airing-wrong',
      severity: 'error',
      nearest: truth,
      message: `“${common.words}”: the drama airs ${truth}.`,
      fix: {
        label: 'nearest',
        shows: truth,
        edits: [{ do: 'replace', at: { ...common.place, from: claim.from, to: claim.to }, text: replaced }],
      },
    },
  ]
}

/** A Monday of which only the clock matters. */
const SOME_MONDAY = '2024-01-01'

/** Said in the network's zone, or in another that comes to the same. A late hour may be said of the day before or after. */
function agrees(claim: AiringClaim, pattern: NonNullable<Season['pattern']>): boolean {
  const wanted = (claim.weekdays.length === 0 ? pattern.weekdays : claim.weekdays).toSorted((a, b) => a - b).join()
  const zone = claim.zone ?? pattern.zone
  const readings = pattern.weekdays.map((weekday) => {
    const day = addDay(SOME_MONDAY, weekday - 1)
    return wallOf(instantOf({ day, minutes: pattern.minutes }, pattern.zone), zone)
  })
  const days = (list: number[]): string => [...new Set(list)].toSorted((a, b) => a - b).join()
  const local = days(readings.map(({ weekday }) => weekday))
  const own = days([...pattern.weekdays])
  const late = zone === pattern.zone && pattern.minutes >= 1440
  if (wanted !== local && !(late && wanted === own)) return false
  return claim.minutes === undefined || readings.every(({ minutes }) => minutes === (claim.minutes ?? 0) % 1440)
}

function addDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
