import type { Loudness } from '@aftercut/engine/readings'

export const waveformKeyOf = (videoId: string): string => `waveforms/${videoId}.levels`

/** Bytes before the levels: the values a second, as an unsigned 32-bit number, lowest byte first. */
export const WAVEFORM_HEAD = 4

/**
 * The levels that a waveform is drawn from: a head, then for each value of the loudness two bytes, its peak and its root
 * mean square, each 255 × √level, so that quiet speech still shows (a level of 0.01 is 25).
 */
export function waveformOf({ rate, count, peak, rms }: Loudness): Uint8Array {
  const levels = new Uint8Array(WAVEFORM_HEAD + count * 2)
  new DataView(levels.buffer).setUint32(0, rate, true)
  for (let index = 0; index < count; index++) {
    levels[WAVEFORM_HEAD + index * 2] = asByte(peak[index]!)
    levels[WAVEFORM_HEAD + index * 2 + 1] = asByte(rms[index]!)
  }
  return levels
}

const asByte = (level: number): number => Math.round(255 * Math.sqrt(Math.min(1, Math.max(0, level))))
