import { expect, test } from 'vitest'
import { waveformOf } from './waveform.ts'

test('peak and mean of each value, quiet ones spread out, none beyond a byte', () => {
  const levels = waveformOf({
    rate: 50,
    count: 4,
    peak: Float32Array.of(0, 0.01, 1, 1.4),
    rms: Float32Array.of(0, 0.0025, 0.25, -0.1),
  })
  expect([...levels]).toEqual([50, 0, 0, 0, 0, 0, 25, 13, 255, 128, 255, 0])
})
