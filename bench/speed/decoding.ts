import { makePrint } from '@aftercut/engine/print'
import { findMatches } from '@aftercut/engine/matches'
import type { Span } from '@aftercut/engine/report'
import { findShots } from '@aftercut/engine/video'
import { type ReadOptions, readVideo } from '@aftercut/media/reading'
import { EPISODE, making240p, making720p } from './films.ts'

/** What may be left out in decoding, and what it changes. `whole` is what the others are held against. */
const WAYS: Readonly<Record<string, ReadOptions>> = {
  'all of it': { everyFrame: true, decoderOptions: { skip_loop_filter: 'none' } },
  'no loop filter': { everyFrame: true, decoderOptions: { skip_loop_filter: 'all' } },
  'no loop filter in frames predicted from both sides': { everyFrame: true },
  'the same, and frames that no other needs left out (as we read)': {},
}

type Findings = { frames: number; cuts: number[]; gradual: number[]; matches: Span[] }

/** Whether the findings are the same when less is decoded: what of the shots moves, comes and goes, and of the matches. */
export async function compareDecoding(): Promise<void> {
  console.log(
    '\n| film | decoded | frames | hard cuts: same / other | gradual: same / moved / gone / new | matches: furthest |',
  )
  console.log('| --- | --- | --- | --- | --- | --- |')
  for (const [film, path] of [
    ['720p', making720p()],
    ['240p, 200 kbit/s', making240p()],
  ] as const) {
    let whole: Findings | undefined
    for (const [way, options] of Object.entries(WAYS)) {
      const found = await find(path, options)
      whole ??= found
      const cuts = same(whole.cuts, found.cuts)
      const still = same(whole.gradual, found.gradual)
      const moved = near(whole.gradual, found.gradual) - still
      const other = Math.max(whole.cuts.length, found.cuts.length) - cuts
      const gone = whole.gradual.length - still - moved
      const come = found.gradual.length - still - moved
      const apart = furthest(whole.matches, found.matches).toFixed(3)
      console.log(
        `| ${film} | ${way} | ${found.frames} | ${cuts} / ${other} | ${still} / ${moved} / ${gone} / ${come} | ${apart} s |`,
      )
    }
  }
}

/** The episode is read the same way as the making-of: so it is in use. */
async function find(path: string, options: ReadOptions): Promise<Findings> {
  const { result } = await readVideo(path, options)
  const print = makePrint((await readVideo(EPISODE, options)).result)
  const bounds = findShots(result)
    .slice(1)
    .map(({ start }) => start)
  const times = new Set(result.picture?.frames.times)
  const isGradual = (at: number) => !times.has(at) || Math.abs(((at * 20) % 2) - 1) < 1e-6
  return {
    frames: times.size,
    cuts: bounds.filter((at) => !isGradual(at)),
    gradual: bounds.filter(isGradual),
    matches: findMatches(result, [{ id: 'episode', print }]).map(({ making }) => making),
  }
}

/** A gradual change that has moved by no more than this is the same one: the shortest lasts as long. */
const NEAR_SECONDS = 0.6

const same = (a: readonly number[], b: readonly number[]): number => within(a, b, 1e-6)
const near = (a: readonly number[], b: readonly number[]): number => within(a, b, NEAR_SECONDS)
const within = (a: readonly number[], b: readonly number[], seconds: number): number =>
  a.filter((at) => b.some((other) => Math.abs(at - other) <= seconds)).length

/** The greatest distance from an edge in one list to the nearest in the other, in seconds. */
function furthest(a: readonly Span[], b: readonly Span[]): number {
  const edges = (spans: readonly Span[]) => spans.flatMap(({ start, end }) => [start, end])
  const far = (from: number[], to: number[]) =>
    Math.max(0, ...from.map((edge) => Math.min(...to.map((other) => Math.abs(other - edge)))))
  return Math.max(far(edges(a), edges(b)), far(edges(b), edges(a)))
}
