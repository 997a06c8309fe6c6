import { BANDS } from '../audio/index.ts'
import { FIRST_SEMITONE, GROWTH_FRAMES, semitoneDecibels, SIGNS, silenceOf } from '../print/index.ts'
import type { SoundReadings } from '../readings/index.ts'

/** Decibels of growth past which more says nothing more: an onset is an onset. */
const MOST_GROWTH = 6

/** Growth is held in twentieths of a decibel, energies in hundredths. */
const GROWTH_UNITS = 20
const ENERGY_UNITS = 100

/** GROWTH_UNITS / ENERGY_UNITS in 2^16ths, and a half: exact for any difference of two energies. */
const FIFTH = Math.floor((GROWTH_UNITS / ENERGY_UNITS) * 2 ** 16)
const HALF = 2 ** 15

/** Frames that are made together: three seconds. */
const CHUNK_BITS = 8

/** Columns before the spectrogram's first semitone: sound an octave lower than it was is read from there. */
const BELOW = 8
const COLUMNS = BELOW + BANDS

/** Decibels by which a band must grow against the next for its sign to be sure. */
const SURE_GROWTH = 1

/** Energy around each semitone of a making-of's sound, in hundredths of a decibel, a chunk at a time. */
class Energies {
  readonly count: number
  readonly rate: number
  readonly values: Int16Array
  readonly #sound: SoundReadings
  readonly #silence: number
  readonly #done: Uint8Array

  constructor(sound: SoundReadings) {
    const { count, rate } = sound.spectrum
    this.count = count
    this.rate = rate
    this.values = new Int16Array(count * COLUMNS)
    this.#sound = sound
    this.#silence = silenceOf(sound.spectrum)
    this.#done = new Uint8Array((count >> CHUNK_BITS) + 1)
  }

  have(frame: number): void {
    const chunk = frame >> CHUNK_BITS
    if (this.#done[chunk]) return
    this.#done[chunk] = 1
    const end = Math.min(this.count, (chunk + 1) << CHUNK_BITS)
    for (let f = chunk << CHUNK_BITS; f < end; f++) {
      for (let column = 0; column < COLUMNS; column++) {
        const decibels = semitoneDecibels(this.#sound.spectrum, f, column - BELOW, this.#silence)
        this.values[f * COLUMNS + column] = Math.round(decibels * ENERGY_UNITS)
      }
    }
  }
}

/** How much more each semitone grows than the one two above, over `reach` frames on each side; in ± MOST_GROWTH. */
class Growths {
  readonly values: Int8Array
  readonly energies: Energies
  readonly #reach: number
  readonly #done: Uint8Array

  constructor(energies: Energies, reach: number) {
    this.energies = energies
    this.values = new Int8Array(energies.count * COLUMNS)
    this.#reach = reach
    this.#done = new Uint8Array((energies.count >> CHUNK_BITS) + 1)
  }

  /** Makes the values of a frame, and of those around it, unless they are there. */
  have(frame: number): void {
    const chunk = frame >> CHUNK_BITS
    if (this.#done[chunk]) return
    this.#done[chunk] = 1
    const { values: energies, count } = this.energies
    const start = chunk << CHUNK_BITS
    const end = Math.min(count, (chunk + 1) << CHUNK_BITS)
    this.energies.have(Math.max(0, start - this.#reach))
    this.energies.have(start)
    this.energies.have(Math.min(count - 1, end - 1 + this.#reach))
    const most = MOST_GROWTH * GROWTH_UNITS
    for (let f = start; f < end; f++) {
      const before = Math.max(0, f - this.#reach) * COLUMNS
      const after = Math.min(count - 1, f + this.#reach) * COLUMNS
      for (let column = 0; column < COLUMNS - 2; column++) {
        const own = energies[after + column]! - energies[before + column]!
        const next = energies[after + column + 2]! - energies[before + column + 2]!
        const growth = (Math.imul(own - next, FIFTH) + HALF) >> 16
        this.values[f * COLUMNS + column] = growth > most ? most : growth < -most ? -most : growth
      }
    }
  }
}

/**
 * How the bands of a making-of's sound grow against each other at one pitch, ready to be laid on the signs of a print.
 * `have` a frame before reading: band `b` at frame `f` is values[f × stride + first + 2 × b], in twentieths of a decibel.
 */
export class GrowthTrack {
  readonly rate: number
  readonly count: number
  readonly values: Int8Array
  readonly stride = COLUMNS
  readonly first: number
  readonly #growths: Growths
  #signs: { words: Uint32Array; sure: Uint32Array; done: Uint8Array } | undefined

  constructor(growths: Growths, shift: number) {
    this.rate = growths.energies.rate
    this.count = growths.energies.count
    this.values = growths.values
    this.first = Math.max(0, Math.min(COLUMNS - 2 * SIGNS - 2, BELOW + FIRST_SEMITONE + shift))
    this.#growths = growths
  }

  have(frame: number): void {
    this.#growths.have(frame)
  }

  /** A word of signs for each frame, and which of them are sure; those from `first` to `end` are made. */
  signs(first: number, end: number): { words: Uint32Array; sure: Uint32Array } {
    const chunks = (this.count >> CHUNK_BITS) + 1
    const signs = (this.#signs ??= {
      words: new Uint32Array(this.count),
      sure: new Uint32Array(this.count),
      done: new Uint8Array(chunks),
    })
    const last = Math.min(chunks - 1, end >> CHUNK_BITS)
    for (let chunk = Math.max(0, first >> CHUNK_BITS); chunk <= last; chunk++) {
      if (signs.done[chunk]) continue
      signs.done[chunk] = 1
      this.have(chunk << CHUNK_BITS)
      const stop = Math.min(this.count, (chunk + 1) << CHUNK_BITS)
      for (let f = chunk << CHUNK_BITS; f < stop; f++) {
        let word = 0
        let sure = 0
        for (let band = 0, at = f * COLUMNS + this.first; band < SIGNS; band++, at += 2) {
          const growth = this.values[at]!
          if (growth > 0) word |= 1 << band
          if (growth >= SURE_GROWTH * GROWTH_UNITS || growth <= -SURE_GROWTH * GROWTH_UNITS) sure |= 1 << band
        }
        signs.words[f] = word
        signs.sure[f] = sure
      }
    }
    return signs
  }
}

/** Bytes of growth held at a time: of ten minutes that of all rates, of two hours that of two. */
const MOST_GROWTH_BYTES = 96e6

/** Makes the growth tracks that alignments ask for; those of the rate asked for longest ago give way. */
export class SoundTrack {
  readonly #energies: Energies
  readonly #most: number
  readonly #held = new Map<number, { growths: Growths; tracks: Map<number, GrowthTrack> }>()

  constructor(sound: SoundReadings) {
    this.#energies = new Energies(sound)
    this.#most = Math.max(1, Math.floor(MOST_GROWTH_BYTES / (sound.spectrum.count * COLUMNS)))
  }

  /** `rate`: making seconds per episode second; growth is taken over that much more time. `shift`: semitones up. */
  growth(rate: number, shift: number): GrowthTrack {
    const reach = Math.max(1, Math.round(GROWTH_FRAMES * rate))
    const held = this.#held.get(reach) ?? { growths: new Growths(this.#energies, reach), tracks: new Map() }
    this.#held.delete(reach)
    this.#held.set(reach, held)
    const [oldest] = this.#held.keys()
    if (this.#held.size > this.#most && oldest !== undefined) this.#held.delete(oldest)
    let track = held.tracks.get(shift)
    if (!track) held.tracks.set(shift, (track = new GrowthTrack(held.growths, shift)))
    return track
  }
}
