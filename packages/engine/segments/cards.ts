import { type PictureReadings, THUMB_HEIGHT, THUMB_WIDTH } from '../readings/index.ts'
import type { Span } from '../report/index.ts'

/** A stretch without a picture of anything: black, or a title on a plain ground. Seconds of the making-of. */
export type Card = Span & { because: string }

const CELLS = THUMB_WIDTH * THUMB_HEIGHT
/** Luma of studio black is 16; compression and a faint vignette lift it. 0 to 255. */
const BLACK_LUMA = 26
/** On a plain ground nine cells in ten are within so much luma of the middle one; the title stands in the rest. */
const PLAIN_SPREAD = 6
const PLAIN_SHARE = 0.8
/** A plain wall moves a little with the camera; a card does not. Mean change of luma from sample to sample. */
const STILL = 1.2
/** A fade through black between two shots is no card. Seconds. */
const SHORTEST_CARD = 1

/** Cards of a video, in order: where the coarse picture is black, or plain and still. */
export function findCards({ colours }: PictureReadings): Card[] {
  const cards: Card[] = []
  let open: { start: number; black: boolean } | undefined
  const close = (end: number) => {
    if (open && end - open.start >= SHORTEST_CARD) {
      const because = open.black ? 'the picture is black' : 'the picture is plain and still, with a title at most'
      cards.push({ start: open.start, end, because })
    }
    open = undefined
  }
  for (let picture = 0; picture < colours.count; picture++) {
    const luma = colours.y.subarray(picture * CELLS, (picture + 1) * CELLS)
    const before = picture > 0 ? colours.y.subarray((picture - 1) * CELLS, picture * CELLS) : luma
    const at = picture / colours.rate
    const { black, plain } = look(luma)
    if (!plain || (open && meanChange(luma, before) > STILL)) close(at)
    if (plain) open ??= { start: at, black }
  }
  close(colours.count / colours.rate)
  return cards
}

function look(luma: Uint8Array): { black: boolean; plain: boolean } {
  const middle = luma.toSorted()[CELLS >> 1]!
  let near = 0
  for (const value of luma) if (Math.abs(value - middle) <= PLAIN_SPREAD) near++
  return { black: middle <= BLACK_LUMA && near === CELLS, plain: near >= PLAIN_SHARE * CELLS }
}

function meanChange(a: Uint8Array, b: Uint8Array): number {
  let sum = 0
  for (let cell = 0; cell < CELLS; cell++) sum += Math.abs(a[cell]! - b[cell]!)
  return sum / CELLS
}
