import { findMatches } from '@aftercut/engine/matches'
import { makePrint } from '@aftercut/engine/print'
import { ANALYSIS_SAMPLE_RATE, createVideoAnalyser, type Readings } from '@aftercut/engine/readings'
import { type Delivery, line, Random, speak, VOICE_RATE, VOICES } from '../stage/index.ts'
import { resampled } from './sounds.ts'

/** Tapes of lines that are spoken again; SEEDS=9101 makes as many others from there on. */
const FIRST_SEED = Number(process.env['SEEDS'] ?? 9001)
const TAPES = 6
const LINES = 60

/** How a line is spoken again: of two tapes, what the other has not. The smallest are all but a copy. */
const CHANGES: ((random: Random) => Pick<Delivery, 'rate' | 'pitch' | 'range'>)[] = [
  (random) => ({ rate: either(random, 4, 20), pitch: either(random, 2, 8), range: random.whole(-10, 10) }),
  (random) => ({ rate: random.whole(-3, 3), pitch: either(random, 3, 25), range: random.whole(-10, 10) }),
  (random) => ({ rate: either(random, 5, 40), pitch: random.whole(-1, 1), range: 0 }),
  (random) => ({ rate: random.whole(-8, 8), pitch: either(random, 2, 12), range: random.whole(-20, 20) }),
]

const either = (random: Random, least: number, most: number): number => random.pick([-1, 1]) * random.whole(least, most)

/**
 * Lines that are spoken again, with nothing to be seen: by the same synthesised voice, faster or slower, higher or lower, and
 * often with only one of these. Six speak, and lines share their beginnings, middles and ends.
 */
export async function run(): Promise<void> {
  let spoken = 0
  const called: string[] = []
  for (let seed = FIRST_SEED; seed < FIRST_SEED + TAPES; seed++) {
    const random = new Random(seed)
    const cast = Array.from({ length: 6 }, () => deliveryOf(random))
    const lines = Array.from({ length: LINES }, (_, n): Spoken => ({ text: line(random), ...cast[n % cast.length]! }))
    const again = lines.map((each) => spokenAgain(each, random))
    // Another order: each is found where it is, or nowhere.
    const order = again.map((each) => ({ each, key: random.next() })).toSorted((a, b) => a.key - b.key)
    const print = makePrint(heard(tapeOf(lines, random)))
    const making = heard(
      tapeOf(
        order.map(({ each }) => each),
        random,
      ),
    )
    spoken += lines.length
    for (const { making: at, rate, confidence } of findMatches(making, [{ id: `tape-${seed}`, print }]))
      called.push(
        `tape ${seed}: ${at.start.toFixed(1)}–${at.end.toFixed(1)} s × ${rate.toFixed(3)} ${confidence.toFixed(2)}`,
      )
  }
  console.log('| lines spoken again, sound alone | called copies | must be |')
  console.log('| --- | --- | --- |')
  console.log(`| ${spoken} | ${called.length} | 0 |`)
  for (const one of called) console.log(`  ${one}`)
}

type Spoken = Delivery & { text: string }

const deliveryOf = (random: Random): Delivery => ({
  voice: random.pick(VOICES),
  rate: random.whole(140, 180),
  pitch: random.whole(30, 70),
  range: random.whole(40, 70),
})

function spokenAgain(spoken: Spoken, random: Random): Spoken {
  const { rate, pitch, range } = random.pick(CHANGES)(random)
  return {
    ...spoken,
    rate: spoken.rate + rate,
    pitch: spoken.pitch + pitch,
    range: Math.max(0, spoken.range + range),
  }
}

/** The lines one after the other, pauses between them and a little hiss under all. Samples at VOICE_RATE. */
function tapeOf(lines: readonly Spoken[], random: Random): Float32Array {
  const parts = lines.flatMap(({ text, ...delivery }) => [
    speak(text, delivery),
    new Float32Array(Math.round(random.between(0.3, 1.2) * VOICE_RATE)),
  ])
  const tape = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) tape[at + i] = 0.5 * part[i]! + (random.next() * 2 - 1) * 0.002
    at += part.length
  }
  return tape
}

function heard(tape: Float32Array): Readings {
  const samples = resampled(tape, VOICE_RATE, ANALYSIS_SAMPLE_RATE)
  const seconds = samples.length / ANALYSIS_SAMPLE_RATE
  const analyser = createVideoAnalyser({ durationSeconds: seconds, sound: { sampleRate: ANALYSIS_SAMPLE_RATE } })
  analyser.sound(samples)
  return analyser.finish(seconds)
}
