import type { Span } from '../report/index.ts'
import type { EpisodeTimes } from './divide-scenes.ts'
import { findLinks } from './picture-links.ts'
import { soundChange } from './sound-change.ts'

/** Where one scene ends and the next begins. Seconds of the episode. */
export type SceneBreak = { at: number; because: string }

/**
 * Bounds of the pause that parts two scenes, in seconds. Under two, talk is going on; eight seconds without a word are
 * rare inside a scene of a drama. Between them the episode's own pauses decide.
 */
const SHORTEST_BREAK = 2
const LONGEST_BREAK = 8
/** Where the pauses do not fall into two kinds. */
const USUAL_BREAK = 5
/** A cut may stand this far outside the pause: captions linger. Seconds. */
const CAPTION_SLACK = 0.7

/** A pause is passed over where so many set-ups come back behind it: the scene goes on after a silence. */
const LINKS_THAT_HOLD = 2
/** A cut between two places needs a breath in the dialogue at least. Seconds. */
const SHORTEST_BREATH = 0.8
/** A scene told by its place alone is no shorter. Seconds. */
const SHORTEST_SCENE = 10
/** The set-ups that come back on either side of such a cut do so within this time of it. Seconds. */
const PLACE_WITHIN = 15
/** The sound of two places has less in common than two lines of one. See `soundChange`; measured in docs/segments.md. */
const ANOTHER_SOUND = 0.25

/**
 * Breaks at long pauses in the dialogue, where shots are known at the cut in the pause, and never within one shot. Where
 * the pictures are known: no break where the same set-ups go on behind the pause, and one in a short pause where the set-ups
 * on either side come back on that side only, and the sound is another.
 */
export function sceneBreaks(episode: EpisodeTimes): SceneBreak[] {
  const { shots = [], speech } = episode
  const pauses = pausesIn(episode)
  const longEnough = partingPause(pauses.map((pause) => pause.end - pause.start))
  if (shots.length < 2) {
    return pauses
      .filter((pause) => pause.end - pause.start >= longEnough)
      .map((pause) => ({ at: (pause.start + pause.end) / 2, because: `nobody speaks for ${length(pause)} s` }))
  }
  const cuts = lookAtCuts(episode, shots)
  const inPauses = pauses.flatMap((pause) => {
    const middle = (pause.start + pause.end) / 2
    const inside = cuts.filter(({ at }) => at >= pause.start - CAPTION_SLACK && at <= pause.end + CAPTION_SLACK)
    if (pause.end - pause.start < longEnough) {
      const cut = pause.end - pause.start < SHORTEST_BREATH ? undefined : inside.find(partsPlaces)
      if (!cut) return []
      return [{ at: cut.at, sound: cut.sound, because: `other pictures and another sound after ${length(pause)} s` }]
    }
    const cut = inside.toSorted(
      (a, b) => a.crossing - b.crossing || Math.abs(a.at - middle) - Math.abs(b.at - middle),
    )[0]
    if (!cut || cut.crossing >= LINKS_THAT_HOLD) return []
    return [{ at: cut.at, because: `a new shot after ${length(pause)} s in which nobody speaks` }]
  })
  const unspoken = speech.length > 0 ? [] : cuts.filter(partsPlaces)
  const found = [
    ...inPauses,
    ...unspoken.map(({ at, sound }) => ({ at, sound, because: 'other pictures and another sound' })),
  ]
  return apart(found).map(({ at, because }) => ({ at, because }))
}

/** Of breaks by place, those with the greatest change of sound; none within a scene's least length of another break. */
function apart<Break extends { at: number; sound?: number | undefined }>(breaks: readonly Break[]): Break[] {
  const kept: Break[] = []
  for (const each of breaks.toSorted((a, b) => (b.sound ?? Infinity) - (a.sound ?? Infinity)))
    if (each.sound === undefined || kept.every(({ at }) => Math.abs(at - each.at) >= SHORTEST_SCENE)) kept.push(each)
  return kept.toSorted((a, b) => a.at - b.at)
}

/** A cut, by its time: how many set-ups from before it come back behind it, and whether two places meet there. */
type Cut = { at: number; crossing: number; before: boolean; after: boolean; sound: number | undefined }

function lookAtCuts({ picture, sound }: EpisodeTimes, shots: readonly Span[]): Cut[] {
  const links = picture ? findLinks(shots, picture.keys) : []
  const linkedBefore = new Set(links.map(({ second }) => second))
  const linkedAfter = new Set(links.map(({ first }) => first))
  /** By how many links more or fewer are open behind each shot. */
  const opens = new Int32Array(shots.length + 1)
  for (const { first, second } of links) {
    opens[first]!++
    opens[second]!--
  }
  let crossing = 0
  let endBefore = -Infinity
  const startsAfter = nextStarts(shots, linkedAfter)
  return shots.slice(1).map((shot, index) => {
    const at = shot.start
    crossing += opens[index]!
    if (linkedBefore.has(index)) endBefore = shots[index]!.end
    return {
      at,
      crossing,
      before: at - endBefore <= PLACE_WITHIN,
      after: startsAfter[index + 1]! - at <= PLACE_WITHIN,
      sound: sound ? soundChange(sound, at) : undefined,
    }
  })
}

/** For each shot, the start of the next one, itself included, whose set-up comes back later. */
function nextStarts(shots: readonly Span[], linked: ReadonlySet<number>): Float64Array {
  const starts = new Float64Array(shots.length).fill(Infinity)
  for (let index = shots.length - 1; index >= 0; index--)
    starts[index] = linked.has(index) ? shots[index]!.start : (starts[index + 1] ?? Infinity)
  return starts
}

function partsPlaces({ crossing, before, after, sound }: Cut): boolean {
  return crossing === 0 && before && after && sound !== undefined && sound >= ANOTHER_SOUND
}

function length(pause: Span): string {
  return (pause.end - pause.start).toFixed(1)
}

function pausesIn({ speech }: EpisodeTimes): { start: number; end: number }[] {
  const pauses: { start: number; end: number }[] = []
  let end = speech[0]?.end ?? 0
  for (const span of speech.slice(1)) {
    if (span.start > end) pauses.push({ start: end, end: span.start })
    end = Math.max(end, span.end)
  }
  return pauses
}

/**
 * The shortest pause that parts scenes: pauses between lines and between scenes are two heaps on a logarithmic scale,
 * and Otsu's threshold lies between them (N. Otsu, 1979). It is believed only where the heaps stand well apart.
 */
export function partingPause(pauses: readonly number[]): number {
  const logs = pauses.map((pause) => Math.log(Math.max(pause, 0.2))).toSorted((a, b) => a - b)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const all = mean(logs)
  const total = logs.reduce((sum, value) => sum + (value - all) ** 2, 0)
  let best = { apart: 0, below: 0, above: 0, threshold: USUAL_BREAK, gap: 0 }
  for (let split = 1; split < logs.length; split++) {
    const below = mean(logs.slice(0, split))
    const above = mean(logs.slice(split))
    const apart = split * (below - all) ** 2 + (logs.length - split) * (above - all) ** 2
    const threshold = Math.exp((logs[split - 1]! + logs[split]!) / 2)
    if (apart > best.apart) best = { apart, below, above, threshold, gap: logs[split]! - logs[split - 1]! }
  }
  const twoHeaps =
    total > 0 && best.apart / total > 0.7 && best.above - best.below > Math.log(3) && best.gap > Math.log(1.25)
  return Math.min(LONGEST_BREAK, Math.max(SHORTEST_BREAK, twoHeaps ? best.threshold : USUAL_BREAK))
}
