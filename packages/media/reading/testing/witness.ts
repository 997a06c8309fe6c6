import type { Analyser, VideoFacts } from '@aftercut/engine/readings'

/** What the tests' analyser saw. */
export type Witness = {
  facts: VideoFacts
  times: number[]
  /** Mean luma of the picture's quarters, top left first, row by row; four a picture. */
  quarters: number[]
  /** Mean U and V; two a picture. */
  tints: number[]
  samples: number
  /** The greatest sample of each tenth of a second. */
  peaks: number[]
}

/** An analyser that writes down what it is given, for tests to look at. */
export function createAnalyser(facts: VideoFacts): Analyser<Witness> {
  const witness: Witness = { facts, times: [], quarters: [], tints: [], samples: 0, peaks: [] }
  const rate = facts.sound?.sampleRate ?? 1
  return {
    picture({ timeSeconds, width, height, y, u, v }) {
      if (y.length !== width * height) throw new Error(`The picture has ${y.length} bytes for ${width} × ${height}.`)
      witness.times.push(timeSeconds)
      const [right, bottom] = [Math.floor(width / 2), Math.floor(height / 2)]
      for (const [left, top] of [
        [0, 0],
        [right, 0],
        [0, bottom],
        [right, bottom],
      ] as const) {
        let sum = 0
        for (let row = top; row < top + bottom; row++) {
          for (let column = left; column < left + right; column++) sum += y[row * width + column]!
        }
        witness.quarters.push(sum / (right * bottom))
      }
      for (const plane of [u, v]) witness.tints.push(plane.reduce((sum, value) => sum + value, 0) / plane.length)
    },
    sound(samples) {
      for (const sample of samples) {
        const tenth = Math.floor((witness.samples++ * 10) / rate)
        witness.peaks[tenth] = Math.max(witness.peaks[tenth] ?? 0, Math.abs(sample))
      }
    },
    finish: () => witness,
  }
}
