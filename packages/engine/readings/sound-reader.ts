import { BANDS, HOP_SAMPLES, LoudnessAnalyser, SpectrumAnalyser } from '../audio/index.ts'
import { GrowingArray } from './growing-array.ts'
import { ANALYSIS_SAMPLE_RATE } from './reading.ts'
import type { SoundReadings } from './readings.ts'

/** Values of loudness a second: fine enough for a waveform and for the start of a laugh. */
const LOUDNESS_RATE = 50

const SPECTRUM_RATE = ANALYSIS_SAMPLE_RATE / HOP_SAMPLES

/** Makes the readings of the sound, in one pass. */
export class SoundReader {
  readonly #levels: GrowingArray<Uint8Array<ArrayBuffer>>
  readonly #rms: GrowingArray<Float32Array<ArrayBuffer>>
  readonly #peak: GrowingArray<Float32Array<ArrayBuffer>>
  readonly #spectrum: SpectrumAnalyser
  readonly #loudness: LoudnessAnalyser
  #samples = 0

  constructor(sampleRate: number, expectedSeconds: number) {
    if (sampleRate !== ANALYSIS_SAMPLE_RATE) {
      throw new RangeError(
        `Sound comes at ${sampleRate} Hz; the analyser takes ${ANALYSIS_SAMPLE_RATE} Hz: resample it first.`,
      )
    }
    this.#levels = new GrowingArray(Uint8Array<ArrayBuffer>, expectedSeconds * SPECTRUM_RATE * BANDS)
    this.#rms = new GrowingArray(Float32Array<ArrayBuffer>, expectedSeconds * LOUDNESS_RATE)
    this.#peak = new GrowingArray(Float32Array<ArrayBuffer>, expectedSeconds * LOUDNESS_RATE)
    this.#spectrum = new SpectrumAnalyser(sampleRate, (levels) => {
      this.#levels.room(BANDS).set(levels, this.#levels.length)
      this.#levels.length += BANDS
    })
    this.#loudness = new LoudnessAnalyser(sampleRate / LOUDNESS_RATE, (rms, peak) => {
      this.#rms.push(rms)
      this.#peak.push(peak)
    })
  }

  sound(samples: Float32Array): void {
    this.#samples += samples.length
    this.#spectrum.samples(samples)
    this.#loudness.samples(samples)
  }

  /** Undefined where no sample came. */
  finish(): SoundReadings | undefined {
    if (this.#samples === 0) return undefined
    this.#spectrum.finish(Math.ceil(this.#samples / HOP_SAMPLES))
    this.#loudness.finish()
    return {
      spectrum: { rate: SPECTRUM_RATE, count: this.#levels.length / BANDS, levels: this.#levels.take() },
      loudness: { rate: LOUDNESS_RATE, count: this.#rms.length, rms: this.#rms.take(), peak: this.#peak.take() },
    }
  }
}
