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
  const ofToken = firstHitOfToken(hits)
  for (const hit of hits) {
    let best = 0
    for (let added = 0; added <= MOST_ADDED[script]; added++) {
      const token = hit.making - added - 1
      if (token < 0) break
      const end = ofToken[token + 1]!
      for (let at = lowerBound(hits, ofToken[token]!, end, hit.drama - 1 - MOST_DROPPED[script]); at < end; at++) {
        const other = hits[at]!
        const skipped = hit.drama - other.drama - 1
        if (skipped < 0) break
        const gained = other.best - ADDED[script] * added - DROPPED[script] * skipped
        if (gained > best) {
          best = gained
          hit.before = at
        }
      }
    }
    hit.best = best + evidence[hit.making]!
  }
}

/** Index of the first hit of each making token; one longer than the tokens up to the last hit. */
function firstHitOfToken(hits: readonly Hit[]): Int32Array {
  const tokens = (hits.at(-1)?.making ?? -1) + 2
  const first = new Int32Array(tokens)
  for (const hit of hits) first[hit.making + 1]!++
  for (let token = 1; token < tokens; token++) first[token]! += first[token - 1]!
  return first
}

/** The first hit in [from, to) whose place in the drama is not before `drama`; hits of one token are in order of place. */
function lowerBound(hits: readonly Hit[], from: number, to: number, drama: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if (hits[middle]!.drama < drama) low = middle + 1
    else high = middle
  }
  return low
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
