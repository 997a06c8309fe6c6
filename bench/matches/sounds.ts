import { Fourier } from '@aftercut/engine/audio'
import { filteredFrames } from '@aftercut/media/encoding'
import { Random } from '../stage/index.ts'

export const SOUND_RATE = 22_050

/** Mono samples of a stretch of a file, at SOUND_RATE, through an FFmpeg filter. */
export function samplesOf(path: string, startSeconds: number, durationSeconds: number, filter = 'anull'): Float32Array {
  const chunks: Float32Array[] = []
  const graph = `[0:a]${filter},aresample=${SOUND_RATE},aformat=sample_fmts=flt:channel_layouts=mono[a]`
  for (const { frame } of filteredFrames([{ path, startSeconds, durationSeconds }], graph)) {
    const data = frame.data?.[0]
    if (data) chunks.push(new Float32Array(data.buffer, data.byteOffset, frame.nbSamples).slice())
  }
  const samples = new Float32Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    samples.set(chunk, at)
    at += chunk.length
  }
  return samples
}

/** Samples at another rate: a windowed sinc over 16 zero crossings to each side, cut off below the lower rate's half. */
export function resampled(samples: Float32Array, from: number, to: number): Float32Array {
  const result = new Float32Array(Math.floor((samples.length * to) / from))
  const cut = Math.min(1, to / from) * 0.95
  const half = 16 / cut
  for (let i = 0; i < result.length; i++) {
    const centre = (i * from) / to
    let sum = 0
    const end = Math.min(samples.length - 1, centre + half)
    for (let k = Math.max(0, Math.ceil(centre - half)); k <= end; k++) {
      const angle = Math.PI * (k - centre)
      const sinc = k === centre ? 1 : Math.sin(angle * cut) / (angle * cut)
      sum += samples[k]! * cut * sinc * (0.5 + 0.5 * Math.cos(angle / half))
    }
    result[i] = sum
  }
  return result
}

export const rms = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, v) => sum + v * v, 0) / Math.max(1, samples.length))

/** `over` laid over `samples` as loud as they are. */
export function overlay(samples: Float32Array, over: Float32Array): Float32Array {
  const gain = rms(samples) / Math.max(1e-4, rms(over))
  const mixed = samples.map((v, i) => 0.6 * (v + gain * over[i % over.length]!))
  return limit(mixed)
}

/** As a microphone in a room hears a loudspeaker: reverberation, few lows and highs, noise 15 dB below. */
export function inRoom(samples: Float32Array, seed: number): Float32Array {
  const random = new Random(seed)
  const decaySeconds = random.between(0.3, 0.8)
  const response = new Float32Array(Math.round(decaySeconds * SOUND_RATE))
  let energy = 0
  for (let i = Math.round(0.004 * SOUND_RATE); i < response.length; i++) {
    response[i] = (random.next() * 2 - 1) * Math.exp((-6.9 * i) / response.length)
    energy += response[i]! ** 2
  }
  for (let i = 0; i < response.length; i++) response[i]! *= 0.6 / Math.sqrt(energy)
  response[0] = 0.7
  const heard = convolve(samples, response)
  const noise = rms(heard) * 10 ** (-15 / 20) * Math.sqrt(3)
  let low = 0
  let band = 0
  return limit(
    heard.map((v) => {
      // One pole each: nothing above 4 kHz, nothing below 250 Hz.
      band += 0.68 * (v - band)
      low += 0.07 * (band - low)
      return band - low + noise * (random.next() * 2 - 1)
    }),
  )
}

function convolve(a: Float32Array, b: Float32Array): Float32Array {
  const size = 2 ** Math.ceil(Math.log2(a.length + b.length))
  const fourier = new Fourier(size)
  const re = new Float64Array(size)
  const im = new Float64Array(size)
  re.set(a)
  im.set(b)
  fourier.transform(re, im)
  const productRe = new Float64Array(size)
  const productIm = new Float64Array(size)
  for (let k = 0; k < size; k++) {
    const m = (size - k) % size
    const aRe = (re[k]! + re[m]!) / 2
    const aIm = (im[k]! - im[m]!) / 2
    const bRe = (im[k]! + im[m]!) / 2
    const bIm = (re[m]! - re[k]!) / 2
    // Conjugated, so that a second forward transform goes back.
    productRe[k] = aRe * bRe - aIm * bIm
    productIm[k] = -(aRe * bIm + aIm * bRe)
  }
  fourier.transform(productRe, productIm)
  return Float32Array.from({ length: a.length }, (_, i) => productRe[i]! / size)
}

function limit(samples: Float32Array): Float32Array {
  let peak = 0
  for (const v of samples) peak = Math.max(peak, Math.abs(v))
  return peak > 0.98 ? samples.map((v) => (v * 0.98) / peak) : samples
}
