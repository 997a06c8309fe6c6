import type { Cell } from './candidates.ts'
import type { Run } from './corpus.ts'
import type { Script } from './tokens.ts'

/** Tokens that making-of and drama say alike, in the same order in both: `making[i]` is `drama[i]`. Nats. */
export type Passage = { making: number[]; drama: number[]; nats: number }

/** What a token costs that only one side says, in nats: the making-of adds, or the drama's was dropped. */
const ADDED = { words: 0.6, letters: 0.35 } as const
const DROPPED = { words: 0.3, letters: 0.2 } as const
/**
 * The most tokens that may be added at one place, and dropped: less than a line, about two lines. Where the making-of
 * says a whole line more, the passage ends, and the path decides whether that line began another performance.
 */
const MOST_ADDED = { words: 5, letters: 8 } as const
const MOST_DROPPED = { words: 24, letters: 36 } as const
/** A passage that testifies less is not worth keeping, even as a part. Nats. */
const LEAST = 2.5

type Hit = { making: number; drama: number; best: number; before: number }

/** Local alignments of making-of and drama within the candidate cells: a sparse Smith-Waterman over equal tokens. */
export function findPassages(
  making: Run,
  drama: Run,
  evidence: Float64Array,
  cells: readonly Cell[],
  script: Script,
): Passage[] {
  const hits = hitsIn(making, drama, cells)
  chain(hits, evidence, script)
  return extract(hits, evidence)
}

function hitsIn(making: Run, drama: Run, cells: readonly Cell[]): Hit[] {
  const hits: Hit[] = []
  for (const cell of cells) {
    const makingEnd = Math.min(cell.fromMaking + cell.makingTokens, making.keys.length)
    const dramaEnd = Math.min(cell.fromDrama + cell.dramaTokens, drama.keys.length)
    for (let token = cell.fromMaking; token < makingEnd; token++) {
      for (let place = cell.fromDrama; place < dramaEnd; place++) {
        if (making.keys[token] === drama.keys[place]) hits.push({ making: token, drama: place, best: 0, before: -1 })
      }
    }
  }
  return hits.toSorted((a, b) => a.making - b.making || a.drama - b.drama)
}

/** Sets for each hit the best that a passage ending in it testifies, and the hit before it in that passage. */
function chain(hits: Hit[], evidence: Float64Array, script: Script): void {
  const reach = MOST_ADDED[script] + 1
  let oldest = 0
  for (const [index, hit] of hits.entries()) {
    while (hits[oldest]!.making < hit.making - reach) oldest++
    let best = 0
    for (let earlier = oldest; earlier < index; earlier++) {
      const other = hits[earlier]!
      const skipped = hit.drama - other.drama - 1
      if (other.making >= hit.making || skipped < 0 || skipped > MOST_DROPPED[script]) continue
      const added = hit.making - other.making - 1
      const gained = other.best - ADDED[script] * added - DROPPED[script] * skipped
      if (gained > best) {
        best = gained
        hit.before = earlier
      }
    }
    hit.best = best + evidence[hit.making]!
  }
}

/** Takes passages from the strongest down; a hit serves one passage only. */
function extract(hits: Hit[], evidence: Float64Array): Passage[] {
  const used = new Uint8Array(hits.length)
  const passages: Passage[] = []
  const order = hits.map((_, index) => index).toSorted((a, b) => hits[b]!.best - hits[a]!.best)
  for (const last of order) {
    if (used[last]) continue
    const chosen: number[] = []
    let at = last
    while (at >= 0 && !used[at]) {
      used[at] = 1
      chosen.push(at)
      at = hits[at]!.before
    }
    const first = hits[chosen.at(-1)!]!
    const nats = hits[last]!.best - first.best + evidence[first.making]!
    if (nats < LEAST) continue
    const inOrder = chosen.toReversed().map((index) => hits[index]!)
    passages.push({ making: inOrder.map((hit) => hit.making), drama: inOrder.map((hit) => hit.drama), nats })
  }
  return passages
}
