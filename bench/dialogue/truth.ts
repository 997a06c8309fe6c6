import type { CallKind, Span } from '@aftercut/engine/report'

/** What is true of a making-of, in seconds of it; `scene`: of its episode. */
export type Truth = {
  takes: (Span & { episode: string; scene: Span; number: number; lines: number })[]
  calls: { at: number; call: CallKind }[]
  moments: (Span & { kind: string })[]
  interviews: Span[]
  clips: Span[]
  days: number[]
}
