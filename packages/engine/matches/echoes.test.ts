import { expect, test } from 'vitest'
import { makePrint } from '../print/index.ts'
import { createVideoAnalyser, type SoundReadings } from '../readings/index.ts'
import { soundEchoes } from './echoes.ts'
import { SoundTrack } from './sound-track.ts'
import { sourceOf } from './source.ts'

const RATE = 16_000
const SECONDS = 16

/** A tone of four harmonics whose pitch steps every eighth of a second, as `pitchOf` says. */
function soundOf(pitchOf: (step: number) => number): { sound: SoundReadings; source: ReturnType<typeof sourceOf> } {
  const analyser = createVideoAnalyser({ durationSeconds: SECONDS, sound: { sampleRate: RATE } })
  let phase = 0
  analyser.sound(
    Float32Array.from({ length: SECONDS * RATE }, (_, i) => {
      phase += (2 * Math.PI * pitchOf(Math.floor((8 * i) / RATE))) / RATE
      return [1, 2, 3, 4].reduce((sum, harmonic) => sum + Math.sin(harmonic * phase) / 8, 0)
    }),
  )
  const readings = analyser.finish(SECONDS)
  return { sound: readings.sound!, source: sourceOf(0, 'one', makePrint(readings)) }
}

const echoesOf = (pitchOf: (step: number) => number) => {
  const { sound, source } = soundOf(pitchOf)
  const hearing = {
    track: new SoundTrack(sound).growth(1, 0),
    alignment: { rate: 1, offsetSeconds: 0 },
    shift: 0,
    agreement: 1,
  }
  return soundEchoes(source, hearing, { start: 6, end: 9 })
}

test('a tune that does not come again agrees in its place alone', () => {
  const { agreement, echo, deviation } = echoesOf((step) => 200 + ((step ** 3 * 7919 + step * 271) % 601))
  expect(agreement).toBeGreaterThan(0.8)
  expect(echo).toBeLessThan(0.45 * agreement)
  expect(agreement).toBeGreaterThan(7 * deviation)
})

test('a siren agrees with itself a turn later', () => {
  const { agreement, echo } = echoesOf((step) => 300 + 60 * Math.abs((step % 16) - 8))
  expect(echo).toBeGreaterThan(0.9 * agreement)
})
