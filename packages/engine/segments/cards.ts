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
/**
 * Lettering or a frame may come near the picture's edge where nothing at all moves: no camera stands so still. Mean change
 * of luma from sample to sample, and the shares of the edge and of the whole that are smooth.
 */
const FROZEN = 0.5
const FROZEN_EDGE = 0.75
/** Lettering stands out from its ground by so much, in at least this share of the picture. Luma; 0 to 1. */
const LETTERING = 24
const LETTERED = 0.02
/** A fade through black between two shots is no card. Seconds. */
const SHORTEST_CARD = 1
/** An actor who stops to think moves again sooner than a title goes. Seconds. */
const SHORTEST_FROZEN = 2
/** Somebody who sits before a plain wall is no card, and talks. Share of the time, 0 to 1. */
const MOST_TALK = 1 / 3

/** Share of the video's time. A making-of's titles, black and credits are far from it. */
const NOTHING_BUT_PLAIN = 0.9

/** Cards of a video, in order: where the coarse picture is black, or plain and still, and hardly anybody `speaks`. */
export function findCards(pictures: PictureReadings, speech: readonly Span[]): Card[] {
  const plain = plainStretches(pictures)
  const seconds = pictures.colours.count / pictures.colours.rate
  const covered = plain.reduce((sum, card) => sum + card.end - card.start, 0)
  // A video that is plain from end to end (sound with a still) shows nothing: its picture tells no card from the rest.
  if (speech.length > 0 && covered >= NOTHING_BUT_PLAIN * seconds) return []
  return plain.filter((card) => {
    const spoken = speech.map((line) => Math.max(0, Math.min(line.end, card.end) - Math.max(line.start, card.start)))
    return spoken.reduce((sum, seconds) => sum + seconds, 0) <= MOST_TALK * (card.end - card.start)
  })
}

function plainStretches({ colours }: PictureReadings): Card[] {
  const cards: Card[] = []
  let open: { start: number; black: boolean; frozen: boolean } | undefined
  const close = (end: number) => {
    if (open && end - open.start >= (open.frozen ? SHORTEST_FROZEN : SHORTEST_CARD))
      cards.push({ start: open.start, end, because: reasonFor(open) })
    open = undefined
  }
  for (let picture = 0; picture < colours.count; picture++) {
    const luma = colours.y.subarray(picture * CELLS, (picture + 1) * CELLS)
    const before = picture > 0 ? colours.y.subarray((picture - 1) * CELLS, picture * CELLS) : luma
    const at = picture / colours.rate
    const { black, plain, titled } = look(luma)
    const change = meanChange(luma, before)
    const frozen = !plain && titled && change <= FROZEN
    if (!plain && !frozen) close(at)
    // From plain to frozen and back is the same card only while nothing changes.
    else if (open && change > (open.frozen || frozen ? FROZEN : STILL)) close(at)
    if (!open && plain) open = { start: at, black, frozen: false }
    else if (!open && frozen) open = { start: at - 1 / colours.rate, black: false, frozen: true }
    else if (open && frozen) open.frozen = true
  }
  close(colours.count / colours.rate)
  return joined(cards, 1 / colours.rate)
}

function reasonFor({ black, frozen }: { black: boolean; frozen: boolean }): string {
  if (frozen) return 'nothing moves in the picture: lettering on a plain ground'
  return black ? 'the picture is black' : 'the picture is plain and still, with a title at most'
}

/** A title that fades in from black is one card with it. `gap`: one sample, in which it fades. Seconds. */
function joined(cards: readonly Card[], gap: number): Card[] {
  return cards.reduce<Card[]>((whole, card) => {
    const last = whole.at(-1)
    if (last && card.start - last.end <= gap + 0.01) {
      last.end = card.end
      last.because = last.because === card.because ? last.because : `${last.because}; then ${card.because}`
    } else whole.push({ ...card })
    return whole
  }, [])
}

function look(luma: Uint8Array): { black: boolean; plain: boolean; titled: boolean } {
  const black = luma.every((value) => value <= BLACK_LUMA)
  let [smooth, edge, smoothEdge, lettered] = [0, 0, 0, 0]
  for (let cell = 0; cell < CELLS; cell++) {
    const [column, row] = [cell % THUMB_WIDTH, Math.floor(cell / THUMB_WIDTH)]
    const onEdge = row === 0 || column === 0 || row === THUMB_HEIGHT - 1 || column === THUMB_WIDTH - 1
    const right = column + 1 < THUMB_WIDTH ? Math.abs(luma[cell + 1]! - luma[cell]!) : 0
    const below = row + 1 < THUMB_HEIGHT ? Math.abs(luma[cell + THUMB_WIDTH]! - luma[cell]!) : 0
    const isSmooth = right < SMOOTH && below < SMOOTH
    if (isSmooth) smooth++
    else if (!onEdge && Math.max(right, below) >= LETTERING) lettered++
    if (onEdge) edge++
    if (onEdge && isSmooth) smoothEdge++
  }
  const ground = smooth >= SMOOTH_WHOLE * CELLS
  return {
    black,
    plain: black || (ground && smoothEdge >= SMOOTH_EDGE * edge),
    titled: ground && smoothEdge >= FROZEN_EDGE * edge && lettered >= LETTERED * CELLS,
  }
}

function meanChange(a: Uint8Array, b: Uint8Array): number {
  let sum = 0
  for (let cell = 0; cell < CELLS; cell++) sum += Math.abs(a[cell]! - b[cell]!)
  return sum / CELLS
}
