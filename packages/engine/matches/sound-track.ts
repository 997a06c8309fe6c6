import { BANDS } from '../audio/index.ts'
import { FIRST_SEMITONE, GROWTH_FRAMES, semitoneDecibels, SIGNS, silenceOf } from '../print/index.ts'
import type { SoundReadings } from '../readings/index.ts'
import { type ChunkHolder, ChunkShelf } from './chunk-shelf.ts'

/** Decibels of growth past which more says nothing more: an onset is an onset. */
const MOST_GROWTH = 6

/** Growth is held in twentieths of a decibel, energies in hundredths. */
const GROWTH_UNITS = 20
const ENERGY_UNITS = 100

/** GROWTH_UNITS / ENERGY_UNITS in 2^16ths, and a half: exact for any difference of two energies. */
const FIFTH = Math.floor((GROWTH_UNITS / ENERGY_UNITS) * 2 ** 16)
const HALF = 2 ** 15

/** Frames that are made together, and give way together: 2 to the power of CHUNK_BITS, three seconds. */
export const CHUNK_BITS = 8
const CHUNK_FRAMES = 1 << CHUNK_BITS
export const IN_CHUNK = CHUNK_FRAMES - 1

/** Bytes of energies and of growth that are held at a time: of ten minutes all, at every rate. */
const MOST_ENERGY_BYTES = 8e6
const MOST_GROWTH_BYTES = 20e6

/** Columns before the spectrogram's first semitone: sound an octave lower than it was is read from there. */
const BELOW = 8
const COLUMNS = BELOW + BANDS

/** Decibels by which a band must grow against the next for its sign to be sure. */
const SURE_GROWTH = 1

/** Energy around each semitone of a making-of's sound, in hundredths of a decibel, a chunk at a time. */
class Energies implements ChunkHolder {
  readonly count: number
  readonly rate: number
  readonly #sound: SoundReadings
  readonly #silence: number
  readonly #chunks: (Int16Array | undefined)[]
  readonly #shelf = new ChunkShelf(Math.floor(MOST_ENERGY_BYTES / (2 * CHUNK_FRAMES * COLUMNS)))

  constructor(sound: SoundReadings) {
    const { count, rate } = sound.spectrum
    this.count = count
    this.rate = rate
    this.#sound = sound
    this.#silence = silenceOf(sound.spectrum)
    this.#chunks = Array.from({ length: (count >> CHUNK_BITS) + 1 })
  }

  /** The energies of CHUNK_FRAMES frames, COLUMNS each. */
  chunk(n: number): Int16Array {
    return this.#chunks[n] ?? this.#make(n)
  }

  letGo(chunk: number): void {
    this.#chunks[chunk] = undefined
  }

  #make(n: number): Int16Array {
    const values = new Int16Array(CHUNK_FRAMES * COLUMNS)
    const first = n << CHUNK_BITS
    const frames = Math.min(CHUNK_FRAMES, this.count - first)
    for (let f = 0; f < frames; f++) {
      for (let column = 0; column < COLUMNS; column++) {
        const decibels = semitoneDecibels(this.#sound.spectrum, first + f, column - BELOW, this.#silence)
        values[f * COLUMNS + column] = Math.round(decibels * ENERGY_UNITS)
      }
    }
    this.#chunks[n] = values
    this.#shelf.put(this, n)
    return values
  }
}

/** How much more each semitone grows than the one two above, over `reach` frames on each side; in ± MOST_GROWTH. */
class Growths implements ChunkHolder {
  readonly energies: Energies
  /** By the semitones that each stands higher. */
  readonly tracks = new Map<number, GrowthTrack>()
  readonly #reach: number
  readonly #chunks: (Int8Array | undefined)[]
  readonly #shelf: ChunkShelf

  constructor(energies: Energies, reach: number, shelf: ChunkShelf) {
    this.energies = energies
    this.#reach = reach
    this.#shelf = shelf
    this.#chunks = Array.from({ length: (energies.count >> CHUNK_BITS) + 1 })
  }

  /** The growth of CHUNK_FRAMES frames, COLUMNS values each. */
  chunk(n: number): Int8Array {
    return this.#chunks[n] ?? this.#make(n)
  }

  letGo(chunk: number): void {
    this.#chunks[chunk] = undefined
    for (const track of this.tracks.values()) track.letGo(chunk)
  }

  #make(n: number): Int8Array {
    const values = new Int8Array(CHUNK_FRAMES * COLUMNS)
    const { energies } = this
    const last = energies.count - 1
    const first = n << CHUNK_BITS
    const frames = Math.min(CHUNK_FRAMES, energies.count - first)
    const most = MOST_GROWTH * GROWTH_UNITS
    for (let f = 0; f < frames; f++) {
      const before = Math.max(0, first + f - this.#reach)
      const after = Math.min(last, first + f + this.#reach)
      const earlier = energies.chunk(before >> CHUNK_BITS)
      const later = energies.chunk(after >> CHUNK_BITS)
      const a = (before & IN_CHUNK) * COLUMNS
      const b = (after & IN_CHUNK) * COLUMNS
      for (let column = 0; column < COLUMNS - 2; column++) {
        const own = later[b + column]! - earlier[a + column]!
        const next = later[b + column + 2]! - earlier[a + column + 2]!
        const growth = (Math.imul(own - next, FIFTH) + HALF) >> 16
        values[f * COLUMNS + column] = growth > most ? most : growth < -most ? -most : growth
      }
    }
    this.#chunks[n] = values
    this.#shelf.put(this, n)
    return values
  }
}

/** A word of signs for each frame of a chunk, and which of them are sure. */
export type ChunkSigns = { words: Uint32Array; sure: Uint32Array }

/**
 * How the bands of a making-of's sound grow against each other at one pitch, ready to be laid on the signs of a print. Held
 * in chunks: frame `f` is number f & IN_CHUNK of chunk f >> CHUNK_BITS.
 */
export class GrowthTrack {
  readonly rate: number
  readonly count: number
  readonly #first: number
  readonly #growths: Growths
  readonly #signs: (ChunkSigns | undefined)[] = []

  constructor(growths: Growths, shift: number) {
    this.rate = growths.energies.rate
    this.count = growths.energies.count
    this.#first = Math.max(0, Math.min(COLUMNS - 2 * SIGNS - 2, BELOW + FIRST_SEMITONE + shift))
    this.#growths = growths
  }

  /** A chunk's growth: of band `b` at frame `f`, chunk[at(f) + 2 × b], in twentieths of a decibel. */
  chunk(n: number): Int8Array {
    return this.#growths.chunk(n)
  }

  at(frame: number): number {
    return (frame & IN_CHUNK) * COLUMNS + this.#first
  }

  signs(chunk: number): ChunkSigns {
    return this.#signs[chunk] ?? this.#signsOf(chunk)
  }

  letGo(chunk: number): void {
    this.#signs[chunk] = undefined
  }

  #signsOf(chunk: number): ChunkSigns {
    const growths = this.chunk(chunk)
    const words = new Uint32Array(CHUNK_FRAMES)
    const sures = new Uint32Array(CHUNK_FRAMES)
    for (let f = 0; f < CHUNK_FRAMES; f++) {
      let word = 0
      let sure = 0
      for (let band = 0, at = this.at(f); band < SIGNS; band++, at += 2) {
        const growth = growths[at]!
        if (growth > 0) word |= 1 << band
        if (growth >= SURE_GROWTH * GROWTH_UNITS || growth <= -SURE_GROWTH * GROWTH_UNITS) sure |= 1 << band
      }
      words[f] = word
      sures[f] = sure
    }
    return (this.#signs[chunk] = { words, sure: sures })
  }
}

/** Makes the growth tracks that alignments ask for. */
export class SoundTrack {
  readonly #energies: Energies
  readonly #held = new Map<number, Growths>()
  readonly #shelf = new ChunkShelf(Math.floor(MOST_GROWTH_BYTES / (CHUNK_FRAMES * COLUMNS)))

  constructor(sound: SoundReadings) {
    this.#energies = new Energies(sound)
  }

  /** `rate`: making seconds per episode second; growth is taken over that much more time. `shift`: semitones up. */
  growth(rate: number, shift: number): GrowthTrack {
    const reach = Math.max(1, Math.round(GROWTH_FRAMES * rate))
    let growths = this.#held.get(reach)
    if (!growths) this.#held.set(reach, (growths = new Growths(this.#energies, reach, this.#shelf)))
    let track = growths.tracks.get(shift)
    if (!track) growths.tracks.set(shift, (track = new GrowthTrack(growths, shift)))
    return track
  }
}
