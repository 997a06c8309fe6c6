import type { Finding } from '../room-data.ts'

/** Where the episode stands while the making is at a time. */
export type Beside = {
  episode: string
  /** Seconds of the episode. */
  at: number
  /** Episode seconds per making second: half where the making shows it in slow motion. */
  rate: number
  /** `copy`: the very frame; `scene`: the scene that is being performed, about there. */
  by: 'copy' | 'scene'
  /** The finding that says so. */
  finding: string
}

type Span = { start: number; end: number }
type MatchBody = { episode?: Span & { id: string }; rate?: number; confidence?: number }
type SegmentBody = { scene?: Span & { episode: string }; confidence?: number }

/** What of an episode belongs beside a time of the making: a copy of it before the scene that is performed there. */
export function besideAt(seconds: number, findings: readonly Finding[]): Beside | undefined {
  const here = findings.filter(
    ({ start, end, standing, orphaned }) => start <= seconds && seconds < end && standing !== 'rejected' && !orphaned,
  )
  const sure = (finding: Finding) => (finding.body as MatchBody).confidence ?? 0
  const copies = here.filter(({ kind }) => kind === 'match').toSorted((a, b) => sure(b) - sure(a))
  for (const { id, start, label, body } of copies) {
    const { episode, rate = 1 } = body as MatchBody
    if (!episode) continue
    return { episode: label, at: episode.start + (seconds - start) / rate, rate: 1 / rate, by: 'copy', finding: id }
  }
  for (const { id, kind, start, end, body } of here) {
    const { scene } = body as SegmentBody
    if (kind !== 'segment' || !scene) continue
    // A performance is never as long as the scene: both begin together, and end together.
    const rate = Math.min(
      MOST_STRETCH,
      Math.max(1 / MOST_STRETCH, (scene.end - scene.start) / Math.max(end - start, 1e-3)),
    )
    const at = Math.min(scene.end, scene.start + (seconds - start) * rate)
    return { episode: scene.episode, at, rate, by: 'scene', finding: id }
  }
  return undefined
}

/** A take is laid over its scene no faster or slower than this: more says that it shows a part of it. */
const MOST_STRETCH = 1.25

/** Beyond this it is quicker to jump than to catch up. Seconds. */
const JUMP_SECONDS = 0.3
/** Two pictures this close are in step: a frame at 25 a second. */
const IN_STEP_SECONDS = 0.04
/** How much faster or slower catches up: 4 % is not heard in a muted video, and closes 0.3 s within 8 s. */
const NUDGE = 0.04

/**
 * How to bring a playing video into step. `drift`: seconds that it is ahead. A jump while it stands still, or when it is far
 * off; else a rate a little above or below `rate` until it is there.
 */
export function correction(drift: number, rate: number, isPlaying: boolean): { jump: boolean; rate: number } {
  const apart = Math.abs(drift)
  if (apart > (isPlaying ? JUMP_SECONDS : IN_STEP_SECONDS / 2)) return { jump: true, rate }
  if (apart <= IN_STEP_SECONDS) return { jump: false, rate }
  return { jump: false, rate: rate * (drift > 0 ? 1 - NUDGE : 1 + NUDGE) }
}
