import { clipOf, cutWindows, marksOfClip, MARKS_FORMAT, marksOfPrint } from '@aftercut/engine/marks'
import { makePrint } from '@aftercut/engine/print'
import type { Library } from '@aftercut/library/opening'
import { LEAST_VOTES, MOST_EPISODES } from '@aftercut/pipeline/identify'
import { CONDITIONS } from '../matches/conditions.ts'
import { buildMaking } from '../matches/making.ts'
import { episodes, fillers } from '../matches/material.ts'
import { readingsOf } from '../matches/work-files.ts'

const SEED = 2

/**
 * Real films, shown in making-ofs under each degradation of the matching's benchmark, two to eight seconds at a time: how
 * many of the episodes that are shown the index names among the few that are looked at, beside all that it holds already.
 * At their own speed alone.
 */
export async function underDegradations(library: Library): Promise<void> {
  const material = await episodes('held-out')
  const videos = new Map<string, string>()
  for (const { id, path } of material) {
    const { video } = await library.videos.add({ kind: 'episode' })
    await library.marks.keep(video.id, MARKS_FORMAT, marksOfPrint(makePrint(await readingsOf(path))))
    videos.set(video.id, id)
  }
  const others = await fillers('held-out')
  console.log(`\n| condition | episodes shown | named among the ${MOST_EPISODES} |\n| --- | ---: | ---: |`)
  const all = { shown: 0, named: 0 }
  for (const condition of CONDITIONS) {
    const { path, truth } = await buildMaking(condition, material, others, SEED)
    const readings = await readingsOf(path)
    const votesFor = new Map<string, number>()
    for (const window of cutWindows(marksOfClip(clipOf(readings)), readings.durationSeconds)) {
      const best = new Map<string, number>()
      for (const { videoId, votes } of await library.marks.vote(window))
        if (votes >= LEAST_VOTES) best.set(videoId, Math.max(votes, best.get(videoId) ?? 0))
      for (const [id, votes] of best) votesFor.set(id, votes + (votesFor.get(id) ?? 0))
    }
    const ranked = [...votesFor].toSorted((a, b) => b[1] - a[1]).slice(0, MOST_EPISODES)
    const named = new Set(ranked.map(([id]) => videos.get(id)))
    const shown = new Set(truth.map(({ episode }) => episode.id))
    const right = [...shown].filter((id) => named.has(id)).length
    all.shown += shown.size
    all.named += right
    console.log(`| ${condition.name} | ${shown.size} | ${right} |`)
  }
  console.log(`| **all** | ${all.shown} | ${all.named} |`)
}
