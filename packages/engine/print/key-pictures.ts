import type { Span } from '../report/index.ts'
import { GRID_CELLS, GRID_RATE, type KeyPictures } from './print.ts'
import { bitCount, signature } from './signature.ts'

/** A picture is worth a key when this many bits differ from the last key: past what compression changes. */
const NEW_KEY_BITS = 7

/** Grids between two keys at least: 0.6 s. */
const KEY_GAP = 3

/** Bytes: each key takes 9 or 10 in the file. Two keys in three seconds tell most shots. */

/**
 * Chooses the pictures to remember: the second grid of each shot (the first may mix two shots), and within a shot
 * each that differs from the last remembered.
 */
export function chooseKeyPictures(grids: Uint8Array, count: number, shots: readonly Span[]): KeyPictures {
  const indexes: number[] = []
  const words: number[] = []
  for (const shot of shots) {
    const first = Math.min(Math.ceil(shot.start * GRID_RATE) + 1, Math.floor(((shot.start + shot.end) / 2) * GRID_RATE))
    const end = Math.min(count, Math.floor(shot.end * GRID_RATE))
    let low = 0
    let high = 0
    let last = -Infinity
    for (let k = first; k < end; k++) {
      if (k - last < KEY_GAP) continue
      const now = signature(grids, k * GRID_CELLS)
      if (last >= 0 && bitCount(now[0] ^ low) + bitCount(now[1] ^ high) < NEW_KEY_BITS) continue
      low = now[0]
      high = now[1]
      last = k
      indexes.push(k)
      words.push(low, high)
    }
  }
  return { count: indexes.length, indexes: Uint32Array.from(indexes), words: Uint32Array.from(words) }
}
