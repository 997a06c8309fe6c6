import { takeStills } from '@aftercut/media/stills'
import { UnreadableInput, type Problem, type Report } from '@aftercut/engine/report'
import type { Episode } from '../watch/index.ts'

export type PageStill = { at: number; jpegBase64: string; width: number; height: number }
export type EpisodeStill = PageStill & { episode: string }

/** Stills of the strip, and their width in pixels: 64 × 160 pixels come to some 300 kB. */
const STRIP_STILLS = 64
const STRIP_WIDTH = 160
/** A pair of stills a match, up to this many matches: the page must stay a page. */
const MAX_PAIRS = 48
const PAIR_WIDTH = 320

/** Takes the stills that the watch page shows: the strip, and both sides of each match. */
export async function takePageStills(
  report: Report,
  episodes: readonly Episode[],
  signal?: AbortSignal,
): Promise<{ stills: PageStill[]; episodeStills: EpisodeStill[]; problems: Problem[] }> {
  const problems: Problem[] = []
  const take = async (file: string, times: number[], width: number): Promise<PageStill[]> => {
    if (times.length === 0) return []
    try {
      const precision = width === STRIP_WIDTH ? 'key' : 'exact'
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
  const shown = report.matches.slice(0, MAX_PAIRS)
  const strip = Array.from(
    { length: STRIP_STILLS },
    (_, k) => ((k + 0.5) / STRIP_STILLS) * report.making.durationSeconds,
  )
  const pairTimes = shown.map(({ making }) => (making.start + making.end) / 2)
  const stills = [
    ...(await take(report.making.file, strip, STRIP_WIDTH)),
    ...(await take(report.making.file, pairTimes, PAIR_WIDTH)),
  ]
  const episodeStills: EpisodeStill[] = []
  for (const { id, video } of episodes) {
    const times = shown
      .filter(({ episode }) => episode.id === id)
      .map(({ episode }) => (episode.start + episode.end) / 2)
    if (video) episodeStills.push(...(await take(video, times, PAIR_WIDTH)).map((still) => ({ ...still, episode: id })))
  }
  return { stills, episodeStills, problems }
}
