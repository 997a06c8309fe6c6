import type { StillsWanted } from '@aftercut/media/reading'
import { takeStills, type Still } from '@aftercut/media/stills'
import { UnreadableInput, type Problem, type Report } from '@aftercut/engine/report'
import type { Episode } from '../watch/index.ts'
import { middleOf, PAIR_WIDTH, stillTimes, STRIP_WIDTH } from '../watch-page/index.ts'

export type PageStill = { at: number; jpegBase64: string; width: number; height: number }
export type EpisodeStill = PageStill & { episode: string }

/**
 * What is kept of a making-of while it is read, for the page: two thousand stills of 320 pixels weigh some 15 MB. A strip
 * of at most 72 is chosen from twice as many.
 */
export const PAGE_STILLS: readonly StillsWanted[] = [
  { width: PAIR_WIDTH, everySeconds: 0.5, most: 2000, quality: 72 },
  { width: STRIP_WIDTH, everySeconds: 1, most: 300, quality: 72 },
]

/** A still this far from what is asked for, in the same shot, shows the same: half the step at which a long one is kept. */
const KEPT_REACH_SECONDS = 1

/**
 * Takes the stills that the watch page asks for: of the making-of those that were kept as it was read, where one shows
 * what is asked for. In a pair the episode's is then the same frame as the making-of's.
 */
export async function takePageStills(
  report: Report,
  episodes: readonly Episode[],
  kept: readonly Still[],
  signal?: AbortSignal,
): Promise<{ stills: PageStill[]; episodeStills: EpisodeStill[]; problems: Problem[] }> {
  const problems: Problem[] = []
  const take = async (file: string, requests: readonly Request[]): Promise<PageStill[]> => {
    if (requests.length === 0) return []
    try {
      const [{ width }] = requests as [Request]
      const precision = width <= STRIP_WIDTH ? 'key' : 'exact'
      const times = requests.map(({ frameAt }) => frameAt)
      const stills = await takeStills(file, times, { width, quality: 72, precision, ...(signal && { signal }) })
      return stills.flatMap((still) => {
        const request = requests.find(({ frameAt }) => frameAt === still.timeSeconds)
        return request ? [asPageStill(request.at, still)] : []
      })
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error
      // Stills of two widths are asked for: what fails for both is one problem.
      const message = `No stills could be taken: ${error.message}`
      if (!problems.some((other) => other.message === message)) problems.push({ file, code: 'no-stills', message })
      return []
    }
  }
  if (report.shots.length === 0) return { stills: [], episodeStills: [], problems }
  const wanted = stillTimes(report)
  const found = wanted.making.map((request) => ({ request, still: nearestKept(kept, request, report) }))
  const missing = found.filter(({ still }) => !still).map(({ request }) => ({ ...request, frameAt: request.at }))
  const [ofMaking, ...ofEpisodes] = await Promise.all([
    Promise.all(byWidth(missing).map((requests) => take(report.making.file, requests))),
    ...episodes.map(async ({ id, video }) => {
      if (!video) return []
      const requests = wanted.episodes
        .filter(({ episode }) => episode === id)
        .map((request) => ({ ...request, frameAt: sameFrame(request, report, found) }))
      const taken = await Promise.all(byWidth(requests).map((ofWidth) => take(video, ofWidth)))
      return taken.flat().map((still) => ({ ...still, episode: id }))
    }),
  ])
  const ofPass = found.flatMap(({ request, still }) => (still ? [asPageStill(request.at, still)] : []))
  return { stills: [...ofPass, ...ofMaking.flat()], episodeStills: ofEpisodes.flat(), problems }
}

/** A still to take: the frame shown at `frameAt` stands on the page for `at`. */
type Request = { at: number; width: number; frameAt: number }

const asPageStill = (at: number, { width, height, jpeg }: Still): PageStill => ({
  at,
  width,
  height,
  jpegBase64: Buffer.from(jpeg).toString('base64'),
})

/** The kept still nearest to a time, if it is of the same shot and near enough to stand for it. */
function nearestKept(
  kept: readonly Still[],
  { at, width }: { at: number; width: number },
  report: Report,
): Still | undefined {
  const shot = report.shots.find(({ start, end }) => at >= start && at < end)
  const reach = width <= STRIP_WIDTH ? Infinity : KEPT_REACH_SECONDS
  let nearest: Still | undefined
  for (const still of kept) {
    if (still.width !== width) continue
    const { frameSeconds } = still
    if (Math.abs(frameSeconds - at) > reach) continue
    if (width > STRIP_WIDTH && shot && (frameSeconds < shot.start || frameSeconds >= shot.end)) continue
    if (!nearest || Math.abs(frameSeconds - at) < Math.abs(nearest.frameSeconds - at)) nearest = still
  }
  return nearest
}

/** When the episode shows what the making-of's still of the match in question shows. */
function sameFrame(
  { episode, at }: { episode: string; at: number },
  report: Report,
  found: readonly { request: { at: number; width: number }; still: Still | undefined }[],
): number {
  for (const match of report.matches) {
    if (match.episode.id !== episode) continue
    const middle = middleOf(match)
    if (middle.episode !== at) continue
    const pair = found.find(
      ({ request, still }) => still && request.at === middle.making && request.width > STRIP_WIDTH,
    )
    return pair?.still ? at + (pair.still.frameSeconds - middle.making) / match.rate : at
  }
  return at
}

function byWidth(requests: readonly Request[]): Request[][] {
  return [...Map.groupBy(requests, ({ width }) => width).values()]
}
