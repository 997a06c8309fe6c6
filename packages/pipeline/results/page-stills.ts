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
  const stills: PageStill[] = []
  for (const [width, requests] of Map.groupBy(wanted.making, (request) => request.width)) {
    const times = requests.map((request) => request.at)
    stills.push(...(await take(report.making.file, times, width)))
  }
  const episodeStills: EpisodeStill[] = []
  for (const { id, video } of episodes) {
    const requests = wanted.episodes.filter(({ episode }) => episode === id)
    for (const [width, ofWidth] of Map.groupBy(requests, (request) => request.width)) {
      const times = ofWidth.map((request) => request.at)
      if (video) episodeStills.push(...(await take(video, times, width)).map((still) => ({ ...still, episode: id })))
    }
  }
  return { stills, episodeStills, problems }
}
