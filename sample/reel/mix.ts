import { samplesOf } from '../sound/index.ts'
import type { Reel } from './reel.ts'

/** How far music steps back under a voice, and the seconds that it takes. */
const DUCKED = 0.42
const DUCK_SECONDS = 0.3

/** Brings speech to about -19 LUFS, measured on the finished films. */
const LOUDNESS = 1.95

/** All that is heard, summed; music steps back under speech, peaks are rounded. */
export function mix(reel: Reel): Float32Array {
  const out = new Float32Array(samplesOf(reel.seconds))
  const music = new Float32Array(out.length)
  const voiced = new Uint8Array(Math.ceil(reel.seconds * 100) + 1)
  for (const line of reel.lines)
    if (line.kind === 'speech' && !line.replayed)
      voiced.fill(1, Math.floor(line.start * 100), Math.ceil((line.end + 0.2) * 100))
  for (const { atSeconds, samples, bus } of reel.sounds) {
    const to = bus === 'music' ? music : out
    const from = samplesOf(atSeconds)
    for (let i = Math.max(0, -from); i < samples.length && from + i < to.length; i++) to[from + i]! += samples[i]!
  }
  let gain = 1
  const step = 1 / (DUCK_SECONDS * samplesOf(1))
  const perHundredth = samplesOf(1) / 100
  for (let i = 0; i < out.length; i++) {
    const target = voiced[Math.floor(i / perHundredth)] ? DUCKED : 1
    gain += Math.max(-step, Math.min(step * 0.5, target - gain))
    out[i] = Math.tanh((out[i]! + music[i]! * gain) * LOUDNESS)
  }
  return out
}
