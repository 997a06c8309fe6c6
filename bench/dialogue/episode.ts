import type { CaptionTrack } from '@aftercut/engine/captions'
import type { Span } from '@aftercut/engine/report'
import type { Roll } from './roll.ts'
import type { Said } from './script.ts'

/** A line of an episode. Seconds of the episode. */
export type Line = Span & { said: Said }

/** `scenes` and `lines`: by scene, in order. */
export type ShotEpisode = {
  id: string
  durationSeconds: number
  tracks: CaptionTrack[]
  scenes: Span[]
  lines: Line[][]
}

/** An episode as it is aired, with its captions. */
export function airEpisode(roll: Roll, scenes: Said[][], index: number): ShotEpisode {
  let at = roll.chance.between(3, 20)
  const spans: Span[] = []
  const lines = scenes.map((scene) => {
    const start = at
    const placed = scene.map((said): Line => {
      const line = { said, start: at, end: at + roll.seconds(said.text) }
      at = line.end + roll.chance.between(0.2, 2.2)
      return line
    })
    spans.push({ start, end: placed.at(-1)!.end })
    at += roll.chance.between(5, 15)
    return placed
  })
  const cues = lines.flat().map((line) => roll.cue(line, line.said, line.said.text, false))
  return {
    id: `E${String(index + 1)}`,
    durationSeconds: at,
    tracks: [roll.track('episode', cues)],
    scenes: spans,
    lines,
  }
}
