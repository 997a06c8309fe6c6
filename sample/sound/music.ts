import { seeded } from './random.ts'
import { SAMPLE_RATE, samplesOf } from './rate.ts'

/** A piece: chords of four beats each, a tune over them, and how it is played. Notes are MIDI numbers; 0 rests. */
export type Piece = {
  beatsPerMinute: number
  chords: readonly (readonly number[])[]
  /** Pairs of note and beats, run through again and again. */
  tune: readonly (readonly [number, number])[]
  pad: number
  arpeggio: number
  /** Seconds until a plucked note is gone. */
  ring: number
  bright: number
}

/** Written for this drama: the yellow umbrella's tune, in D. */
const UMBRELLA: readonly (readonly [number, number])[] = [
  [78, 1.5],
  [76, 0.5],
  [74, 1],
  [69, 1],
  [71, 2],
  [0, 2],
  [74, 1.5],
  [76, 0.5],
  [78, 1],
  [81, 1],
  [76, 3],
  [0, 1],
  [79, 1.5],
  [78, 0.5],
  [76, 1],
  [74, 1],
  [71, 2],
  [73, 2],
  [74, 3],
  [0, 5],
]

export const PIECES = {
  /** The shop by night. */
  rainTheme: {
    beatsPerMinute: 66,
    chords: [
      [38, 57, 62, 66, 73],
      [35, 54, 62, 66, 69],
      [31, 55, 59, 66, 74],
      [33, 52, 57, 64, 71],
    ],
    tune: UMBRELLA,
    pad: 0.5,
    arpeggio: 0.55,
    ring: 2.2,
    bright: 0.3,
  },
  /** The bus stop twenty years ago; the same tune, slower, with air. */
  memory: {
    beatsPerMinute: 54,
    chords: [
      [43, 55, 62, 66, 71],
      [42, 54, 61, 66, 69],
      [40, 52, 59, 67, 71],
      [45, 57, 61, 64, 69],
    ],
    tune: UMBRELLA.map(([note, beats]) => [note ? note + 12 : 0, beats] as const),
    pad: 0.7,
    arpeggio: 0.25,
    ring: 3.4,
    bright: 0.15,
  },
  /** A clear day; also the broadcaster's tune. */
  clear: {
    beatsPerMinute: 92,
    chords: [
      [50, 57, 62, 66],
      [47, 54, 62, 66],
      [43, 55, 59, 62],
      [45, 57, 61, 64],
    ],
    tune: UMBRELLA,
    pad: 0.25,
    arpeggio: 0.8,
    ring: 1.1,
    bright: 0.5,
  },
  /** What a making-of hums to itself on set. */
  making: {
    beatsPerMinute: 104,
    chords: [
      [48, 55, 64, 67],
      [45, 52, 60, 64],
      [41, 53, 57, 65],
      [43, 55, 59, 62],
    ],
    tune: [
      [76, 0.5],
      [79, 0.5],
      [84, 1],
      [0, 0.5],
      [83, 0.5],
      [79, 1],
      [81, 0.5],
      [79, 0.5],
      [76, 1],
      [0, 2],
      [77, 0.5],
      [76, 0.5],
      [74, 1],
      [0, 0.5],
      [72, 0.5],
      [74, 1],
      [67, 2],
      [0, 2],
    ],
    pad: 0.08,
    arpeggio: 0.7,
    ring: 0.6,
    bright: 0.7,
  },
  /** Laid over the hug when it is told again, slowly. */
  embrace: {
    beatsPerMinute: 58,
    chords: [
      [41, 53, 60, 64, 69],
      [40, 52, 59, 64, 67],
      [38, 53, 57, 62, 65],
      [43, 55, 59, 62, 69],
    ],
    tune: [
      [84, 2],
      [83, 1],
      [79, 1],
      [76, 3],
      [0, 1],
      [77, 2],
      [76, 1],
      [72, 1],
      [74, 4],
      [0, 2],
      [72, 2],
      [76, 2],
      [79, 2],
      [77, 4],
      [0, 2],
    ],
    pad: 0.9,
    arpeggio: 0.4,
    ring: 3,
    bright: 0.2,
  },
} satisfies Record<string, Piece>

const hertzOf = (note: number) => 440 * 2 ** ((note - 69) / 12)

/** Plays a piece for as long as asked, and lets it fade over the last two seconds. */
export function play(piece: Piece, seconds: number, seed: number): Float32Array {
  const random = seeded(seed)
  const out = new Float32Array(samplesOf(seconds))
  const beat = 60 / piece.beatsPerMinute
  for (let bar = 0; bar * 4 * beat < seconds; bar++) {
    const chord = piece.chords[bar % piece.chords.length] ?? []
    const start = bar * 4 * beat
    for (const note of chord) pad(out, start, 4 * beat, hertzOf(note), 0.016 * piece.pad)
    for (let step = 0; step < 8; step++) {
      const note = chord[[0, 2, 3, 1, chord.length - 1, 2, 3, 1][step] ?? 0] ?? 60
      const late = (random() - 0.5) * 0.02
      pluck(
        out,
        start + (step * beat) / 2 + Math.max(0, late),
        hertzOf(note),
        piece.ring,
        piece.bright,
        0.045 * piece.arpeggio * (0.7 + 0.5 * random()),
      )
    }
  }
  let at = 4 * beat
  for (let n = 0; at < seconds; n++) {
    const [note, beats] = piece.tune[n % piece.tune.length] ?? [0, 1]
    if (note) pluck(out, at, hertzOf(note), piece.ring * 1.3, piece.bright, 0.085)
    at += beats * beat
  }
  fade(out, 0.8, 2)
  return out
}

/** A struck string: partials that die the sooner the higher they are, a little sharp as in a piano. */
function pluck(out: Float32Array, atSeconds: number, hertz: number, ring: number, bright: number, gain: number) {
  const from = samplesOf(atSeconds)
  const length = samplesOf(ring)
  for (let partial = 1; partial <= 6; partial++) {
    const strength = gain * (0.35 + 0.5 * bright) ** (partial - 1)
    if (strength < 0.0004) break
    const step = (2 * Math.PI * hertz * partial * (1 + 0.0003 * partial * partial)) / SAMPLE_RATE
    const fall = Math.exp((-6.2 * (0.7 + 0.4 * partial)) / length)
    let envelope = strength
    for (let i = 0; i < length && from + i < out.length; i++) {
      const attack = i < 180 ? i / 180 : 1
      out[from + i]! += Math.sin(step * i) * envelope * attack
      envelope *= fall
    }
  }
}

/** Two voices a few cents apart that swell and sink. */
function pad(out: Float32Array, atSeconds: number, seconds: number, hertz: number, gain: number) {
  if (gain < 0.0005) return
  const from = samplesOf(atSeconds)
  const length = samplesOf(seconds * 1.25)
  const step = (2 * Math.PI * hertz) / SAMPLE_RATE
  for (let i = 0; i < length && from + i < out.length; i++) {
    const swell = Math.sin((Math.PI * i) / length)
    out[from + i]! +=
      (Math.sin(step * i) + Math.sin(step * 1.0023 * i + 1) + 0.3 * Math.sin(step * 2.001 * i)) * gain * swell
  }
}

/** Fades both ends, in place. Seconds. */
export function fade(samples: Float32Array, inSeconds: number, outSeconds: number): Float32Array {
  const rising = samplesOf(inSeconds)
  const falling = samplesOf(outSeconds)
  for (let i = 0; i < rising && i < samples.length; i++) samples[i]! *= i / rising
  for (let i = 0; i < falling && i < samples.length; i++) samples[samples.length - 1 - i]! *= i / falling
  return samples
}
