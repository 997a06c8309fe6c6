import { LANDMARK_KEYS, type Landmarks } from './landmarks.ts'

/**
 * The frames at which each landmark key occurs, in one array by key: those of `key` from starts[key] to starts[key + 1].
 * All prints lie on one line of frames, one after the other.
 */
export class LandmarkTable {
  readonly starts = new Uint32Array(LANDMARK_KEYS + 1)
  readonly frames: Uint32Array

  /** `bases` are added to the frames of each. */
  constructor(all: readonly Landmarks[], bases: readonly number[]) {
    const { starts } = this
    for (const { keys, count } of all) for (let i = 0; i < count; i++) starts[keys[i]! + 1]!++
    for (let key = 0; key < LANDMARK_KEYS; key++) starts[key + 1]! += starts[key]!
    this.frames = new Uint32Array(starts[LANDMARK_KEYS]!)
    // Filling moves each start to the next key's; a last step moves them back.
    all.forEach(({ keys, frames, count }, n) => {
      for (let i = 0; i < count; i++) this.frames[starts[keys[i]!]!++] = frames[i]! + bases[n]!
    })
    starts.copyWithin(1, 0, LANDMARK_KEYS)
    starts[0] = 0
  }
}
