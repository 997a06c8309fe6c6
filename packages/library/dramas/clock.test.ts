import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveAirings } from './airings.ts'
import { addDays, daysBetween, formatClock, instantOf, isZone, parseClock, wallOf, weekdayOf } from './clock.ts'

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
const days = fc.integer({ min: 0, max: 365 * 70 }).map((days) => addDays('1980-01-01', days))
const minutes = fc.integer({ min: 0, max: 1439 })

/** What a clock in a zone shows, as Intl says it: the other way round from ours. */
function shown(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at)
}

describe('clock times', () => {
  it('reads and writes what broadcasters print', () => {
    expect([parseClock('22:30'), parseClock('25:10'), parseClock('0:05')]).toEqual([1350, 1510, 5])
    expect([parseClock('48:00'), parseClock('10:60'), parseClock('10.30'), parseClock('')]).toEqual(
      Array(4).fill(undefined),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2879 }), (at) => {
        expect(parseClock(formatClock(at))).toBe(at)
      }),
      { seed: 1 },
    )
  })

  it('takes Saturday 25:10 in Seoul for ten past one on Sunday', () => {
    expect(instantOf({ day: '2024-03-02', minutes: 1510 }, 'Asia/Seoul')).toEqual(new Date('2024-03-02T16:10:00Z'))
  })

  it('moves a time that summer time skips on by the gap, and takes the earlier of two', () => {
    expect(instantOf({ day: '2024-03-31', minutes: 150 }, 'Europe/Berlin')).toEqual(new Date('2024-03-31T01:30:00Z'))
    expect(instantOf({ day: '2024-10-27', minutes: 150 }, 'Europe/Berlin')).toEqual(new Date('2024-10-27T00:30:00Z'))
    // Samoa had no 30 December 2011 at all.
    expect(wallOf(instantOf({ day: '2011-12-30', minutes: 600 }, 'Pacific/Apia'), 'Pacific/Apia')).toMatchObject({
      day: '2011-12-31',
      minutes: 600,
    })
  })

  it('is undone by the clock on the wall, in every zone, unless the time does not exist', () => {
    fc.assert(
      fc.property(zones, days, minutes, (zone, day, minute) => {
        const at = instantOf({ day, minutes: minute }, zone)
        const wall = `${day} ${formatClock(minute)}`
        const there = shown(at, zone)
        if (there === wall) {
          expect(wallOf(at, zone)).toEqual({ day, minutes: minute, weekday: weekdayOf(day) })
          // The earlier of two: no instant up to three hours before shows the same.
          for (const earlier of [30, 60, 120, 180])
            expect(shown(new Date(at.getTime() - earlier * 60_000), zone)).not.toBe(wall)
        } else {
          // In a gap: no instant of the two days around shows that time.
          for (let around = -1500; around <= 1500; around += 15) {
            expect(shown(new Date(at.getTime() + around * 60_000), zone)).not.toBe(wall)
          }
        }
      }),
      { seed: 2, numRuns: 2000 },
    )
  }, 180_000)

  it('counts days and weekdays as Intl does', () => {
    const name = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' })
    fc.assert(
      fc.property(days, days, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b)
        expect(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekdayOf(a) - 1]).toBe(
          name.format(new Date(`${a}T00:00Z`)),
        )
      }),
      { seed: 3 },
    )
    expect([isZone('Asia/Seoul'), isZone('Asia/Nowhere')]).toEqual([true, false])
  })
})

describe('airings', () => {
  const pattern = { network: 'A', zone: 'Asia/Seoul', weekdays: [6, 7], minutes: 1350, startsOn: '2024-03-02' }

  it('lays episodes over the pattern, and moves on over a day off', () => {
    const airings = deriveAirings(pattern, [{ onDate: '2024-03-09', kind: 'off' }], 5)
    expect(airings.map((airing) => [airing.localDate, airing.episode])).toEqual([
      ['2024-03-02', 1],
      ['2024-03-03', 2],
      ['2024-03-10', 3],
      ['2024-03-16', 4],
      ['2024-03-17', 5],
    ])
    expect(airings[0]?.at).toEqual(new Date('2024-03-02T13:30:00Z'))
  })

  it('moves a slot, gives a slot to a special, and adds a special on another day', () => {
    const airings = deriveAirings(
      pattern,
      [
        { onDate: '2024-03-03', kind: 'moved', toDate: '2024-03-04', toMinutes: 1510 },
        { onDate: '2024-03-09', kind: 'special', words: 'A look back' },
        { onDate: '2024-04-01', kind: 'special', words: 'Farewell' },
      ],
      3,
    )
    expect(
      airings.map(({ localDate, localMinutes, episode, kind }) => [localDate, localMinutes, episode, kind]),
    ).toEqual([
      ['2024-03-02', 1350, 1, 'first'],
      ['2024-03-04', 1510, 2, 'first'],
      ['2024-03-09', 1350, null, 'special'],
      ['2024-03-10', 1350, 3, 'first'],
      ['2024-04-01', 1350, null, 'special'],
    ])
  })

  it('airs two a day one after the other, and keeps its local hour over summer time', () => {
    const two = deriveAirings({ ...pattern, episodesPerDay: 2, runtimeMinutes: 35 }, [], 4)
    expect(two.map((airing) => [airing.localDate, airing.localMinutes])).toEqual([
      ['2024-03-02', 1350],
      ['2024-03-02', 1385],
      ['2024-03-03', 1350],
      ['2024-03-03', 1385],
    ])
    const berlin = deriveAirings({ ...pattern, zone: 'Europe/Berlin', weekdays: [7], startsOn: '2024-03-24' }, [], 2)
    expect(berlin.map((airing) => airing.at.toISOString())).toEqual([
      '2024-03-24T21:30:00.000Z',
      '2024-03-31T20:30:00.000Z',
    ])
  })

  it('brings every episode once, in order, on days of the pattern, whatever days are off', () => {
    const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
    fc.assert(
      fc.property(
        weekdays,
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.integer({ min: 0, max: 200 })),
        (on, count, offs) => {
          const exceptions = offs.map((days) => ({ onDate: addDays(pattern.startsOn, days), kind: 'off' as const }))
          const airings = deriveAirings({ ...pattern, weekdays: on }, exceptions, count)
          expect(airings.map((airing) => airing.episode)).toEqual(
            Array.from({ length: count }, (_, index) => index + 1),
          )
          for (const { localDate } of airings) {
            expect(on).toContain(weekdayOf(localDate))
            expect(exceptions.map((each) => each.onDate)).not.toContain(localDate)
          }
        },
      ),
      { seed: 4 },
    )
  })
})
