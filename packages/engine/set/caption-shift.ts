import type { Span } from '../report/index.ts'

/** Files further apart are of another cut, and are not laid over each other. Seconds. */
const LARGEST_SHIFT = 20
/** Two files of one video begin their cues within this of each other once they are laid over each other. Seconds. */
const SAME_START = 0.5
/** Below this, no two calls or moments are taken for different ones (`SAME_CALL_SECONDS`). Seconds. */
const SMALLEST_SHIFT = 1
/** Fewer cues agree by chance. */
const FEWEST_CUES = 8
/**
 * Share of the shorter file's cues that find one in the other at the shift, and how many times as many that are as where
 * the files lie. Measured on five languages' captions of one film, made by different people: of any two, 0.45 to 1 of the
 * cues agree where they lie, and 0.42 at most at any other shift.
 */
const AGREEING = 0.7
const TIMES_AS_MANY = 1.5

/**
 * By how many seconds `other` runs late against `reference`, two caption files of one video: 0 where they lie well, or
 * where no one shift lays them over each other. O(n·m) time for cues within LARGEST_SHIFT of each other.
 */
export function captionShift(reference: readonly Span[], other: readonly Span[]): number {
  const fewest = Math.min(reference.length, other.length)
  if (fewest < FEWEST_CUES) return 0
  const shifts = reference
    .flatMap(({ start }) =>
      other.filter((cue) => Math.abs(cue.start - start) <= LARGEST_SHIFT).map((cue) => cue.start - start),
    )
    .toSorted((a, b) => a - b)
  let best = { from: 0, count: 0 }
  for (let from = 0, to = 0; from < shifts.length; from++) {
    while (to < shifts.length && shifts[to]! - shifts[from]! <= SAME_START) to++
    if (to - from > best.count) best = { from, count: to - from }
  }
  const shift = shifts[best.from + Math.floor(best.count / 2)] ?? 0
  const here = agreeing(reference, other, 0)
  const there = agreeing(reference, other, shift)
  const tells = Math.abs(shift) >= SMALLEST_SHIFT && there >= AGREEING * fewest && there >= TIMES_AS_MANY * here
  return tells ? shift : 0
}

/** How many cues of the shorter file begin where one of the other does, `shift` put aside. */
function agreeing(reference: readonly Span[], other: readonly Span[], shift: number): number {
  const [few, many, by] = reference.length < other.length ? [reference, other, shift] : [other, reference, -shift]
  return few.filter(({ start }) => many.some((cue) => Math.abs(cue.start - start - by) <= SAME_START)).length
}
