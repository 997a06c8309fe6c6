import type { Scene } from '../scenes/index.ts'
import { sceneOf } from '../scenes/index.ts'
import type { Performance } from '../segments/index.ts'
import { isPerformed } from './real-performances.ts'

/** Lines performed in one breath, seconds apart at most, are of one scene, whatever pause the episode makes there. */
const ONE_BREATH_SECONDS = 4
/** A longer pause in the episode parts scenes even so: two were performed one after the other. Seconds. */
const LONGEST_PAUSE_IN_A_SCENE = 7

/** Joins neighbouring scenes that a performance runs across. In and out: scenes by episode, in order. */
export function joinScenes(scenes: readonly Scene[][], performances: readonly Performance[]): Scene[][] {
  return scenes.map((ofEpisode, episode) => {
    const joins = new Set<Scene>()
    for (const { lines } of performances.filter((each) => each.episode === episode)) {
      const strong = lines.filter(isPerformed)
      for (const [index, line] of strong.entries()) {
        const next = strong[index + 1]
        if (!next || next.start - line.end > ONE_BREATH_SECONDS) continue
        const pause = next.drama.start - line.drama.end
        if (pause < 0 || pause > LONGEST_PAUSE_IN_A_SCENE) continue
        const [from, to] = [sceneOf(line.drama, ofEpisode), sceneOf(next.drama, ofEpisode)]
        if (from && to && ofEpisode.indexOf(to) === ofEpisode.indexOf(from) + 1 && !to.given) joins.add(to)
      }
    }
    return ofEpisode.reduce<Scene[]>((joined, scene) => {
      const last = joined.at(-1)
      if (last && joins.has(scene)) joined[joined.length - 1] = { ...last, end: scene.end }
      else joined.push({ ...scene })
      return joined
    }, [])
  })
}
