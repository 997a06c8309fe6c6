import type { EpisodeTimes } from './divide-scenes.ts'

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

/** Breaks at long pauses in the dialogue; where shots are known, at the cut in the pause, and never within one shot. */
export function sceneBreaks(episode: EpisodeTimes): SceneBreak[] {
  const pauses = pausesIn(episode)
  const longEnough = partingPause(pauses.map((pause) => pause.end - pause.start))
  return pauses
    .filter((pause) => pause.end - pause.start >= longEnough)
    .flatMap((pause) => {
      const seconds = (pause.end - pause.start).toFixed(1)
      const middle = (pause.start + pause.end) / 2
      if (!episode.shots || episode.shots.length < 2) return [{ at: middle, because: `nobody speaks for ${seconds} s` }]
      const cuts = episode.shots
        .map((shot) => shot.start)
        .filter((cut) => cut >= pause.start - CAPTION_SLACK && cut <= pause.end + CAPTION_SLACK)
      const cut = cuts.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]
      return cut === undefined ? [] : [{ at: cut, because: `a new shot after ${seconds} s in which nobody speaks` }]
    })
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
