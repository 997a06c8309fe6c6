import type { Run } from './corpus.ts'
import type { Passage } from './passages.ts'

/** Passages that belong together: one part of the drama, performed in one stretch of the making-of. Nats over chance. */
export type Stretch = { passages: Passage[]; nats: number }

/** Lines further apart than this in the drama, or in the making-of, are not performed in one go. Seconds. */
const DRAMA_REACH_SECONDS = 90
const MAKING_REACH_SECONDS = 45
/** What going on, and going back to an earlier line, cost beside starting anew. Nats. */
const GO_ON = 1
const GO_BACK = 2.5
/** Beyond chance: e⁵ to one that words in common are no accident. */
const SURE = 5

/**
 * Chooses the passages that explain the making-of best, each word of it at one place of the drama. Landing at a place
 * costs what naming it would (the logarithm of the places that there are); from there, the neighbourhood is cheap. So a
 * lone everyday line explains nothing, while a few words more of a scene that is being performed do.
 */
export function choosePath(
  passages: readonly Passage[],
  making: Run,
  drama: Run,
  evidence: Float64Array,
  episodeOf: Int32Array,
): Stretch[] {
  const sorted = passages.toSorted((a, b) => a.making[0]! - b.making[0]! || a.making.at(-1)! - b.making.at(-1)!)
  const land = Math.log(drama.keys.length + 1) + SURE
  const steps: Step[] = sorted.map((passage) => ({ passage, best: passage.nats - land, before: -1, continues: false }))
  const bestBefore = new BestEnd(making.keys.length)
  const byPlace = new Map<number, number[]>()
  for (const [index, step] of steps.entries()) {
    const { making: tokens, drama: places } = step.passage
    const anyBefore = bestBefore.upTo(tokens[0]! + SLACK_TOKENS, steps)
    if (anyBefore >= 0) improve(step, anyBefore, steps[anyBefore]!.best + step.passage.nats - land, false)
    const here = placeKey(places[0]!, drama, episodeOf)
    for (let key = here - 1; key <= here + 1; key++) {
      for (const earlier of byPlace.get(key) ?? []) {
        const other = steps[earlier]!
        /** Nothing gained on the way pays for going on from here. */
        if (other.best + step.passage.nats - GO_ON <= step.best) continue
        const near = moveCost(other.passage, step.passage, making, drama, episodeOf)
        if (near === undefined || near >= land) continue
        const shared = overlapNats(other.passage, step.passage, evidence)
        if (shared === undefined) continue
        improve(step, earlier, other.best + step.passage.nats - shared - near, true)
      }
    }
    bestBefore.add(index, tokens.at(-1)!)
    const key = placeKey(places.at(-1)!, drama, episodeOf)
    const ending = byPlace.get(key)
    if (ending) ending.push(index)
    else byPlace.set(key, [index])
  }
  return stretchesFrom(steps)
}

/** A passage may reach this far into the next: a chance word in common at its edge. Tokens. */
const SLACK_TOKENS = 2
/** Places of one episode less than DRAMA_REACH_SECONDS apart have the same key or neighbouring ones. */
const KEYS_AN_EPISODE = 1e6

function placeKey(place: number, drama: Run, episodeOf: Int32Array): number {
  return episodeOf[drama.line[place]!]! * KEYS_AN_EPISODE + Math.floor(drama.start[place]! / DRAMA_REACH_SECONDS) + 1
}

type Step = { passage: Passage; best: number; before: number; continues: boolean }

function improve(step: Step, before: number, best: number, continues: boolean): void {
  if (best > step.best) Object.assign(step, { best, before, continues })
}

/** The best step among those whose passage has ended before a token; asked for tokens in rising order. */
class BestEnd {
  #endingAt: number[][]
  #next = 0
  #best = -1
  constructor(tokens: number) {
    this.#endingAt = Array.from({ length: tokens }, () => [])
  }
  add(step: number, end: number): void {
    this.#endingAt[end]!.push(step)
  }
  upTo(token: number, steps: readonly Step[]): number {
    for (; this.#next < Math.min(token, this.#endingAt.length); this.#next++) {
      for (const step of this.#endingAt[this.#next]!) {
        if (steps[step]!.best > 0 && (this.#best < 0 || steps[step]!.best > steps[this.#best]!.best)) this.#best = step
      }
    }
    return this.#best
  }
}

function stretchesFrom(steps: Step[]): Stretch[] {
  let at = -1
  for (const [index, step] of steps.entries()) {
    if (step.best > 0 && (at < 0 || step.best > steps[at]!.best)) at = index
  }
  const stretches: Stretch[] = []
  let open: Passage[] = []
  let end = at >= 0 ? steps[at]!.best : 0
  while (at >= 0) {
    const step: Step = steps[at]!
    open.unshift(step.passage)
    if (!step.continues) {
      const before: number = step.before >= 0 ? steps[step.before]!.best : 0
      stretches.unshift({ passages: open, nats: end - before })
      open = []
      end = before
    }
    at = step.before
  }
  return stretches
}

/** What `later` loses by sharing tokens of the making-of with `earlier`; undefined when one does not follow the other. */
function overlapNats(earlier: Passage, later: Passage, evidence: Float64Array): number | undefined {
  const end = earlier.making.at(-1)!
  const start = later.making[0]!
  if (start > end) return 0
  if (start <= earlier.making[0]! || later.making.at(-1)! <= end) return undefined
  let shared = 0
  for (const token of later.making) if (token <= end) shared += evidence[token]!
  return shared
}

function moveCost(from: Passage, to: Passage, making: Run, drama: Run, episodeOf: Int32Array): number | undefined {
  const left = from.drama.at(-1)!
  const reached = to.drama[0]!
  if (episodeOf[drama.line[left]!] !== episodeOf[drama.line[reached]!]) return undefined
  const pause = making.start[to.making[0]!]! - making.end[from.making.at(-1)!]!
  const jump = drama.start[reached]! - drama.end[left]!
  if (pause > MAKING_REACH_SECONDS || Math.abs(jump) > DRAMA_REACH_SECONDS) return undefined
  return (reached > left ? GO_ON : GO_BACK) + Math.abs(jump) / 15 + Math.max(0, pause) / 15
}
