import { GRID_CELLS, GRID_RATE } from '../print/index.ts'
import type { Span } from '../report/index.ts'
import { toEpisode } from './alignment.ts'
import type { PictureSight } from './evidence.ts'
import type { Source } from './source.ts'

/*
 * Where a copied picture begins and ends, to one of the making-of's pictures. Changes tell of 0.6 s at a time, and a cut may
 * be hidden: in a picture-in-picture that begins over a standing shot, or where what follows is all movement. But each
 * picture by itself is like the episode's or is not.
 */

/** Seconds to each side of an end that is guessed in which the picture's likeness is looked at. */
const REACH_SECONDS = 0.8

/** Likeness within, and how much less it must be without: a retake's set may be as like as half. */
const LEAST_WITHIN = 0.7
const LEAST_FALL = 0.3

/** Part of the variance of likeness that a step at one time must explain: in a dissolve or a pan none does. */
const LEAST_STEP = 0.85

/**
 * How likeness goes near to an end: when it steps, if it does; what of its squares a step at a time explains; and that of the
 * best, 0 where nothing is known.
 */
export type LikenessEnd = { step: number | undefined; most: number; explainedAt: (seconds: number) => number }

export type LikenessEnds = { start: LikenessEnd; end: LikenessEnd }

/** Where there is no picture to be like. */
export const UNLIKENED: LikenessEnd = { step: undefined, most: 0, explainedAt: () => 0 }

/** Where a span's likeness to the episode steps up and down, near to its ends. */
export function likenessEnds(source: Source, sight: PictureSight, span: Span, pictureSeconds: number): LikenessEnds {
  return {
    start: stepNear(source, sight, span.start, pictureSeconds, false),
    end: stepNear(source, sight, span.end, pictureSeconds, true),
  }
}

function stepNear(
  source: Source,
  sight: PictureSight,
  seconds: number,
  pictureSeconds: number,
  isFalling: boolean,
): LikenessEnd {
  const first = Math.round((seconds - REACH_SECONDS) / pictureSeconds)
  const count = Math.round((2 * REACH_SECONDS) / pictureSeconds)
  // In the order in which they fall.
  const values = new Float64Array(count)
  for (let n = 0; n < count; n++) {
    const likeness = likenessAt(source, sight, (first + n) * pictureSeconds, pictureSeconds)
    if (likeness === undefined) return UNLIKENED
    values[isFalling ? n : count - 1 - n] = likeness
  }
  const step = stepIn(values)
  const explained = (n: number): number => stepAt(values, isFalling ? n : count - n).explained
  return {
    step: step === undefined ? undefined : (first + (isFalling ? step : count - step)) * pictureSeconds,
    most: step === undefined ? 0 : stepAt(values, step).explained,
    explainedAt: (time) => explained(Math.round(time / pictureSeconds - first)),
  }
}

/** After how many values they step down; undefined where they do not. */
export function stepIn(values: Float64Array): number | undefined {
  let best = { explained: 0, within: 0, without: 0 }
  let at = 0
  for (let n = 1; n < values.length; n++) {
    const step = stepAt(values, n)
    if (step.explained <= best.explained) continue
    best = step
    at = n
  }
  if (best.within < LEAST_WITHIN || best.within - best.without < LEAST_FALL) return undefined
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return best.explained >= LEAST_STEP * squares ? at : undefined
}

/** The means of the first `at` values and of the rest, and what of all squares a step down between them explains. */
function stepAt(values: Float64Array, at: number): { explained: number; within: number; without: number } {
  const count = values.length
  if (at <= 0 || at >= count) return { explained: 0, within: 0, without: 0 }
  const within = values.subarray(0, at).reduce((sum, value) => sum + value, 0) / at
  const without = values.subarray(at).reduce((sum, value) => sum + value, 0) / (count - at)
  const explained = within > without ? ((at * (count - at)) / count) * (within - without) ** 2 : 0
  return { explained, within, without }
}

const ours = new Float32Array(GRID_CELLS)
const before = new Float32Array(GRID_CELLS)
const after = new Float32Array(GRID_CELLS)

/** Correlation of a picture of the making-of with the episode's at that time: of the two grids around it, the liker. */
export function likenessAt(
  { grids: episode }: Source,
  { grids, alignment }: PictureSight,
  seconds: number,
  pictureSeconds: number,
): number | undefined {
  if (!episode || !grids.mean(seconds, seconds + pictureSeconds, ours, 0)) return undefined
  const grid = Math.floor(toEpisode(alignment, seconds + pictureSeconds / 2) * GRID_RATE - 0.5)
  if (!episode.copy(grid, before, 0) || !episode.copy(grid + 1, after, 0)) return undefined
  const one = correlated(before, grids.visible)
  const other = correlated(after, grids.visible)
  return one === undefined || other === undefined ? undefined : Math.max(one, other)
}

/** Variance of luma, over the cells of an episode's picture, under which nothing is like it or unlike it: black, a fade. */
export const LEAST_VARIANCE = 40

/** Undefined where the episode's picture has nothing in it. */
function correlated(theirs: Float32Array, visible: Uint8Array): number | undefined {
  let [n, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < GRID_CELLS; i++) {
    if (!visible[i]) continue
    const x = ours[i]!
    const y = theirs[i]!
    n++
    a += x
    b += y
    aa += x * x
    bb += y * y
    ab += x * y
  }
  if (bb - (b * b) / n < LEAST_VARIANCE * n) return undefined
  const spread = (aa - (a * a) / n) * (bb - (b * b) / n)
  return spread > 0 ? (ab - (a * b) / n) / Math.sqrt(spread) : 0
}
