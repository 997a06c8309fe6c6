import { expect, test } from 'vitest'
import { isEqual } from './is-equal.ts'

test.each([
  [{ a: 1, b: [1, { c: null }] }, { b: [1, {}], a: 1 }, true],
  [[1, 2], [1, 2, 3], false],
  [[1, null], [1], false],
  [{ a: 1 }, { a: '1' }, false],
  [null, undefined, true],
  [{ a: {} }, { a: [] }, false],
])('%j and %j say the same: %s', (a, b, expected) => {
  expect(isEqual(a, b)).toBe(expected)
  expect(isEqual(b, a)).toBe(expected)
})
