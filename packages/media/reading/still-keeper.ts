import { MediaCallFailed } from '../decoding/index.ts'
import { JpegMaker } from '../stills/jpeg-maker.ts'
import type { Still } from '../stills/take-stills.ts'
import type { PictureTrackFacts } from './media-facts.ts'
import type { ShownFrame } from './picture-reader.ts'

/** Stills to keep while a video is read: decoding it again for them costs more than all else that is done with it. */
export type StillsWanted = {
  /** Pixels across, as displayed. */
  width: number
  /** One of so many seconds; of a longer video fewer, so that there are never more than `most`. */
  everySeconds: number
  most: number
  /** 1 to 100, as JPEG makers count. */
  quality: number
}

/** Times are rounded to milliseconds in some containers. */
const ROUNDING_SECONDS = 0.002

/** Keeps the first frame shown in each step of time as a still. */
export class StillKeeper implements Disposable {
  readonly #wanted: StillsWanted
  readonly #jpegs: JpegMaker
  #stills: Still[] = []
  #everySeconds: number
  #nextSeconds = 0

  constructor(track: PictureTrackFacts, wanted: StillsWanted) {
    this.#wanted = wanted
    this.#everySeconds = wanted.everySeconds
    this.#jpegs = new JpegMaker(track, wanted.width, wanted.quality)
  }

  get stills(): readonly Still[] {
    return this.#stills
  }

  see({ frame, timeSeconds }: ShownFrame): void {
    const reached = timeSeconds + ROUNDING_SECONDS
    if (reached < this.#nextSeconds) return
    try {
      this.#stills.push({ timeSeconds, frameSeconds: timeSeconds, ...this.#jpegs.make(frame) })
    } catch (error) {
      // A frame that FFmpeg cannot convert (damage) is no still; the next one may be.
      if (!(error instanceof MediaCallFailed)) throw error
      return
    }
    if (this.#stills.length >= this.#wanted.most) {
      this.#stills = this.#stills.filter((_, n) => n % 2 === 0)
      this.#everySeconds *= 2
    }
    this.#nextSeconds = (Math.floor(reached / this.#everySeconds) + 1) * this.#everySeconds
  }

  [Symbol.dispose](): void {
    this.#jpegs[Symbol.dispose]()
  }
}
