import { daysBetween, wallOf, weekdayOf, addDays } from '@aftercut/library/dramas'
import { seasonOf } from './airing.ts'
import type { Failure } from './failure.ts'
import { zoneOf, type GateFacts } from './facts.ts'
import { isSaid, placeIn, type Parts } from './story-parts.ts'

const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  한: 1,
  두: 2,
  세: 3,
  네: 4,
  다섯: 5,
  여섯: 6,
}
const COUNT = String.raw`(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`
const UNIT = '(day|weekend|week|month|year)s?'
const EVENT = String.raw`(finale|final(?:e)?(?:\s+episode)?|last\s+episode|ended|concluded|wrapped(?:\s+up)?|premiered?|first\s+episode|first\s+aired|began\s+airing|started)`
/** "two weekends since … aired its finale", "three weeks after the premiere", "ended two weeks ago". */
const PATTERNS: [RegExp, number, number, number][] = [
  [new RegExp(String.raw`\b${COUNT}\s+${UNIT}\s+(?:since|after)\s+[^.!?\n]{0,80}?\b${EVENT}`, 'giu'), 1, 2, 3],
  [new RegExp(String.raw`\b${EVENT}\b[^.!?\n]{0,30}?\b${COUNT}\s+${UNIT}\s+ago`, 'giu'), 2, 3, 1],
]
/** "종영 2주 만에", "종영한 지 두 달", "첫 방송 후 3주". */
const KOREAN =
  /(종영|막을 내린|끝난|마지막\s?회|최종회|첫\s?방송|첫\s?방|방송을 시작한)(?:한|된|이|\s)*(?:\s*(?:지|후|뒤|이후|만에))?\s*(\d{1,3}|한|두|세|네|다섯|여섯)\s?(일|주말|주|달|개월|년)/gu
const KOREAN_UNITS: Record<string, string> = {
  일: 'day',
  주말: 'weekend',
  주: 'week',
  달: 'month',
  개월: 'month',
  년: 'year',
}

type Claim = { from: number; to: number; count: number; unit: string; finale: boolean; number: string }

/** "Weeks since": counted to the day of publication, in the drama's zone. */
export function checkSince(parts: Parts, facts: GateFacts): Failure[] {
  const season = seasonOf(facts)
  const today = wallOf(facts.at, zoneOf(facts)).day
  return parts.words
    .filter(({ type }) => type !== 'quote')
    .flatMap((words) =>
      claims(words.text).flatMap((claim): Failure[] => {
        if (isSaid(words, claim.from, claim.to)) return []
        const event = claim.finale ? (season?.finale?.localDate ?? lastAired(season)) : season?.premiere?.localDate
        const common = { place: placeIn(words, claim.from, claim.to), words: words.text.slice(claim.from, claim.to) }
        if (event === undefined)
          return [
            {
              ...common,
              code: 'since-unknown',
              severity: 'warning',
              message: `“${common.words}”: the library does not know that day.`,
            },
          ]
        const right = countsFrom(event, today, claim.unit)
        if (right.includes(claim.count)) return []
        const ahead = daysBetween(event, today) < 0
        const nearest = ahead ? event : `${right[0]}`
        const at = words.text.indexOf(claim.number, claim.from)
        return [
          {
            ...common,
            code: 'since-wrong',
            severity: 'error',
            nearest,
            values: { date: event },
            message: `“${common.words}”: that was on ${event}, ${ahead ? 'which is yet to come' : `${right[0]} ${claim.unit}s before publication`}.`,
            ...(ahead || at < 0
              ? {}
              : {
                  fix: {
                    label: 'nearest',
                    shows: nearest,
                    edits: [
                      {
                        do: 'replace' as const,
                        at: { ...common.place, from: at, to: at + claim.number.length },
                        text: wordFor(right[0] ?? 0, claim.number),
                      },
                    ],
                  },
                }),
          },
        ]
      }),
    )
}

function claims(text: string): Claim[] {
  const english = PATTERNS.flatMap(([pattern, count, unit, event]) =>
    [...text.matchAll(pattern)].map((match) =>
      claim(
        match,
        match[count] ?? '',
        (match[unit] ?? '').toLowerCase(),
        /fin|last|end|conclud|wrap/iu.test(match[event] ?? ''),
      ),
    ),
  )
  const korean = [...text.matchAll(KOREAN)].map((match) =>
    claim(match, match[2] ?? '', KOREAN_UNITS[match[3] ?? ''] ?? 'day', !/첫|시작/u.test(match[1] ?? '')),
  )
  return [...english, ...korean]
}

function claim(match: RegExpExecArray, number: string, unit: string, finale: boolean): Claim {
  const count = NUMBERS[number.toLowerCase()] ?? Number(number)
  return { from: match.index, to: match.index + match[0].length, count, unit, finale, number }
}

function lastAired(season: ReturnType<typeof seasonOf>): string | undefined {
  return season?.status === 'ended' ? season.finale?.localDate : undefined
}

/** What may be said, the plainest first: two weeks and a day are two weeks; thirteen days are nearly two. */
function countsFrom(event: string, today: string, unit: string): number[] {
  const days = daysBetween(event, today)
  if (unit === 'day') return [days]
  if (unit === 'weekend') return [weekendsBetween(event, today)]
  const length = unit === 'week' ? 7 : unit === 'month' ? 30.44 : 365.25
  return [...new Set([Math.floor(days / length), Math.round(days / length)])]
}

/** Weekends that have begun after the day and are over, or on, today. */
function weekendsBetween(event: string, today: string): number {
  let weekends = 0
  for (let day = addDays(event, 1); day <= today; day = addDays(day, 1)) if (weekdayOf(day) === 6) weekends++
  return weekends
}

/** A number in the same manner: a word for a word. */
function wordFor(count: number, like: string): string {
  if (/^\d/u.test(like)) return String(count)
  const hangul = /\p{Script=Hangul}/u.test(like)
  const word = Object.entries(NUMBERS).find(
    ([name, value]) =>
      value === count && name.length > 2 - Number(hangul) && /\p{Script=Hangul}/u.test(name) === hangul,
  )?.[0]
  return word ?? String(count)
}
