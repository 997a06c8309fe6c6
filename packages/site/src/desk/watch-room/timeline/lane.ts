/** A finding, shot or cue as a lane holds it. A point (a call) ends where it starts. */
export type LaneItem = { start: number; end: number }

/** At most so many rows in a lane: what overlaps more is drawn on the last one. */
const MOST_ROWS = 3

/** The items of a lane for drawing and for finding what is under the pointer: in order of their starts. */
export type Lane<Item extends LaneItem> = {
  items: readonly Item[]
  starts: Float64Array
  ends: Float64Array
  /** The latest end among this item and those before it: where a search backwards may stop. */
  reach: Float64Array
  /** The row of each item, from 0. */
  rows: Uint8Array
  rowCount: number
}

/** Lays items into rows so that none covers another: each takes the first row that is free. O(n log n). */
export function layLane<Item extends LaneItem>(unsorted: readonly Item[], leastSeconds = 0): Lane<Item> {
  const items = unsorted.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const count = items.length
  const starts = new Float64Array(count)
  const ends = new Float64Array(count)
  const reach = new Float64Array(count)
  const rows = new Uint8Array(count)
  const taken: number[] = []
  let furthest = Number.NEGATIVE_INFINITY
  for (let index = 0; index < count; index++) {
    const { start, end } = items[index] ?? { start: 0, end: 0 }
    starts[index] = start
    ends[index] = end
    furthest = Math.max(furthest, end)
    reach[index] = furthest
    let row = taken.findIndex((until) => until <= start)
    if (row === -1) row = Math.min(taken.length, MOST_ROWS - 1)
    taken[row] = Math.max(taken[row] ?? 0, end, start + leastSeconds)
    rows[index] = row
  }
  return { items, starts, ends, reach, rows, rowCount: Math.max(1, taken.length) }
}

/** The index of the first item that ends after `from`, or later items that may: where drawing begins. O(log n). */
export function firstReaching({ reach }: Lane<LaneItem>, from: number): number {
  let [low, high] = [0, reach.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((reach[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}

/** What of an item is under the pointer. */
export type Grip = 'start' | 'end' | 'body'

/**
 * The item of a row at a time, with what of it is there; edges count within `slackSeconds` on either side, and win over
 * bodies. Of several, the one that starts last: it lies on top.
 */
export function itemAt<Item extends LaneItem>(
  lane: Lane<Item>,
  row: number,
  seconds: number,
  slackSeconds: number,
): { item: Item; grip: Grip } | undefined {
  let body: { item: Item; grip: Grip } | undefined
  let best: { item: Item; grip: Grip; apart: number } | undefined
  for (let index = firstReaching(lane, seconds - slackSeconds); index < lane.items.length; index++) {
    const [start, end] = [lane.starts[index] ?? 0, lane.ends[index] ?? 0]
    if (start > seconds + slackSeconds) break
    if (lane.rows[index] !== row || end < seconds - slackSeconds) continue
    const item = lane.items[index]
    if (!item) continue
    const isInside = seconds >= start && seconds <= end
    // A point, or what is too short to take hold of by its edges, is moved whole.
    if (end - start <= 2 * slackSeconds) body = { item, grip: 'body' }
    else {
      if (isInside) body = { item, grip: 'body' }
      for (const [grip, edge] of [
        ['start', start],
        ['end', end],
      ] as const) {
        const apart = Math.abs(seconds - edge)
        // Of two edges that meet, the one on whose side the pointer is.
        const near = apart + (isInside ? 0 : slackSeconds / 10)
        if (apart <= slackSeconds && (best === undefined || near < best.apart)) best = { item, grip, apart: near }
      }
    }
  }
  return best === undefined ? body : { item: best.item, grip: best.grip }
}
