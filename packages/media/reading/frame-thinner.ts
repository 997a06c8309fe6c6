/**
 * The longest step from one decoded frame to the next where others are left out: every other one of 24 a second goes, of
 * 60 three in four. A tenth of a second, in which readings are averaged, always holds one.
 */
const MOST_STEP_SECONDS = 0.085

/**
 * A frame of so many times the bytes of those before it, or of so small a part of theirs, shows something new (a view, or
 * black): around it nothing is left out. With these, the hard cuts of the benchmark's films stay on their frames.
 */
const NEWS_TIMES = 1.5
const NEWS_PART = 0.25

/** Share of the newest frame in the running mean of bytes: some eight frames count. */
const NEWEST_SHARE = 1 / 8

/** Frames whose times are remembered: more than any codec sets back to back between two that show later. */
const REMEMBERED = 32

export type PacketShown = { timeSeconds: number | undefined; bytes: number; isKey: boolean }

/**
 * Tells which frames need no decoding, packet by packet in decoding order: those that no other frame is made from, and
 * that lie close between two that are decoded. A frame that other frames in between rest on comes before them, so it is
 * known then whether it holds news, such as a cut; where it does, all frames between are decoded, and the cut keeps its
 * frame. The decoder itself knows what others rest on: what is said here is only that it *may* leave a frame out.
 */
export class FrameThinner {
  /** Times of frames that are decoded, ascending. */
  readonly #decoded: number[] = []
  #meanBytes = 0
  #news = true

  mayLeaveOut({ timeSeconds, bytes, isKey }: PacketShown): boolean {
    if (timeSeconds === undefined) return false
    const last = this.#decoded.at(-1) ?? -Infinity
    if (timeSeconds > last || isKey) {
      const times = bytes / this.#meanBytes
      this.#news = isKey || !(times > NEWS_PART && times < NEWS_TIMES)
      if (!isKey) this.#meanBytes += (bytes - this.#meanBytes) * (this.#meanBytes === 0 ? 1 : NEWEST_SHARE)
    } else if (!this.#news) {
      const next = this.#decoded.findIndex((time) => time > timeSeconds)
      const [before, after] = [this.#decoded[next - 1], this.#decoded[next]]
      if (before !== undefined && after !== undefined && after - before <= MOST_STEP_SECONDS) return true
    }
    this.#remember(timeSeconds)
    return false
  }

  #remember(timeSeconds: number): void {
    const decoded = this.#decoded
    let at = decoded.length
    while (at > 0 && decoded[at - 1]! > timeSeconds) at--
    decoded.splice(at, 0, timeSeconds)
    // A clock set back leaves times behind that nothing will lie between.
    if (decoded.length > REMEMBERED) decoded.shift()
  }
}
