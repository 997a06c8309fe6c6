import { type PictureReadings, THUMB_HEIGHT, THUMB_WIDTH } from '../readings/index.ts'
import type { Span } from '../report/index.ts'

/** A stretch without a picture of anything: black, or a title on a plain ground. Seconds of the making-of. */
export type Card = Span & { because: string }

const CELLS = THUMB_WIDTH * THUMB_HEIGHT
/** Luma of studio black is 16; compression and a faint vignette lift it. 0 to 255. */
const BLACK_LUMA = 26
/** On a plain ground, a vignette or a gradient included, neighbouring cells differ by less. Luma, 0 to 255. */
const SMOOTH = 11
/** So much of the picture's edge is smooth, and of the whole: the title stands in the rest. Shares, 0 to 1. */
const SMOOTH_EDGE = 0.85
const SMOOTH_WHOLE = 0.6
/** A plain wall moves a little with the camera; a card does not. Mean change of luma from sample to sample. */
const STILL = 1.2
/** A fade through black between two shots is no card. Seconds. */
const SHORTEST_CARD = 1
/** Somebody who sits before a plain wall is no card, and talks. Share of the time, 0 to 1. */
const MOST_TALK = 1 / 3

/** Cards of a video, in order: where the coarse picture is black, or plain and still, and hardly anybody `speaks`. */
export function findCards(pictures: PictureReadings, speech: readonly Span[]): Card[] {
  return plainStretches(pictures).filter((card) => {
    const spoken = speech.map((line) => Math.max(0, Math.min(line.end, card.end) - Math.max(line.start, card.start)))
    return spoken.reduce((sum, seconds) => sum + seconds, 0) <= MOST_TALK * (card.end - card.start)
  })
}

function plainStretches({ colours }: PictureReadings): Card[] {
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
  const black = luma.every((value) => value <= BLACK_LUMA)
  let [smooth, edge, smoothEdge] = [0, 0, 0]
  for (let cell = 0; cell < CELLS; cell++) {
    const [column, row] = [cell % THUMB_WIDTH, Math.floor(cell / THUMB_WIDTH)]
    const onEdge = row === 0 || column === 0 || row === THUMB_HEIGHT - 1 || column === THUMB_WIDTH - 1
    const right = column + 1 < THUMB_WIDTH ? Math.abs(luma[cell + 1]! - luma[cell]!) : 0
    const below = row + 1 < THUMB_HEIGHT ? Math.abs(luma[cell + THUMB_WIDTH]! - luma[cell]!) : 0
    const isSmooth = right < SMOOTH && below < SMOOTH
    if (isSmooth) smooth++
    if (onEdge) edge++
    if (onEdge && isSmooth) smoothEdge++
  }
  return { black, plain: black || (smoothEdge >= SMOOTH_EDGE * edge && smooth >= SMOOTH_WHOLE * CELLS) }
}

function meanChange(a: Uint8Array, b: Uint8Array): number {
  let sum = 0
  for (let cell = 0; cell < CELLS; cell++) sum += Math.abs(a[cell]! - b[cell]!)
  return sum / CELLS
}
