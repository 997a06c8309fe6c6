import type { Readings } from '../readings/index.ts'
import type { Span } from '../report/index.ts'
import { findGradualChanges } from './gradual-changes.ts'
import { findHardCuts } from './hard-cuts.ts'

/** The shots of a video. They cover it, in order. A gradual change divides in its middle. */
export function findShots({ durationSeconds, picture }: Readings): Span[] {
  if (!picture) return [{ start: 0, end: durationSeconds }]
  const cuts = findHardCuts(picture.frames)
    .map((frame) => picture.frames.times[frame]!)
    .filter((time) => time > 0 && time < durationSeconds)
  const between = [0, ...cuts, durationSeconds]
  const bounds = [0]
  for (let i = 1; i < between.length; i++) {
    const changes = findGradualChanges(picture.pictures, between[i - 1]!, between[i]!)
    bounds.push(...changes.map((change) => change.atSeconds), between[i]!)
  }
  return bounds.slice(1).map((end, i) => ({ start: bounds[i]!, end }))
}
