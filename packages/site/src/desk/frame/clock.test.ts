import { expect, test } from 'vitest'
import { lengthOf, sizeOf, whenOf } from './clock.ts'

test('lengths, instants and sizes as people read them', () => {
  expect(lengthOf(545)).toBe('9:05')
  expect(lengthOf(3723.4)).toBe('1:02:03')
  expect(lengthOf(59.6)).toBe('1:00')
  expect(lengthOf(null)).toBe('')
  expect(whenOf(Date.UTC(2026, 4, 2, 13, 0), 'en-GB', 'Asia/Seoul')).toBe('2 May 2026, 22:00')
  expect(sizeOf(1_234_000_000, 'en')).toBe('1.2 GB')
  expect(sizeOf(999, 'en')).toBe('999 byte')
  expect(sizeOf(0, 'en')).toBe('0 byte')
})
