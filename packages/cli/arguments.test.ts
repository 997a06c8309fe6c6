import { expect, test } from 'vitest'
import { readArguments, spreadOptions } from './arguments.ts'
import { WrongUse } from './command.ts'

test('an option that takes several values takes those up to the next option', () => {
  expect(spreadOptions(['m.mp4', '--episodes', 'a', 'b', '--out', 'o'], ['--episodes'])).toEqual([
    'm.mp4',
    '--episodes',
    'a',
    '--episodes',
    'b',
    '--out',
    'o',
  ])
})

test('what follows -- is left as it is', () => {
  expect(spreadOptions(['--episodes', 'a', '--', '-odd.mp4', 'b'], ['--episodes'])).toEqual([
    '--episodes',
    'a',
    '--',
    '-odd.mp4',
    'b',
  ])
})

test('such an option without a value is wrong use', () => {
  expect(() => spreadOptions(['--episodes', '--json'], ['--episodes'])).toThrow(WrongUse)
})

test('an unknown option is wrong use and says which', () => {
  expect(() => readArguments(['--jsno'], { json: { type: 'boolean' } })).toThrow(
    "Unknown option '--jsno'. Did you mean --json?",
  )
})
