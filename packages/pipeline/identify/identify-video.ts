import { basename, extname } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { clipOf, cutWindows, marksOfClip, SPEEDS, type Clip, type Marks, type Speed } from '@aftercut/engine/marks'
import { readPrint, type Print } from '@aftercut/engine/print'
import type { Match } from '@aftercut/engine/report'
import type { Localized } from '@aftercut/library/schema'
import type { Library } from '@aftercut/library/opening'
import { readVideo } from '@aftercut/media/reading'
import { ObjectNotFound } from '../store/index.ts'
import type { Workbench } from '../workbench/index.ts'
import { matchApart } from './match-apart.ts'

/** An episode that a video has something of, with the spans. Where the episode is not in a drama: its file's name. */
export type IdentifiedEpisode = {
  videoId: string
  file: string | null
  drama?: { id: string; slug: string; titles: Localized }
  season?: number
  episode?: number
  /** In the order of the video that was asked about. */
  matches: Match[]
}

/** `episodes`: that of which there is most, first; none where the library holds nothing of the video. */
export type Identified = { file: string; durationSeconds: number; episodes: IdentifiedEpisode[] }

/** Chance gives up to six in a thousand hours: no proof, but the most votes are worth a look. `npm run bench -- identify`. */
export const LEAST_VOTES = 3

/** Episodes that are looked at closely, at each turn. */
export const MOST_EPISODES = 8

/** A longer video is asked about at this many places, evenly: more than an hour at the first speed, minutes at others. */
const MOST_WINDOWS = 240
const MOST_WINDOWS_AT_OTHER_SPEEDS = 12

/**
 * Finds of which episodes of the whole library a video has something: first by the index of marks, which names a few, then by
 * matching against these. Throws `UnreadableMedia`.
 */
export async function identifyVideo(
  path: string,
  { library, store }: Workbench,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (fraction: number, detail: string) => void } = {},
): Promise<Identified> {
  const { result: readings } = await readVideo(path, {
    ...(signal && { signal }),
    onProgress: (fraction) => onProgress?.(fraction * 0.8, 'reading'),
  })
  const clip = clipOf(readings)
  const [asItIs, ...others] = SPEEDS
  const tried = new Set<string>()
  const identified = { file: path, durationSeconds: readings.durationSeconds }
  for (const { speeds, mostWindows } of [
    { speeds: asItIs ? [asItIs] : [], mostWindows: MOST_WINDOWS },
    { speeds: others, mostWindows: MOST_WINDOWS_AT_OTHER_SPEEDS },
  ]) {
    onProgress?.(0.8, 'asking')
    const named = (await mostNamed(clip, readings.durationSeconds, speeds, mostWindows, library, signal))
      .filter((id) => !tried.has(id))
      .slice(0, MOST_EPISODES)
    for (const id of named) tried.add(id)
    const prints = await printsOf(named, library, store)
    if (prints.length === 0) continue
    onProgress?.(0.85, 'matching')
    const matches = await matchApart({ readings, episodes: prints }, signal)
    const episodes = await Promise.all(
      [...Map.groupBy(matches, ({ episode }) => episode.id)].map(([id, own]) => describe(id, own, library)),
    )
    if (episodes.length > 0) return { ...identified, episodes: episodes.toSorted((a, b) => shown(b) - shown(a)) }
  }
  return { ...identified, episodes: [] }
}

/** Videos that marks of the clip agree on, the most votes first. */
async function mostNamed(
  clip: Clip,
  durationSeconds: number,
  speeds: readonly Speed[],
  mostWindows: number,
  library: Library,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const votesFor = new Map<string, number>()
  for (const speed of speeds) {
    const windows = cutWindows(marksOfClip(clip, speed), durationSeconds / speed.rate)
    for (const window of evenly(windows, mostWindows)) {
      signal?.throwIfAborted()
      const best = new Map<string, number>()
      for (const { videoId, votes } of await library.marks.vote(window))
        if (votes >= LEAST_VOTES) best.set(videoId, Math.max(votes, best.get(videoId) ?? 0))
      for (const [videoId, votes] of best) votesFor.set(videoId, votes + (votesFor.get(videoId) ?? 0))
    }
  }
  return [...votesFor].toSorted((a, b) => b[1] - a[1]).map(([videoId]) => videoId)
}

function evenly(windows: readonly Marks[], most: number): Marks[] {
  if (windows.length <= most) return [...windows]
  return Array.from({ length: most }, (_, k) => windows[Math.floor((k * windows.length) / most)]).filter(
    (window) => window !== undefined,
  )
}

/** A print that the store has lost meanwhile is as good as none: the video's next reading makes it again. */
async function printsOf(
  ids: readonly string[],
  library: Library,
  store: Workbench['store'],
): Promise<{ id: string; print: Print }[]> {
  const prints: { id: string; print: Print }[] = []
  for (const id of ids) {
    const key = (await library.videos.get(id))?.printKey
    if (!key) continue
    try {
      prints.push({ id, print: readPrint(await buffer(await store.get(key))) })
    } catch (error) {
      if (!(error instanceof ObjectNotFound)) throw error
    }
  }
  return prints
}

async function describe(videoId: string, matches: Match[], library: Library): Promise<IdentifiedEpisode> {
  const video = await library.videos.get(videoId)
  const place = video?.episodeId ? await library.dramas.ofEpisode(video.episodeId) : undefined
  return {
    videoId,
    file: video?.file ?? null,
    ...(place && { drama: place.drama, season: place.season, episode: place.number }),
    matches,
  }
}

const shown = ({ matches }: IdentifiedEpisode): number =>
  matches.reduce((seconds, { making }) => seconds + making.end - making.start, 0)

/** 'S01E02 of Lantern Street', or the name of a file. */
export function nameOfEpisode({ drama, season, episode, file, videoId }: IdentifiedEpisode): string {
  if (!drama) return file === null ? videoId : basename(file, extname(file))
  const [s, e] = [season, episode].map((number) => String(number).padStart(2, '0'))
  return `${drama.titles['en'] ?? Object.values(drama.titles)[0] ?? drama.slug} S${s}E${e}`
}
