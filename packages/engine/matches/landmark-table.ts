import { LANDMARK_KEYS, type Landmarks } from './landmarks.ts'

/** The frames at which each landmark key occurs, in one array by key: those of `key` from starts[key] to starts[key + 1]. */
export class LandmarkTable {
  readonly starts = new Uint32Array(LANDMARK_KEYS + 1)
  frames = new Uint32Array(0)

  /** Lays the table anew for these landmarks. */
  lay({ keys, frames, count }: Landmarks): void {
    const starts = this.starts.fill(0)
    for (let i = 0; i < count; i++) starts[keys[i]! + 1]!++
    for (let key = 0; key < LANDMARK_KEYS; key++) starts[key + 1]! += starts[key]!
    if (this.frames.length < count) this.frames = new Uint32Array(count)
    // Filling moves each start to the next key's; a last step moves them back.
    for (let i = 0; i < count; i++) this.frames[starts[keys[i]!]!++] = frames[i]!
    starts.copyWithin(1, 0, LANDMARK_KEYS)
    starts[0] = 0
  }
}
