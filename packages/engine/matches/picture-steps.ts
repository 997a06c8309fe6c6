import type { PictureSeries } from '../readings/index.ts'
import type { Span } from '../report/index.ts'

/** Luma of a step past which more says nothing more. */
const MOST_STEP = 48

/** The size of a step of luma, from -255 up. */
const STEP_SIZES = Uint8Array.from({ length: 511 }, (_, n) => Math.min(MOST_STEP, Math.abs(n - 255)))

/** Pixels from a line to where its steps are compared with. */
const BESIDE = 3

/** Luma by which a step must exceed those beside it to stand out wholly. */
const FULL = 8

/** Pictures looked at in a span, and fewest of two that tell anything. */
const LOOKS = 5
const LEAST_LOOKS = 3

/** Lines next to the picture's border have nothing beside them. */
const BORDER = 2

/** What sums of a line's 32-bit floats may be off by. */
const ROUNDING = 1e-3

/** A line on which the picture steps from one pixel to another, as lines across the picture or down it. */
export class StepLines {
  readonly lines: number
  readonly length: number
  /** Mean step at each pixel; by line, then along it. */
  readonly #steps: Float32Array
  /** Sums along each line of how much the steps stand out: lines × (length + 1). */
  readonly #sums: Float32Array

  constructor(lines: number, length: number, steps: Float32Array) {
    this.lines = lines
    this.length = length
    this.#steps = steps
    this.#sums = new Float32Array(lines * (length + 1))
    for (let line = BORDER; line < lines - BORDER; line++) {
      for (let at = 0; at < length; at++) {
        const before = line > BESIDE ? steps[(line - BESIDE) * length + at]! : 0
        const after = line + BESIDE < lines - 1 ? steps[(line + BESIDE) * length + at]! : 0
        const more = (steps[line * length + at]! - Math.max(before, after)) / FULL
        const i = line * (length + 1) + at
        this.#sums[i + 1] = this.#sums[i]! + (more > 1 ? 1 : more < -0.5 ? -0.5 : more)
      }
    }
  }

  /** Whether anything can be said of a line. */
  tells(line: number): boolean {
    return line >= BORDER && line < this.lines - BORDER
  }

  /** How much a line's steps stand out from `from` to `to`, at most 1. */
  standOut(line: number, from: number, to: number): number {
    const at = line * (this.length + 1)
    return (this.#sums[at + to]! - this.#sums[at + from]!) / (to - from)
  }

  /** Whether a stretch of a line, at least `least` pixels long, may stand out by `part`. */
  mayStandOut(line: number, least: number, part: number): boolean {
    const at = line * (this.length + 1)
    // Sums less what they should come to: the stretch's end must exceed its begin.
    let lowest = Infinity
    for (let to = least; to <= this.length; to++) {
      const begin = this.#sums[at + to - least]! - part * (to - least)
      if (begin < lowest) lowest = begin
      if (this.#sums[at + to]! - part * to >= lowest - ROUNDING) return true
    }
    return false
  }

  /** Where the step lies, in pixels from the picture's border: the middle of the steps around `line`. */
  place(line: number, from: number, to: number): number {
    if (!this.tells(line)) return Math.min(this.lines, Math.max(0, line + 0.5))
    let sum = 0
    let moment = 0
    for (let l = line - 1; l <= line + 1; l++) {
      let steps = 0
      for (let at = from; at < to; at++) {
        const ground = Math.min(
          this.#steps[Math.max(0, line - BESIDE) * this.length + at]!,
          this.#steps[Math.min(this.lines - 1, line + BESIDE) * this.length + at]!,
        )
        steps += Math.max(0, this.#steps[l * this.length + at]! - ground)
      }
      sum += steps
      moment += steps * l
    }
    return (sum > 0 ? moment / sum : line) + 0.5
  }
}

/** The sizes of a picture's steps over some time, from left to right and from top to bottom, added up over `looks`. */
export type StepSums = { looks: number; across: Int32Array; down: Int32Array }

/** The steps of the pictures that begin within a span. */
export function stepSums({ width, height, luma, rate, count }: PictureSeries, span: Span): StepSums {
  const first = Math.max(0, Math.ceil(span.start * rate - 1e-6))
  const end = Math.min(count, Math.ceil(span.end * rate - 1e-6))
  const across = new Int32Array(width * height)
  const down = new Int32Array(width * height)
  const stride = Math.max(1, Math.floor((end - first) / LOOKS))
  let looks = 0
  for (let k = first; k < end; k += stride, looks++) {
    const at = k * width * height
    for (let y = 1; y < height - 1; y++) {
      for (let here = y * width + 1, last = here + width - 2; here < last; here++) {
        const i = at + here
        across[here]! += STEP_SIZES[255 + luma[i + 1]! - luma[i - 1]!]!
        down[here]! += STEP_SIZES[255 + luma[i + width]! - luma[i - width]!]!
      }
    }
  }
  return { looks, across, down }
}

/** The lines on which the picture steps over two stretches together; undefined where there is too little of it. */
export function stepLines(
  { width, height }: PictureSeries,
  a: StepSums,
  b: StepSums,
): { columns: StepLines; rows: StepLines } | undefined {
  const looks = a.looks + b.looks
  if (looks < LEAST_LOOKS) return undefined
  const columns = new Float32Array(width * height)
  const rows = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      columns[x * height + y] = (a.across[i]! + b.across[i]!) / looks
      rows[i] = (a.down[i]! + b.down[i]!) / looks
    }
  }
  return { columns: new StepLines(width, height, columns), rows: new StepLines(height, width, rows) }
}
