import { describe, expect, test } from 'vitest'
import { airingRule, durationText, sayInstant, sayPlace, sayRelative, sayWeekdays } from './phrases.ts'
import { addDays, instantOf } from './zoned.ts'

const seoul = (day: number, minutes: number, month = 11) => instantOf(2026, month, day, minutes, 'Asia/Seoul')

describe('words for times', () => {
  test('an airing, as the network says it and as a reader elsewhere has it', () => {
    const at = seoul(21, 22 * 60 + 30)
    expect(sayInstant(at, 'weekday-time', 'Asia/Seoul', 'en').replaceAll('\u202f', ' ')).toBe('Saturday, 10:30 PM KST')
    expect(sayInstant(at, 'weekday-time', 'America/New_York', 'en').replaceAll('\u202f', ' ')).toBe(
      'Saturday, 8:30 AM EST',
    )
    expect(sayInstant(at, 'weekday-time', 'Asia/Seoul', 'ko')).toContain('토요일')
  })

  test('how long ago, by the calendar of the zone', () => {
    const now = seoul(21, 9 * 60)
    expect(sayRelative(seoul(7, 22 * 60), now, 'Asia/Seoul', 'en')).toBe('2 weeks ago')
    expect(sayRelative(seoul(20, 23 * 60), now, 'Asia/Seoul', 'en')).toBe('yesterday')
    expect(sayRelative(seoul(21, 12 * 60 + 30), now, 'Asia/Seoul', 'en')).toBe('in 3 hours')
    expect(sayRelative(seoul(22, 0), now, 'Asia/Seoul', 'ko')).toBe('내일')
  })

  test('weekdays in order, joined as the language joins them', () => {
    expect(sayWeekdays([7, 6], 'en')).toBe('Saturday and Sunday')
    expect(sayWeekdays([1], 'ko')).toBe('월요일')
  })

  test('places in a video, for people and for machines', () => {
    expect([0, 59.9, 134, 3723].map(sayPlace)).toEqual(['0:00', '0:59', '2:14', '1:02:03'])
    expect([0, 134, 3600, 3723].map(durationText)).toEqual(['PT0S', 'PT2M14S', 'PT1H', 'PT1H2M3S'])
  })
})

describe('airingRule', () => {
  const weekend = Array.from({ length: 8 }, (_, index) => {
    const { month, day } = addDays(2026, 11, 21, Math.floor(index / 2) * 7 + (index % 2))
    return seoul(day, 22 * 60 + 30, month)
  })

  test('the network’s days move to others where the reader is', () => {
    expect(airingRule(weekend, 'Asia/Seoul')).toEqual({ weekdays: [6, 7], clock: { hour: 22, minute: 30 } })
    expect(airingRule(weekend, 'Pacific/Auckland')).toEqual({ weekdays: [1, 7], clock: { hour: 2, minute: 30 } })
  })

  test('no one clock is claimed across a change to summer time', () => {
    const spring = [7, 8].map((day) => seoul(day, 22 * 60 + 30, 3))
    expect(airingRule(spring, 'America/New_York').clock).toBeUndefined()
    expect(airingRule(spring, 'America/New_York').weekdays).toEqual([6, 7])
  })
})
