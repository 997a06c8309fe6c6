import { expect, test } from 'vitest'
import { BANDS, BANDS_PER_OCTAVE, HOP_SAMPLES, LOWEST_BAND_HZ, SpectrumAnalyser } from './index.ts'

const RATE = 16_000

function framesOf(samples: Float32Array, chunk = samples.length): Uint8Array[] {
  const frames: Uint8Array[] = []
  const analyser = new SpectrumAnalyser(RATE, (levels) => frames.push(levels.slice()))
  for (let at = 0; at < samples.length; at += chunk) analyser.samples(samples.subarray(at, at + chunk))
  analyser.finish(Math.ceil(samples.length / HOP_SAMPLES))
  return frames
}

const sine = (hz: number, seconds: number): Float32Array =>
  Float32Array.from({ length: seconds * RATE }, (_, n) => Math.sin((2 * Math.PI * hz * n) / RATE))

test('a sine stands in its own band, near full level', () => {
  for (const band of [3, 20, 41, 60]) {
    const frames = framesOf(sine(LOWEST_BAND_HZ * 2 ** (band / BANDS_PER_OCTAVE), 1))
    const middle = frames[40]!
    expect(middle.indexOf(Math.max(...middle))).toBe(band)
    expect(Math.max(...middle)).toBeGreaterThan(215)
    expect(middle[(band + 24) % BANDS]).toBeLessThan(150)
  }
})

test('a click stands in the frame of its time', () => {
  const samples = new Float32Array(RATE)
  samples[50 * HOP_SAMPLES] = 1
  const loudness = framesOf(samples).map((levels) => levels.reduce((sum, level) => sum + level, 0))
  expect(loudness.indexOf(Math.max(...loudness))).toBe(50)
})

test('how the samples are handed over makes no difference', () => {
  const samples = sine(700, 0.5).map((v, n) => v * Math.sin(n / 900))
  expect(framesOf(samples, 77)).toEqual(framesOf(samples))
})

test('silence is at the floor, and every hop has a frame', () => {
  const frames = framesOf(new Float32Array(RATE))
  expect(frames).toHaveLength(Math.ceil(RATE / HOP_SAMPLES))
  expect(Math.max(...frames.flatMap((levels) => [...levels]))).toBe(0)
})
