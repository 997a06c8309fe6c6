import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayText, mondayOf, parseDay, weekAt } from './week.ts'
import { addDays, dayShift, instantOf, startOfDay, zonedAt } from './zoned.ts'

const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
/** 1995 to 2037: what zone tables hold for sure, whole seconds. */
const instant = fc
  .integer({ min: Date.UTC(1995, 0, 1) / 1000, max: Date.UTC(2037, 0, 1) / 1000 })
  .map((seconds) => seconds * 1000)

/** The same instant as Intl writes it, read by no code of ours. */
function written(instantMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    weekday: undefined,
  }).format(instantMs)
}

describe('zonedAt', () => {
  test('reads what Intl writes, in every zone', () => {
    fc.assert(
      fc.property(instant, zone, (at, where) => {
        const { year, month, day, hour, minute, second } = zonedAt(at, where)
        const two = (value: number) => String(value).padStart(2, '0')
        expect(`${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`).toBe(written(at, where))
      }),
      { numRuns: 2000, seed: 7 },
    )
  })

  test('names the weekday that Intl names', () => {
    const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const said = new Intl.DateTimeFormat('en', { timeZone, weekday: 'long' }).format(at)
        expect(names[zonedAt(at, timeZone).weekday - 1]).toBe(said)
      }),
      { numRuns: 1000, seed: 7 },
    )
  })

  test('half past ten on Saturday night in Seoul is Saturday morning in New York, and an hour later in summer', () => {
    const winter = instantOf(2026, 1, 10, 22 * 60 + 30, 'Asia/Seoul')
    const summer = instantOf(2026, 7, 11, 22 * 60 + 30, 'Asia/Seoul')
    expect(zonedAt(winter, 'America/New_York')).toMatchObject({ weekday: 6, hour: 8, minute: 30 })
    expect(zonedAt(summer, 'America/New_York')).toMatchObject({ weekday: 6, hour: 9, minute: 30 })
    expect(dayShift(winter, 'Asia/Seoul', 'Pacific/Auckland')).toBe(1)
    expect(dayShift(instantOf(2026, 1, 10, 60, 'Asia/Seoul'), 'Asia/Seoul', 'America/Los_Angeles')).toBe(-1)
  })
})

describe('instantOf', () => {
  test('goes back to where it came from, or to the earlier of two instants with the same reading', () => {
    fc.assert(
      fc.property(instant, zone, (at, where) => {
        const { year, month, day, hour, minute, second } = zonedAt(at, where)
        const back = instantOf(year, month, day, hour * 60 + minute, where) + second * 1000
        expect(back).toBeLessThanOrEqual(at)
        expect(zonedAt(back, where)).toEqual(zonedAt(at, where))
      }),
      { numRuns: 2000, seed: 7 },
    )
  })

  test('a time that clocks skip lies as far after the skip', () => {
    // New York, 2026-03-08: 02:00 becomes 03:00.
    const skipped = instantOf(2026, 3, 8, 2 * 60 + 30, 'America/New_York')
    expect(zonedAt(skipped, 'America/New_York')).toMatchObject({ hour: 3, minute: 30 })
  })

  test('a clock time past midnight of the broadcast day ("25:10") is the next morning', () => {
    expect(zonedAt(instantOf(2026, 1, 10, 25 * 60 + 10, 'Asia/Seoul'), 'Asia/Seoul')).toMatchObject({
      day: 11,
      hour: 1,
      minute: 10,
    })
  })
})

describe('the week', () => {
  test('has seven days without gap or overlap, each starting where the calendar turns, in every zone', () => {
    fc.assert(
      fc.property(instant, zone, (at, where) => {
        const { year, month, day } = zonedAt(at, where)
        const week = weekAt(mondayOf({ year, month, day }), where)
        expect(week).toHaveLength(7)
        for (const [index, { day: named, startMs, endMs }] of week.entries()) {
          if (index > 0) expect(startMs).toBe(week[index - 1]?.endMs)
          // Samoa had no 30 December 2011: a day may be empty, and never negative.
          expect(endMs).toBeGreaterThanOrEqual(startMs)
          if (endMs > startMs) {
            expect(zonedAt(startMs, where)).toMatchObject(named)
            expect(zonedAt(endMs - 1000, where)).toMatchObject(named)
          }
        }
        expect(week.some(({ startMs, endMs }) => startMs <= at && at < endMs)).toBe(true)
      }),
      { numRuns: 1000, seed: 7 },
    )
  })

  test('a day starts after a midnight that clocks skip', () => {
    // Beirut and Havana change at midnight.
    const start = startOfDay(2026, 3, 29, 'Asia/Beirut')
    expect(zonedAt(start, 'Asia/Beirut')).toMatchObject({ day: 29, hour: 1, minute: 0 })
  })

  test('days are written and read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const day = addDays(1900, 1, 1, days)
        expect(parseDay(dayText(day))).toEqual(day)
      }),
      { seed: 7 },
    )
    for (const wrong of ['2026-02-30', '2026-13-01', '2026-1-1', 'today', '']) expect(parseDay(wrong)).toBeUndefined()
  })
})
