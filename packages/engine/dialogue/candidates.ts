import type { Run } from './corpus.ts'

/** Making tokens and drama tokens to a cell: about a cue by about two. */
const MAKING_CELL = 12
const DRAMA_CELL = 24
/** A token said more often than this in the drama seeds nothing alone; pairs of neighbours may be this frequent. */
const MOST_PLACES = 64
/**
 * What the seeds of a cell and its neighbours must testify before it is looked at closely, in nats: a good part of what
 * naming one place of the drama costs, or a word or two where such a cell is near. A seed counts as a word and as a pair.
 */
const ENOUGH_NEARBY = 4
const enoughAlone = (dramaTokens: number) => Math.log(dramaTokens + 1) + 2
/** What is near: cells of the same block or a neighbouring one. A block is some ten lines by twenty. */
const MAKING_BLOCK = 8
const DRAMA_BLOCK = 12

/** Where the two texts may run together: making tokens [fromMaking, +MAKING_CELL) × drama tokens [fromDrama, +DRAMA_CELL). */
export type Cell = { fromMaking: number; fromDrama: number; makingTokens: number; dramaTokens: number }

/**
 * Cells of the making × drama plane in which rare words, or rare pairs of neighbouring words, stand in both.
 * O(tokens + seeds): the drama is scanned once, nothing is compared word by word.
 */
export function findCandidates(making: Run, drama: Run, counts: Int32Array, evidence: Float64Array): Cell[] {
  const across = Math.ceil(drama.keys.length / DRAMA_CELL) + 2
  const votes = new Map<number, number>()
  const vote = (token: number, place: number, nats: number) => {
    const cell = (Math.floor(token / MAKING_CELL) + 1) * across + Math.floor(place / DRAMA_CELL) + 1
    votes.set(cell, (votes.get(cell) ?? 0) + nats)
  }
  voteForWords(making, drama, counts, evidence, vote)
  voteForPairs(making, drama, evidence, vote)
  const sums = new Map<number, number>()
  for (const cell of votes.keys()) {
    let sum = 0
    for (let row = -1; row <= 1; row++) {
      for (let column = -1; column <= 1; column++) sum += votes.get(cell + row * across + column) ?? 0
    }
    if (sum >= ENOUGH_NEARBY) sums.set(cell, sum)
  }
  const chosen = chooseCells(sums, across, enoughAlone(drama.keys.length))
  return withNeighbours(chosen, across).map((cell) => ({
    fromMaking: (Math.floor(cell / across) - 1) * MAKING_CELL,
    fromDrama: ((cell % across) - 1) * DRAMA_CELL,
    makingTokens: MAKING_CELL,
    dramaTokens: DRAMA_CELL,
  }))
}

/** The cells that are strong, and those near a strong one. */
function chooseCells(sums: ReadonlyMap<number, number>, across: number, alone: number): Set<number> {
  const blocks = Math.ceil(across / DRAMA_BLOCK) + 2
  const blockOf = (cell: number) =>
    (Math.floor(Math.floor(cell / across) / MAKING_BLOCK) + 1) * blocks + Math.floor((cell % across) / DRAMA_BLOCK) + 1
  const near = new Set<number>()
  for (const [cell, sum] of sums) {
    if (sum < alone) continue
    for (let row = -1; row <= 1; row++) {
      for (let column = -1; column <= 1; column++) near.add(blockOf(cell) + row * blocks + column)
    }
  }
  return new Set([...sums.keys()].filter((cell) => near.has(blockOf(cell))))
}

type Vote = (token: number, place: number, nats: number) => void

function voteForWords(making: Run, drama: Run, counts: Int32Array, evidence: Float64Array, vote: Vote): void {
  const places = new Map<number, number[]>()
  for (const key of making.keys) {
    if (counts[key]! > 0 && counts[key]! <= MOST_PLACES) places.set(key, [])
  }
  for (let place = 0; place < drama.keys.length; place++) places.get(drama.keys[place]!)?.push(place)
  for (let token = 0; token < making.keys.length; token++) {
    for (const place of places.get(making.keys[token]!) ?? []) vote(token, place, evidence[token]!)
  }
}

function voteForPairs(making: Run, drama: Run, evidence: Float64Array, vote: Vote): void {
  const places = new Map<number, number[]>()
  const pair = (run: Run, token: number) => run.keys[token]! * 0x200000 + run.keys[token + 1]!
  for (let token = 0; token + 1 < making.keys.length; token++) places.set(pair(making, token), [])
  for (let place = 0; place + 1 < drama.keys.length; place++) {
    const found = places.get(pair(drama, place))
    if (found && found.length <= MOST_PLACES) found.push(place)
  }
  for (let token = 0; token + 1 < making.keys.length; token++) {
    const found = places.get(pair(making, token)) ?? []
    if (found.length > MOST_PLACES) continue
    for (const place of found) vote(token, place, (evidence[token]! + evidence[token + 1]!) / 2)
  }
}

function withNeighbours(cells: Set<number>, across: number): number[] {
  const all = new Set<number>()
  for (const cell of cells) {
    for (let row = -1; row <= 1; row++) {
      for (let column = -1; column <= 1; column++) all.add(cell + row * across + column)
    }
  }
  return [...all].filter((cell) => cell >= across && cell % across > 0)
}
