import { type Scene, sceneOf } from '../scenes/index.ts'
import type { Take } from './takes.ts'

/** A take with its scene and its number within it. */
export type NumberedTake = Take & {
  scene?: Scene
  /** From 1 within the scene; absent where the scene is unknown. */
  number?: number
  /** Why the scene is known without a line of it. */
  inferred?: string
}

/** The same scene is taken again within this time, when "again" was called. Seconds. */
const AGAIN_WITHIN = 90

/** Names the scene of each take, and numbers the takes of each scene in order of time. */
export function numberTakes(takes: readonly Take[], scenesOf: (episode: number) => readonly Scene[]): NumberedTake[] {
  const counts = new Map<Scene, number>()
  const numbered: NumberedTake[] = []
  for (const take of takes.toSorted((a, b) => a.start - b.start)) {
    const scene = take.performance ? sceneOfLines(take, scenesOf) : undefined
    const before = numbered.at(-1)
    const again = before?.scene && before.cut && before.cut.call !== 'okay' && take.start - before.end < AGAIN_WITHIN
    const inferred = !scene && again ? before.scene : undefined
    const chosen = scene ?? inferred
    const named: NumberedTake = { ...take }
    if (chosen) {
      named.scene = chosen
      named.number = (counts.get(chosen) ?? 0) + 1
      counts.set(chosen, named.number)
    }
    if (inferred) named.inferred = 'it follows a cut take of this scene'
    numbered.push(named)
  }
  return numbered
}

/** The scene that most of the performed words belong to. */
function sceneOfLines(take: Take, scenesOf: (episode: number) => readonly Scene[]): Scene | undefined {
  const nats = new Map<Scene, number>()
  for (const line of take.performance?.lines ?? []) {
    const scene = sceneOf(line.drama, scenesOf(line.episode))
    if (scene) nats.set(scene, (nats.get(scene) ?? 0) + line.nats)
  }
  return [...nats].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}
