import { GrowingArray } from './growing-array.ts'
import type { AnalysisPicture, VideoFacts } from './reading.ts'
import { COLOUR_RATE, type PictureReadings, THUMB_HEIGHT, THUMB_WIDTH } from './readings.ts'
import { PictureAverager } from './picture-averager.ts'

const THUMB_PIXELS = THUMB_WIDTH * THUMB_HEIGHT

/** Pictures a second. Past an hour of video every other one is let go, for memory's sake (2304 bytes each). */
const PICTURE_RATE = 10
const LONG_VIDEO_SECONDS = 3600

/** Makes the readings of the picture, in one pass. */
export class PictureReader {
  readonly #aspect: number
  readonly #width: number
  readonly #height: number
  /** Half the analysis picture each way, the means of 2 × 2 pixels: `now` of this frame, `before` of the last. */
  #now: Uint8Array
  #before: Uint8Array
  readonly #averager: PictureAverager
  readonly #times: GrowingArray<Float64Array<ArrayBuffer>>
  readonly #change: GrowingArray<Float32Array<ArrayBuffer>>
  readonly #thumbs: GrowingArray<Uint8Array<ArrayBuffer>>
  readonly #tints: GrowingArray<Uint8Array<ArrayBuffer>>
  readonly #colours: {
    y: GrowingArray<Uint8Array<ArrayBuffer>>
    u: GrowingArray<Uint8Array<ArrayBuffer>>
    v: GrowingArray<Uint8Array<ArrayBuffer>>
  }
  #lastTime = 0

  constructor(facts: NonNullable<VideoFacts['picture']>, expectedSeconds: number) {
    this.#aspect = facts.width / facts.height
    this.#width = Math.max(1, facts.analysisWidth >> 1)
    this.#height = Math.max(1, facts.analysisHeight >> 1)
    this.#now = new Uint8Array(this.#width * this.#height)
    this.#before = new Uint8Array(this.#width * this.#height)
    const rate = expectedSeconds > LONG_VIDEO_SECONDS ? PICTURE_RATE / 2 : PICTURE_RATE
    this.#averager = new PictureAverager(this.#width, this.#height, rate, expectedSeconds)
    const frames = expectedSeconds * facts.framesPerSecond + 2
    this.#times = new GrowingArray(Float64Array<ArrayBuffer>, frames)
    this.#change = new GrowingArray(Float32Array<ArrayBuffer>, frames)
    this.#thumbs = new GrowingArray(Uint8Array<ArrayBuffer>, frames * THUMB_PIXELS)
    this.#tints = new GrowingArray(Uint8Array<ArrayBuffer>, frames * 2)
    const colourBytes = expectedSeconds * COLOUR_RATE * THUMB_PIXELS
    this.#colours = {
      y: new GrowingArray(Uint8Array<ArrayBuffer>, colourBytes),
      u: new GrowingArray(Uint8Array<ArrayBuffer>, colourBytes),
      v: new GrowingArray(Uint8Array<ArrayBuffer>, colourBytes),
    }
  }

  picture(picture: AnalysisPicture): void {
    // Two frames of one time, or a step back, come from broken files: the later is taken to follow at once.
    const time = Math.max(picture.timeSeconds, this.#lastTime)
    this.#lastTime = time
    const before = this.#now
    this.#now = this.#before
    this.#before = before
    halve(picture.y, picture.width, picture.height, this.#now, this.#width, this.#height)
    this.#change.push(this.#times.length === 0 ? 0 : meanDifference(this.#now, this.#before))
    this.#times.push(time)
    shrink(this.#now, this.#width, this.#height, this.#thumbs.room(THUMB_PIXELS), this.#thumbs.length)
    this.#thumbs.length += THUMB_PIXELS
    this.#tints.push(mean(picture.u))
    this.#tints.push(mean(picture.v))
    this.#averager.frame(time, this.#now)
    this.#colour(time, picture)
  }

  /** Fills every coloured thumb up to this frame's time: one that no frame fell into repeats the one before. */
  #colour(time: number, picture: AnalysisPicture): void {
    const { y, u, v } = this.#colours
    const index = Math.floor(time * COLOUR_RATE)
    if (y.length / THUMB_PIXELS > index) return
    const chromaWidth = (picture.width + 1) >> 1
    const chromaHeight = (picture.height + 1) >> 1
    while (y.length / THUMB_PIXELS <= index) {
      const last = y.length / THUMB_PIXELS === index || y.length === 0
      for (const [series, plane, width, height] of [
        [y, this.#now, this.#width, this.#height],
        [u, picture.u, chromaWidth, chromaHeight],
        [v, picture.v, chromaWidth, chromaHeight],
      ] as const) {
        const room = series.room(THUMB_PIXELS)
        if (last) shrink(plane, width, height, room, series.length)
        else room.copyWithin(series.length, series.length - THUMB_PIXELS, series.length)
        series.length += THUMB_PIXELS
      }
    }
  }

  /** Undefined where no frame came. */
  finish(durationSeconds: number): PictureReadings | undefined {
    const count = this.#times.length
    if (count === 0) return undefined
    const colours = this.#colours.y.length / THUMB_PIXELS
    return {
      aspect: this.#aspect,
      frames: {
        count,
        times: this.#times.take(),
        change: this.#change.take(),
        thumbs: this.#thumbs.take(),
        tints: this.#tints.take(),
      },
      pictures: this.#averager.finish(durationSeconds),
      colours: {
        rate: COLOUR_RATE,
        count: colours,
        y: this.#colours.y.take(),
        u: this.#colours.u.take(),
        v: this.#colours.v.take(),
      },
    }
  }
}

/** Means of 2 × 2 pixels; an odd last column or row is left out. */
function halve(
  from: Uint8Array,
  fromWidth: number,
  fromHeight: number,
  to: Uint8Array,
  width: number,
  height: number,
): void {
  const right = fromWidth > 1 ? 1 : 0
  const down = fromHeight > 1 ? fromWidth : 0
  let out = 0
  for (let y = 0; y < height; y++) {
    let i = 2 * y * fromWidth
    for (let x = 0; x < width; x++, i += 2) {
      to[out++] = (from[i]! + from[i + right]! + from[i + down]! + from[i + down + right]! + 2) >> 2
    }
  }
}

function meanDifference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) {
    const difference = a[i]! - b[i]!
    sum += difference < 0 ? -difference : difference
  }
  return sum / a.length
}

function mean(plane: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < plane.length; i++) sum += plane[i]!
  return Math.round(sum / plane.length)
}

/** A thumb: the mean of the pixels in each cell. */
function shrink(from: Uint8Array, width: number, height: number, to: Uint8Array, offset: number): void {
  for (let row = 0; row < THUMB_HEIGHT; row++) {
    const top = Math.floor((row * height) / THUMB_HEIGHT)
    const bottom = Math.max(top + 1, Math.floor(((row + 1) * height) / THUMB_HEIGHT))
    for (let column = 0; column < THUMB_WIDTH; column++) {
      const left = Math.floor((column * width) / THUMB_WIDTH)
      const right = Math.max(left + 1, Math.floor(((column + 1) * width) / THUMB_WIDTH))
      let sum = 0
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += from[y * width + x]!
      to[offset + row * THUMB_WIDTH + column] = Math.round(sum / ((bottom - top) * (right - left)))
    }
  }
}
