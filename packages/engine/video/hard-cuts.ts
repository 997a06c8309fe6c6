import type { FrameReadings } from '../readings/index.ts'
import { thumbDistance, thumbMean } from './thumb-distance.ts'

/** Frames on each side that say how much the picture moves anyway, and how far off they count: at 24 a second, as many. */
const NEIGHBOURS = 8
const NEIGHBOUR_SECONDS = 0.34

/** Mean luma difference below which nothing is a cut: two dark shots differ by more. */
const LEAST_CHANGE = 3

/** A cut changes the picture this many times more than the motion around it. */
const TIMES_MOTION = 3

/** Luma added to the motion, so that still pictures do not make every flicker a cut. */
const STILL = 0.9

/** A cut changes at least this part of the picture: captions that pop up change up to a third. */
const LEAST_SPREAD = 0.4

/** The longest camera flash. */
const FLASH_SECONDS = 0.35

/** After a flash, the picture is as before but for this part of what the flash changed. */
const RETURNED = 0.45

/** Of what a flash changes, this part at least is brightness alone: a thing that moves makes parts darker too. */
const BRIGHTENED = 0.6

/** Frames that begin a new shot by a hard cut, in order. */
export function findHardCuts(frames: FrameReadings): number[] {
  const { change, thumbs, count } = frames
  const motion = withoutFlashes(frames)
  const cuts: number[] = []
  for (let i = 1; i < count; i++) {
    if (change[i]! < LEAST_CHANGE || change[i]! < TIMES_MOTION * (motionAround(frames.times, motion, i) + STILL))
      continue
    const { mean, spread } = thumbDistance(thumbs, i - 1, i)
    if (spread < LEAST_SPREAD || isFlash(frames, i, mean)) continue
    if (cuts.length > 0 && i - cuts.at(-1)! < 3) {
      if (change[i]! > change[cuts.at(-1)!]!) cuts[cuts.length - 1] = i
      continue
    }
    cuts.push(i)
  }
  return cuts
}

/** The changes, but for those of camera flashes, which say nothing of how the picture moves: a cut beside one still shows. */
function withoutFlashes(frames: FrameReadings): Float32Array {
  const { change, thumbs, count } = frames
  const motion = change.slice(0, count)
  for (let i = 1; i < count; i++) {
    if (change[i]! < TIMES_MOTION * (LEAST_CHANGE + STILL)) continue
    const { mean } = thumbDistance(thumbs, i - 1, i)
    const brightened = Math.abs(thumbMean(thumbs, i) - thumbMean(thumbs, i - 1))
    if (brightened >= BRIGHTENED * mean && isFlash(frames, i, mean)) motion[i] = 0
  }
  return motion
}

/** A step that takes so many times as long as another counts for no more: a still that was held has no motion in it. */
const MOST_STEPS = 2

/**
 * The second largest change on each side of frame `i`, the larger of the two. Repeated frames (24 shown as 30) have no
 * change, and a neighbouring cut or flash has too much: the second largest is neither. A change over a longer step than
 * that to `i` counts for its share, a shorter one for more: steady motion changes the picture as the time between frames.
 */
function motionAround(times: Float64Array, change: Float32Array, i: number): number {
  return Math.max(
    secondLargest(times, change, i, i - NEIGHBOURS, i),
    secondLargest(times, change, i, i + 1, i + 1 + NEIGHBOURS),
  )
}

function secondLargest(times: Float64Array, change: Float32Array, i: number, from: number, to: number): number {
  const step = times[i]! - times[i - 1]!
  let largest = 0
  let second = 0
  for (let k = Math.max(1, from); k < Math.min(change.length, to); k++) {
    if (Math.abs(times[k]! - times[i]!) > NEIGHBOUR_SECONDS && Math.abs(k - i) > 2) continue
    const value = change[k]! * Math.min(MOST_STEPS, step / (times[k]! - times[k - 1]! || step))
    if (value > largest) {
      second = largest
      largest = value
    } else if (value > second) second = value
  }
  return second
}

/** Whether the change at frame `i` is the start or the end of a flash: brighter for a moment, and then as it was. */
function isFlash({ times, thumbs, count }: FrameReadings, i: number, change: number): boolean {
  const rises = thumbMean(thumbs, i) > thumbMean(thumbs, i - 1)
  if (rises) {
    for (let j = i + 1; j < count && times[j]! - times[i]! <= FLASH_SECONDS; j++) {
      if (thumbDistance(thumbs, i - 1, j).mean < RETURNED * change) return true
    }
    return false
  }
  for (let j = i - 2; j >= 0 && times[i]! - times[j]! <= FLASH_SECONDS; j--) {
    if (thumbDistance(thumbs, j, i).mean < RETURNED * change) return true
  }
  return false
}
