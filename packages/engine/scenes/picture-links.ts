import { bitCount, GRID_RATE, type KeyPictures } from '../print/index.ts'
import type { Span } from '../report/index.ts'

/** Two shots of one set-up: the camera comes back to it within the scene. Indexes of shots. */
export type Link = { first: number; second: number }

/**
 * Bits of 64 in which two pictures of one set-up may differ. In films drawn for the bench, set-ups that come back differ
 * in 0 to 4, other pictures in 10 and more (1 of 1,000 pairs less): see docs/segments.md.
 */
const SAME_SET_UP_BITS = 9
/** A set-up that comes back later belongs to another scene in the same place (Yeung and Yeo, 1996). Seconds. */
const WITHIN_SECONDS = 30
/** A picture with fewer bits set, or unset, is black, white or plain, and like every other such. */
const TELLING_BITS = 6

/** The set-ups that come back, by the key pictures of a print. O(shots × shots within half a minute). */
export function findLinks(shots: readonly Span[], keys: KeyPictures): Link[] {
  const pictures = picturesOf(shots, keys)
  const links: Link[] = []
  for (let first = 0; first < shots.length; first++) {
    for (let second = first + 1; second < shots.length; second++) {
      if (shots[second]!.start - shots[first]!.end > WITHIN_SECONDS) break
      if (alike(pictures[first]!, pictures[second]!)) links.push({ first, second })
    }
  }
  return links
}

/** For each shot the signatures of its key pictures, two words each. */
function picturesOf(shots: readonly Span[], keys: KeyPictures): number[][] {
  const pictures: number[][] = shots.map(() => [])
  let shot = 0
  for (let key = 0; key < keys.count; key++) {
    const at = (keys.indexes[key]! + 0.5) / GRID_RATE
    while (shot + 1 < shots.length && shots[shot + 1]!.start <= at) shot++
    const [low, high] = [keys.words[key * 2]!, keys.words[key * 2 + 1]!]
    const bits = bitCount(low) + bitCount(high)
    if (bits >= TELLING_BITS && bits <= 64 - TELLING_BITS) pictures[shot]?.push(low, high)
  }
  return pictures
}

function alike(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i += 2)
    for (let j = 0; j < b.length; j += 2)
      if (bitCount(a[i]! ^ b[j]!) + bitCount(a[i + 1]! ^ b[j + 1]!) <= SAME_SET_UP_BITS) return true
  return false
}
