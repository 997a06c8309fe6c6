import { expect, test } from 'vitest'
import { findPeaks } from '../print/index.ts'
import { createVideoAnalyser, type Spectrogram } from '../readings/index.ts'
import { toneEvidence } from './tone-evidence.ts'

const SECONDS = 4
const RATE = 16_000

/** A voice of 24 harmonics that glides, two formants going over it, and pauses between its syllables. */
function voice(pitch: number): Spectrogram {
  const samples = new Float32Array(SECONDS * RATE)
  let phase = 0
  for (let n = 0; n < samples.length; n++) {
    const t = n / RATE
    const hz = pitch * (1 + 0.15 * Math.sin(1.7 * t) + 0.05 * Math.sin(5 * t))
    phase += (2 * Math.PI * hz) / RATE
    const formants = [500 + 200 * Math.sin(2.3 * t), 1600 + 500 * Math.sin(3.1 * t + 1)]
    for (let h = 1; h <= 24; h++) {
      const loudness = formants.reduce((sum, formant) => sum + Math.exp(-(((h * hz - formant) / 250) ** 2)), 0.02)
      samples[n]! += 0.1 * loudness * Math.sin(h * phase) * Math.max(0, Math.sin(9 * t))
    }
  }
  const analyser = createVideoAnalyser({ durationSeconds: SECONDS, sound: { sampleRate: RATE } })
  analyser.sound(samples)
  return analyser.finish(SECONDS).sound!.spectrum
}

/** Nats of each tone by which a voice at `pitch` times the other's copies it, asked `shift` semitones up. */
function natsOf(pitch: number, shift = 0): number {
  const peaks = findPeaks(voice(140))
  const { tones, nats } = toneEvidence(voice(140 * pitch), peaks, { rate: 1, offsetSeconds: 0 }, shift, {
    start: 0,
    end: SECONDS,
  })
  expect(tones).toBeGreaterThan(20)
  return nats / tones
}

test('a voice that copies another has its tones, and one that says the same at the same times a little higher has not', () => {
  expect(natsOf(1)).toBeGreaterThan(1)
  for (const pitch of [0.85, 0.94, 1.05, 1.12]) expect(natsOf(pitch)).toBeLessThan(0)
})

test('tones are sought where the pitch went with the speed', () => {
  expect(natsOf(2 ** (3 / 12), 3)).toBeGreaterThan(0.5)
  expect(natsOf(2 ** (3 / 12))).toBeLessThan(0)
})
