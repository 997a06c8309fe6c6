import { takeStills } from '@aftercut/media/stills'
import { UnreadableInput, type Problem, type Report } from '@aftercut/engine/report'
import type { Episode } from '../watch/index.ts'
import { stillTimes } from '../watch-page/index.ts'

export type PageStill = { at: number; jpegBase64: string; width: number; height: number }
export type EpisodeStill = PageStill & { episode: string }

/** Up to this width a still is one of many in a strip: the nearest key frame will do, and comes at once. */
const STRIP_WIDTH = 160

/** Takes the stills that the watch page asks for. */
export async function takePageStills(
  report: Report,
  episodes: readonly Episode[],
  signal?: AbortSignal,
): Promise<{ stills: PageStill[]; episodeStills: EpisodeStill[]; problems: Problem[] }> {
  const problems: Problem[] = []
  const take = async (file: string, times: number[], width: number): Promise<PageStill[]> => {
    if (times.length === 0) return []
    try {
      const precision = width <= STRIP_WIDTH ? 'key' : 'exact'
      const stills = await takeStills(file, times, { width, quality: 72, precision, ...(signal && { signal }) })
      return stills.map(({ timeSeconds, jpeg, ...size }) => ({
        at: timeSeconds,
        width: size.width,
        height: size.height,
        jpegBase64: Buffer.from(jpeg).toString('base64'),
      }))
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error
      problems.push({ file, code: 'no-stills', message: `No stills could be taken: ${error.message}` })
      return []
    }
  }
  if (report.shots.length === 0) return { stills: [], episodeStills: [], problems }
  const wanted = stillTimes(report)
  const [ofMaking, ...ofEpisodes] = await Promise.all([
    Promise.all(byWidth(wanted.making).map(({ width, times }) => take(report.making.file, times, width))),
    ...episodes.map(async ({ id, video }) => {
      const requests = byWidth(wanted.episodes.filter(({ episode }) => episode === id))
      if (!video) return []
      const taken = await Promise.all(requests.map(({ width, times }) => take(video, times, width)))
      return taken.flat().map((still) => ({ ...still, episode: id }))
    }),
  ])
  return { stills: ofMaking.flat(), episodeStills: ofEpisodes.flat(), problems }
}

function byWidth(requests: readonly { at: number; width: number }[]): { width: number; times: number[] }[] {
  const groups = Map.groupBy(requests, ({ width }) => width)
  return [...groups].map(([width, ofWidth]) => ({ width, times: ofWidth.map(({ at }) => at) }))
}
