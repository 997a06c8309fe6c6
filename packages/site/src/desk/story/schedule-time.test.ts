import { expect, test } from 'vitest'
import { instantIn } from './schedule-time.ts'

test('a story is scheduled on the house’s clocks, wherever the editor sits', () => {
  expect(instantIn('2026-11-21T22:30', 'Asia/Seoul').toISOString()).toBe('2026-11-21T13:30:00.000Z')
  expect(instantIn('2026-07-01T09:00', 'America/New_York').toISOString()).toBe('2026-07-01T13:00:00.000Z')
  expect(instantIn('2026-12-01T09:00', 'America/New_York').toISOString()).toBe('2026-12-01T14:00:00.000Z')
})
