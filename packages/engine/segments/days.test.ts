import { describe, expect, it } from 'vitest'
import { dayAt, findDayChanges } from './days.ts'

const at = (start: number, text: string) => ({ start, end: start + 2, cue: 0, text })
const dayOf = (seconds: number, ...texts: ReturnType<typeof at>[]) =>
  dayAt({ start: seconds, end: seconds + 1 }, findDayChanges(texts))?.day

describe('shooting days', () => {
  it.each([
    'A few days later',
    '며칠 후',
    '다음 날',
    '数日後',
    '翌日',
    'unos días después',
    'al día siguiente',
    '几天后',
    '三天后',
  ])('begins another day at "%s"', (text) => {
    expect(dayOf(10, at(50, text))).toBe(1)
    expect(dayOf(60, at(50, text))).toBe(2)
  })

  it.each([
    ['Day 4', 4],
    ['촬영 3일차', 3],
    ['撮影2日目', 2],
    ['día 5', 5],
    ['拍摄第6天', 6],
  ])('takes the number from "%s"', (text, day) => {
    expect(dayOf(60, at(50, text))).toBe(day)
  })

  it.each(['See you the next day, then.', '며칠 후에 다시 만나자', 'I came back a few days later and cried', '어제'])(
    'hears nothing in talk: %s',
    (text) => {
      expect(findDayChanges([at(50, text)])).toEqual([])
    },
  )

  it('gives no day where nothing tells', () => {
    expect(dayAt({ start: 0, end: 1 }, [])).toBeUndefined()
  })
})
