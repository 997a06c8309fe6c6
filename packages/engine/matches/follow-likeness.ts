import { GRID_CELLS, GRID_RATE } from '../print/index.ts'
import type { Span } from '../report/index.ts'
import { toEpisode } from './alignment.ts'
import type { PictureSight } from './evidence.ts'
import { likenessAt } from './likeness-ends.ts'
import type { Source } from './source.ts'

/*
 * A copy may go on over a shot in which nothing moves: there changes say nothing for it, nor against. Along a line that
 * is proven, pictures which stay as like as they were within are the copy that goes on, until the making-of cuts where the
 * episode does not.
 */

/** Likeness below which a picture is another one, and how much less than within the span it may be: nine copies in ten reach 0.98 within. */
const LEAST_LIKENESS = 0.8
const MOST_LESS = 0.1

/** Seconds that a copy is followed so, to each side. */
const MOST_SECONDS = 30

/** Unlike pictures in a row that end it: one may be a flash, or lie upon a cut. */
const UNLIKE = 2

/** A cut of the making-of this near to where likeness ends is where it ends. */
const SNAP_SECONDS = 0.25

/** A span of a copy that is proven, as far as its pictures stay alike. The making-of's pictures are `pictureSeconds` apart. */
export function followLikeness(
  source: Source,
  sight: PictureSight,
  span: Span,
  pictureSeconds: number,
  makingShots: readonly Span[],
): Span {
  const within: number[] = []
  for (let t = span.start; t + pictureSeconds <= span.end; t += pictureSeconds) {
    const likeness = likenessAt(source, sight, t, pictureSeconds)
    if (likeness !== undefined) within.push(likeness)
  }
  if (within.length === 0) return span
  within.sort((a, b) => a - b)
  const least = Math.max(LEAST_LIKENESS, within[Math.floor(within.length / 2)]! - MOST_LESS)
  const reach = MOST_SECONDS + SNAP_SECONDS
  const own = makingShots
    .map((shot) => shot.start)
    .filter((cut) => cut > 0 && cut > span.start - reach && cut < span.end + reach)
    .filter((cut) => !isEpisodesChange(source, sight, cut))
  return {
    start: followed(source, sight, span.start, pictureSeconds, -1, least, own),
    end: followed(source, sight, span.end, pictureSeconds, 1, least, own),
  }
}

/** Seconds before and after a cut whose pictures are compared: past most dissolves' middles; and correlation of both videos' changes over it that makes it one. */
const AROUND_SECONDS = 0.3
const SAME_CHANGE = 0.75

const ours = [new Float32Array(GRID_CELLS), new Float32Array(GRID_CELLS)] as const
const theirs = [new Float32Array(GRID_CELLS), new Float32Array(GRID_CELLS)] as const

/** Whether the episode changes as the making-of does over one of its cuts: a dissolve that was told as a cut in one of them. */
function isEpisodesChange({ grids: episode }: Source, { grids, alignment }: PictureSight, cut: number): boolean {
  if (!episode) return false
  for (const side of [0, 1] as const) {
    const from = side === 0 ? cut - AROUND_SECONDS : cut + AROUND_SECONDS - alignment.rate / GRID_RATE
    if (!grids.mean(from, from + alignment.rate / GRID_RATE, ours[side], 0)) return false
    if (!episode.copy(Math.round(toEpisode(alignment, from) * GRID_RATE), theirs[side], 0)) return false
  }
  let [aa, bb, ab] = [0, 0, 0]
  for (let i = 0; i < GRID_CELLS; i++) {
    if (!grids.visible[i]) continue
    const a = ours[1][i]! - ours[0][i]!
    const b = theirs[1][i]! - theirs[0][i]!
    aa += a * a
    bb += b * b
    ab += a * b
  }
  return ab > SAME_CHANGE * Math.sqrt(aa * bb)
}

function followed(
  source: Source,
  sight: PictureSight,
  from: number,
  pictureSeconds: number,
  way: 1 | -1,
  least: number,
  own: readonly number[],
): number {
  // An end that lies on a cut of the making-of's own is one.
  if (own.some((cut) => Math.abs(cut - from) < SNAP_SECONDS)) return from
  let last = from
  let unlike = 0
  for (let n = 0; n * pictureSeconds < MOST_SECONDS && unlike < UNLIKE; n++) {
    const near = from + way * n * pictureSeconds
    const far = near + way * pictureSeconds
    const cut = own.find((each) => (each - near) * way > 0 && (each - far) * way <= 0)
    if (cut !== undefined) return cut
    const likeness = likenessAt(source, sight, Math.min(near, far), pictureSeconds)
    if (likeness === undefined || likeness < least) unlike++
    else {
      unlike = 0
      last = far
    }
  }
  let best = last
  for (const cut of own)
    if (Math.abs(cut - last) < SNAP_SECONDS && (best === last || Math.abs(cut - last) < Math.abs(best - last)))
      best = cut
  return best
}
