import { GRID_CELLS, GRID_COLUMNS, GRID_RATE } from '../print/index.ts'
import type { Span } from '../report/index.ts'
import { toEpisode, toMaking } from './alignment.ts'
import { pictureAgreement, type PictureSight } from './evidence.ts'
import { Likeness } from './likeness.ts'
import { isOwnRate } from './plain-rate.ts'
import { solidSpan } from './solid-span.ts'
import type { Source } from './source.ts'

/*
 * How sure it is that a picture was copied and not performed again. In a retake the room, the light and a pan may agree; but
 * there are cells, where somebody moves, in which they do not, while a copy explains every cell. And what a retake repeats,
 * a pan or a swing, agrees a moment earlier or later almost as well.
 */

export type PictureProof = {
  /** Correlation of changes. */
  agreement: number
  /** The part of it that is left, at most, when the copy is shifted against itself. */
  left: number
  /** Of what moves, the part that the episode does not explain, from 0; and the part of the moving cells that it fails. */
  unexplained: number
  failed: number
  /** Cells that move. */
  moving: number
  /** Correlation of the pictures' cells, over all their times. */
  likeness: number
  /** Nats by which chance would not make other pictures so alike: little where there is little in them. */
  unchance: number
}

/** Episode seconds by which a copy is shifted against itself. */
const SHIFTS = [-1.6, -0.8, 0.8, 1.6]

/** Mean square of luma that encoding leaves unexplained, besides what the print's rounding to steps leaves (step² / 12). */
const NOISE = 2

/** Times the unexplained by which a cell must move to be asked. */
const LEAST_MOVEMENT = 2

/** Part of a cell's movement whose lack of explanation fails the cell. */
const FAILS = 0.6

/** What a span proves, or what of it stands alone: what dissolves at its ends is explained only in part. */
export function provePicture(source: Source, sight: PictureSight, span: Span): PictureProof | undefined {
  const whole = proofOver(source, sight, span)
  // At another rate rings that widen and stripes that pass go in step for a while, and would be cut down to that.
  if (!isOwnRate(sight.alignment.rate)) return whole
  const solid = solidSpan(source, sight, span)
  if (solid.start === span.start && solid.end === span.end) return whole
  const agreement = pictureAgreement(source, sight.alignment, sight.grids, solid)
  const within = proofOver(source, { ...sight, agreement }, solid)
  // Shots differ in contrast too: unless much is won, the more pictures prove more.
  return whole && within && strengthOf(within) < strengthOf(whole) + MUCH_STRONGER ? whole : within
}

/** Strength that what stands alone must have above the whole: without it, cuts between a bright and a dark shot lost copies. */
const MUCH_STRONGER = 0.1

function proofOver(
  source: Source,
  { alignment, grids, agreement }: PictureSight,
  span: Span,
): PictureProof | undefined {
  if (!source.grids) return undefined
  const left = Math.max(
    ...SHIFTS.map((seconds) => {
      const shifted = { ...alignment, offsetSeconds: alignment.offsetSeconds + seconds * alignment.rate }
      return pictureAgreement(source, shifted, grids, span) / agreement
    }),
  )
  const first = Math.ceil(toEpisode(alignment, span.start) * GRID_RATE - 0.01)
  const end = Math.floor(toEpisode(alignment, span.end) * GRID_RATE + 0.01)
  const ours = new Float32Array(GRID_CELLS)
  const theirs = new Float32Array(GRID_CELLS)
  // Of each cell: sums, squares and products.
  const x = new Float64Array(GRID_CELLS)
  const y = new Float64Array(GRID_CELLS)
  const xx = new Float64Array(GRID_CELLS)
  const yy = new Float64Array(GRID_CELLS)
  const xy = new Float64Array(GRID_CELLS)
  const likeness = new Likeness()
  let n = 0
  let noise = 0
  for (let k = first; k < end; k++) {
    const from = toMaking(alignment, k / GRID_RATE)
    if (!grids.mean(from, from + alignment.rate / GRID_RATE, ours, 0) || !source.grids.copy(k, theirs, 0)) continue
    n++
    for (let i = 0; i < GRID_CELLS; i++) {
      const a = ours[i]!
      const b = theirs[i]!
      x[i]! += a
      y[i]! += b
      xx[i]! += a * a
      yy[i]! += b * b
      xy[i]! += a * b
    }
    likeness.add(ours, theirs, grids.visible)
    noise += source.grids.step(k) ** 2 / 12
  }
  if (n < 3) return undefined
  noise = noise / n + NOISE
  const moved = movements({ n, x, y, xx, yy, xy }, grids.visible)
  // A grade may press light and shade together and leave what moves between: the better of two gains.
  const gain = gainOf(x, y, grids.visible)
  const still = explained(moved, gain, noise)
  const own = moved.together / Math.max(1e-9, moved.theirs) / gain
  const moving = explained(moved, gain * Math.min(MOST_OWN_GAIN, Math.max(1 / MOST_OWN_GAIN, own)), noise)
  const alike = likeness.correlation()
  return {
    agreement,
    left,
    likeness: alike,
    unchance: -0.5 * Math.max(0, partsOf(x, grids.visible) - 1) * Math.log(Math.max(LEAST_UNLIKE, 1 - alike ** 2)),
    ...(moving.unexplained < still.unexplained ? moving : still),
  }
}

/** Of each cell, mean squares and product of both videos' departures from their means; and their sums. */
type Movements = { cells: { ours: number; theirs: number; together: number }[]; theirs: number; together: number }

type Sums = { n: number; x: Float64Array; y: Float64Array; xx: Float64Array; yy: Float64Array; xy: Float64Array }

function movements({ n, x, y, xx, yy, xy }: Sums, visible: Uint8Array): Movements {
  const moved: Movements = { cells: [], theirs: 0, together: 0 }
  for (let i = 0; i < GRID_CELLS; i++) {
    if (!visible[i]) continue
    const ours = (xx[i]! - x[i]! ** 2 / n) / n
    const theirs = (yy[i]! - y[i]! ** 2 / n) / n
    const together = (xy[i]! - (x[i]! * y[i]!) / n) / n
    moved.cells.push({ ours, theirs, together })
    moved.theirs += theirs
    moved.together += together
  }
  return moved
}

type Explained = Pick<PictureProof, 'unexplained' | 'failed' | 'moving'>

function explained({ cells }: Movements, gain: number, noise: number): Explained {
  if (gain < LEAST_GAIN || gain > 1 / LEAST_GAIN) return { unexplained: 1.5, failed: 1, moving: 0 }
  let moving = 0
  let failing = 0
  let unexplained = 0
  let weights = 0
  for (const { ours, theirs, together } of cells) {
    const most = Math.max(ours / gain ** 2, theirs)
    if (most < LEAST_MOVEMENT * noise) continue
    const rest = Math.max(0, ours / gain ** 2 + theirs - (2 * together) / gain - noise) / most
    moving++
    if (rest > FAILS) failing++
    unexplained += Math.sqrt(most) * Math.min(1.5, rest)
    weights += Math.sqrt(most)
  }
  if (moving === 0) return { unexplained: 0, failed: 0, moving }
  return { unexplained: unexplained / weights, failed: failing / moving, moving }
}

/** A correlation nearer to 1 is within the rounding of prints. */
const LEAST_UNLIKE = 1e-4

/**
 * Independent parts of a picture, of its cells' means: as many as stand out from the rest (the participation ratio), and the
 * fewer the smoother it is. A countdown has five, a title on black seven, a room
 * fifteen.
 */
function partsOf(means: Float64Array, visible: Uint8Array): number {
  let n = 0
  let sum = 0
  for (let i = 0; i < GRID_CELLS; i++) {
    if (!visible[i]) continue
    n++
    sum += means[i]!
  }
  const mean = sum / Math.max(1, n)
  let [squares, fourths, steps, pairs] = [0, 0, 0, 0]
  for (let i = 0; i < GRID_CELLS; i++) {
    if (!visible[i]) continue
    const square = (means[i]! - mean) ** 2
    squares += square
    fourths += square ** 2
    const right = i % GRID_COLUMNS < GRID_COLUMNS - 1 ? i + 1 : GRID_CELLS
    for (const next of [right, i + GRID_COLUMNS]) {
      if (next >= GRID_CELLS || !visible[next]) continue
      steps += (means[i]! - means[next]!) ** 2
      pairs++
    }
  }
  if (squares < 1e-9 || pairs === 0) return 0
  return ((squares ** 2 / fourths) * (steps / pairs)) / (squares / n)
}

/** How much more or less contrast what moves may have than what stands. */
const MOST_OWN_GAIN = 1.5

/** Contrast that a grade leaves at least. */
const LEAST_GAIN = 0.2

/** How much more contrast the making-of's picture has than the episode's: the slope of its cells' means; 1 where it is unclear. */
function gainOf(x: Float64Array, y: Float64Array, visible: Uint8Array): number {
  let [n, a, b, bb, ab] = [0, 0, 0, 0, 0]
  for (let i = 0; i < GRID_CELLS; i++) {
    if (!visible[i]) continue
    n++
    a += x[i]!
    b += y[i]!
    bb += y[i]! ** 2
    ab += x[i]! * y[i]!
  }
  const gain = (ab - (a * b) / n) / Math.max(1e-9, bb - b ** 2 / n)
  return gain > LEAST_GAIN && gain < 1 / LEAST_GAIN ? gain : 1
}

/**
 * What the proof comes to: 1 for a flawless copy. Over the copies and the retakes of bench/matches, seen alone, copies at
 * their own speed came to 0.55 and more, retakes to at most 0.51; retakes of a pan at another speed to 0.60.
 */
export const strengthOf = ({ agreement, left, unexplained, failed, likeness }: PictureProof): number =>
  agreement - 0.4 * Math.max(0, left) - unexplained - 0.5 * failed - Math.max(0, LIKE - likeness)

/** Likeness that captions and grades leave of nearly all copies. */
const LIKE = 0.85
