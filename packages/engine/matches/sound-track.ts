import { BANDS } from '../audio/index.ts'
import { bitCount, FIRST_SEMITONE, GROWTH_FRAMES, semitoneDecibels, SIGNS, silenceOf } from '../print/index.ts'
import type { SoundReadings } from '../readings/index.ts'
import { type ChunkHolder, ChunkShelf } from './chunk-shelf.ts'

/** Growth is held in twentieths of a decibel, energies in hundredths. */
const GROWTH_UNITS = 20
const ENERGY_UNITS = 100

/** Growth past which more says nothing more, 6 dB: an onset is an onset. */
const MOST = 6 * GROWTH_UNITS

/** Growth of a band against the next from which on its sign is sure: 1 dB. */
const SURE = GROWTH_UNITS

/** GROWTH_UNITS / ENERGY_UNITS in 2^16ths, and a half: exact for any difference of two energies. */
const FIFTH = Math.floor((GROWTH_UNITS / ENERGY_UNITS) * 2 ** 16)
const HALF = 2 ** 15

/** Frames that are made together, and give way together: 2 to the power of CHUNK_BITS, a second and a half. */
export const CHUNK_BITS = 7
const CHUNK_FRAMES = 1 << CHUNK_BITS
export const IN_CHUNK = CHUNK_FRAMES - 1

/** Bytes of energies and of growth that are held at a time: of ten minutes all, and at most rates. */
const MOST_ENERGY_BYTES = 8e6
const MOST_GROWTH_BYTES = 24e6

/** Columns before the spectrogram's first semitone: sound an octave lower than it was is read from there. */
const BELOW = 8
const COLUMNS = BELOW + BANDS

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

/**
 * How bands two semitones wide grow against those above them, over CHUNK_FRAMES frames. Of each frame: SIGNS values, in
 * twentieths of a decibel, their sum, the sum of their sizes, the word of their signs, which of these are sure, and how many.
 */
export type GrowthChunk = {
  values: Int8Array
  sums: Int16Array
  sizes: Int16Array
  words: Uint32Array
  sure: Uint32Array
  sureCounts: Uint8Array
}

/** Bytes of a chunk of growth. */
const GROWTH_BYTES = CHUNK_FRAMES * (SIGNS + 2 + 2 + 4 + 4 + 1)

/**
 * How the bands of a making-of's sound grow against each other at one pitch, over `reach` frames on each side, ready to be
 * laid on the signs of a print. Held in chunks: frame `f` is number f & IN_CHUNK of chunk f >> CHUNK_BITS.
 */
export class GrowthTrack implements ChunkHolder {
  readonly rate: number
  readonly count: number
  readonly #energies: Energies
  readonly #reach: number
  /** The column of the lowest band. */
  readonly #first: number
  readonly #shelf: ChunkShelf
  readonly #chunks: (GrowthChunk | undefined)[]

  constructor(energies: Energies, reach: number, shift: number, shelf: ChunkShelf) {
    this.rate = energies.rate
    this.count = energies.count
    this.#energies = energies
    this.#reach = reach
    this.#first = Math.max(0, Math.min(COLUMNS - 2 * SIGNS - 2, BELOW + FIRST_SEMITONE + shift))
    this.#shelf = shelf
    this.#chunks = Array.from({ length: (energies.count >> CHUNK_BITS) + 1 })
  }

  chunk(n: number): GrowthChunk {
    return this.#chunks[n] ?? this.#make(n)
  }

  letGo(chunk: number): void {
    this.#chunks[chunk] = undefined
  }

  #make(n: number): GrowthChunk {
    const chunk: GrowthChunk = {
      values: new Int8Array(CHUNK_FRAMES * SIGNS),
      sums: new Int16Array(CHUNK_FRAMES),
      sizes: new Int16Array(CHUNK_FRAMES),
      words: new Uint32Array(CHUNK_FRAMES),
      sure: new Uint32Array(CHUNK_FRAMES),
      sureCounts: new Uint8Array(CHUNK_FRAMES),
    }
    const { values, sums, sizes, words, sure, sureCounts } = chunk
    const energies = this.#energies
    const last = energies.count - 1
    const start = n << CHUNK_BITS
    const frames = Math.min(CHUNK_FRAMES, energies.count - start)
    for (let f = 0; f < frames; f++) {
      const before = Math.max(0, start + f - this.#reach)
      const after = Math.min(last, start + f + this.#reach)
      const earlier = energies.chunk(before >> CHUNK_BITS)
      const later = energies.chunk(after >> CHUNK_BITS)
      let a = (before & IN_CHUNK) * COLUMNS + this.#first
      let b = (after & IN_CHUNK) * COLUMNS + this.#first
      let own = later[b]! - earlier[a]!
      let [word, mask, sum, size] = [0, 0, 0, 0]
      for (let band = 0; band < SIGNS; band++) {
        a += 2
        b += 2
        const next = later[b]! - earlier[a]!
        const exact = (Math.imul(own - next, FIFTH) + HALF) >> 16
        own = next
        const growth = exact > MOST ? MOST : exact < -MOST ? -MOST : exact
        values[f * SIGNS + band] = growth
        const steps = growth < 0 ? -growth : growth
        sum += growth
        size += steps
        if (growth > 0) word |= 1 << band
        if (steps >= SURE) mask |= 1 << band
      }
      sums[f] = sum
      sizes[f] = size
      words[f] = word
      sure[f] = mask
      sureCounts[f] = bitCount(mask)
    }
    this.#chunks[n] = chunk
    this.#shelf.put(this, n)
    return chunk
  }
}

/** Makes the growth tracks that alignments ask for. */
export class SoundTrack {
  readonly #energies: Energies
  /** By reach, and then by semitones. */
  readonly #tracks = new Map<number, Map<number, GrowthTrack>>()
  readonly #shelf = new ChunkShelf(Math.floor(MOST_GROWTH_BYTES / GROWTH_BYTES))

  constructor(sound: SoundReadings) {
    this.#energies = new Energies(sound)
  }

  /** `rate`: making seconds per episode second; growth is taken over that much more time. `shift`: semitones up. */
  growth(rate: number, shift: number): GrowthTrack {
    const reach = Math.max(1, Math.round(GROWTH_FRAMES * rate))
    let tracks = this.#tracks.get(reach)
    if (!tracks) this.#tracks.set(reach, (tracks = new Map<number, GrowthTrack>()))
    let track = tracks.get(shift)
    if (!track) tracks.set(shift, (track = new GrowthTrack(this.#energies, reach, shift, this.#shelf)))
    return track
  }
}
