import { makePrint } from '@aftercut/engine/print'
import { findMatches } from '@aftercut/engine/matches'
import type { Span } from '@aftercut/engine/report'
import { findShots } from '@aftercut/engine/video'
import { readVideo } from '@aftercut/media/reading'
import { EPISODE, making240p, making720p } from './films.ts'

/** Whether the findings are the same with the loop filter (which smooths the blocks' edges) and without it. */
export async function compareLoopFilter(): Promise<void> {
  console.log('\n| film | loop filter | shots | matches | furthest apart |')
  console.log('| --- | --- | --- | --- | --- |')
  for (const [name, path] of [
    ['720p', making720p()],
    ['240p, 200 kbit/s', making240p()],
  ] as const) {
    const [without, withIt] = [await find(path, 'all'), await find(path, 'default')]
    const apart = Math.max(furthest(without.shots, withIt.shots), furthest(without.matches, withIt.matches))
    console.log(`| ${name} | on | ${withIt.shots.length} | ${withIt.matches.length} | |`)
    console.log(`| ${name} | off | ${without.shots.length} | ${without.matches.length} | ${apart.toFixed(3)} s |`)
  }
}

/** The episode is read the same way as the making-of: so it is in use. */
async function find(path: string, skipped: string): Promise<{ shots: Span[]; matches: Span[] }> {
  const decoderOptions = { skip_loop_filter: skipped }
  const { result } = await readVideo(path, { decoderOptions })
  const print = makePrint((await readVideo(EPISODE, { decoderOptions })).result)
  const matches = findMatches(result, [{ id: 'episode', print }])
  return { shots: findShots(result), matches: matches.map(({ making }) => making) }
}

/** The greatest distance from an edge in one list to the nearest in the other, in seconds. */
function furthest(a: readonly Span[], b: readonly Span[]): number {
  const edges = (spans: readonly Span[]) => spans.flatMap(({ start, end }) => [start, end])
  const far = (from: number[], to: number[]) =>
    Math.max(0, ...from.map((edge) => Math.min(...to.map((other) => Math.abs(other - edge)))))
  return Math.max(far(edges(a), edges(b)), far(edges(b), edges(a)))
}
