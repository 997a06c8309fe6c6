import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { MARKS_FORMAT } from '@aftercut/engine/marks'
import { UnreadableInput, type Problem } from '@aftercut/engine/report'
import { captionsOf, type VideoInfo } from '@aftercut/media/captions'
import { probe } from '@aftercut/media/reading'
import type { Video } from '@aftercut/library/makings'
import type { Workbench } from '../workbench/index.ts'
import { findDrama, findOrMakeDrama, findOrMakeEpisode } from './catalogue.ts'
import { hashContent } from './content-hash.ts'
import { nameVideos, type NamedVideo } from './shows.ts'
import { videosIn } from './videos-in.ts'

export type ImportOptions = {
  /** The drama that all of it belongs to, where names and folders do not say. */
  drama?: string
  /** Copy the videos into the object store; otherwise they stay where they lie, and the library points at them. */
  copy?: boolean
  /** The folder's own name says nothing of what lies in it: files that were sent. */
  nameless?: boolean
  /** Of a folder, these files alone; their folders are told as of the whole. */
  only?: readonly string[]
  signal?: AbortSignal
  onProgress?: (fraction: number, file: string) => void
}

export type Imported = {
  videos: { file: string; videoId: string; kind: 'episode' | 'making'; known: boolean }[]
  /** Files of dramas, rankings or offers, and how many rows of each were taken. */
  catalogues: { file: string; what: string; rows: number }[]
  problems: Problem[]
}

const WHO = 'import'

/**
 * Takes a folder (or one video) into the library as it lies: episodes and makings, by the ways of yt-dlp, Jellyfin and
 * Kodi, with what stands beside them. What is there already, by its content, stays as it is. A file that cannot be
 * taken is a problem, and the others go on.
 */
export async function importFolder(path: string, bench: Workbench, options: ImportOptions = {}): Promise<Imported> {
  const root = resolve(path)
  const facts = await stat(root).catch((cause: unknown) => {
    throw new UnreadableInput(path, `Cannot read ${path}: there is no such file or folder.`, { cause })
  })
  const files = options.only ?? (facts.isDirectory() ? await videosIn(root) : [root])
  const imported: Imported = { videos: [], catalogues: [], problems: [] }
  if (files.length === 0)
    imported.problems.push({
      file: path,
      code: 'no-videos',
      message: `${path} holds no video that we know the ending of.`,
    })
  const base = facts.isDirectory() ? root : dirname(root)
  const names = await nameVideos(files, {
    above: options.nameless ? base : dirname(base),
    drama: options.drama,
    together: options.nameless === true,
    known: await titlesOfDramas(bench),
  })
  let done = 0
  for (const group of inGroups(names)) {
    const dramas = new Set<string>()
    const taken: string[] = []
    try {
      for (const [file, name] of group) {
        options.signal?.throwIfAborted()
        options.onProgress?.(done++ / files.length, file)
        const one = await importVideo(file, name, bench, options).catch((error: unknown) => {
          if (!isFileError(error)) throw error
          imported.problems.push({ file, code: 'not-imported', message: error.message })
        })
        if (!one) continue
        imported.videos.push(one.line)
        taken.push(one.line.videoId)
        imported.problems.push(...one.problems)
        if (one.dramaId) dramas.add(one.dramaId)
      }
    } finally {
      // What was taken is complete, even where the import is broken off, and its work begins while the rest is taken.
      const again = new Set<string>()
      for (const dramaId of dramas) for (const id of await layAgainstEpisodes(dramaId, bench)) again.add(id)
      for (const videoId of new Set(taken)) {
        const video = await bench.library.videos.get(videoId)
        if (video?.state === 'new') await bench.queue.add('read', { videoId })
        if (video?.state !== 'ready') continue
        // What failed or was taken back is tried again, as its message promises.
        for (const { id, state } of await bench.library.makings.ofVideo(videoId)) if (state === 'failed') again.add(id)
      }
      for (const makingId of again) await bench.queue.add('watch', { makingId })
    }
  }
  await queueWhatIsNew(bench)
  options.onProgress?.(1, path)
  return imported
}

async function titlesOfDramas({ library }: Workbench): Promise<string[]> {
  const dramas = await library.dramas.list({ limit: 10_000 })
  return dramas.flatMap(({ titles, aliases }) => [...Object.values(titles), ...aliases])
}

/**
 * What is of one drama together and its episodes first, so that a making-of is laid against them before it is read; what is
 * of no drama alone. Groups that bring episodes come before those that do not: 'Downloads' may hold makings of the same drama.
 */
function inGroups(names: ReadonlyMap<string, NamedVideo>): [string, NamedVideo][][] {
  const byKind = (one: readonly [string, NamedVideo]): number => (one[1].kind === 'episode' ? 0 : 1)
  const groups = Map.groupBy(names, ([file, { shows }]) => (shows.length > 0 ? `drama ${shows.join('\n')}` : file))
  return [...groups.values()]
    .map((group) => group.toSorted((a, b) => byKind(a) - byKind(b)))
    .toSorted(([a], [b]) => (a ? byKind(a) : 0) - (b ? byKind(b) : 0))
}

/**
 * Queues what nobody has read yet, and prints that the index does not know. Called after an import and when a worker starts,
 * so that a process that died between adding a video and queuing it has lost nothing. What waits or runs already is not
 * queued behind itself.
 */
export async function queueWhatIsNew({ library, queue }: Workbench): Promise<void> {
  // Asked first: what is done meanwhile is then no longer among the videos that want it.
  const [read, marked] = [await queue.unfinished('read'), await queue.unfinished('mark')]
  for (const state of ['new', 'reading'] as const)
    for (const { id } of await library.videos.list({ state, limit: 10_000 }))
      if (!read.has(id)) await queue.add('read', { videoId: id })
  for (const videoId of await library.marks.missing(MARKS_FORMAT))
    if (!marked.has(videoId)) await queue.add('mark', { videoId })
}

async function importVideo(file: string, name: NamedVideo, bench: Workbench, options: ImportOptions) {
  const { library } = bench
  const captions = await captionsOf(file, [], [])
  const { sha256, bytes } = await hashContent(file, options.signal)
  // What is no film, whatever it is called, is told now and not by a job that fails.
  if (!(await library.videos.byHash(sha256))) await probe(file, options.signal ? { signal: options.signal } : {})
  const storeKey = options.copy ? await copyIn(file, sha256, bench) : undefined
  // Two imports at once, or an import and a watched folder, make one drama and one making of what both see.
  return library.alone('import', () => keepVideo({ file, sha256, bytes, name, storeKey, captions }, bench))
}

type ReadFile = {
  file: string
  sha256: string
  bytes: number
  name: NamedVideo
  storeKey: string | undefined
  captions: Awaited<ReturnType<typeof captionsOf>>
}

async function keepVideo({ file, sha256, bytes, name, storeKey, captions }: ReadFile, bench: Workbench) {
  const { library } = bench
  const known = await library.videos.byHash(sha256)
  // A second copy in another folder ('Downloads') makes no drama of that folder's name.
  const hasPlace =
    known !== undefined && (known.episodeId !== null || (await library.makings.ofVideo(known.id)).length > 0)
  const ofTitles = hasPlace ? findDrama : findOrMakeDrama
  const dramaId = name.shows.length === 0 ? undefined : await ofTitles(library, name.shows)
  const episodeId =
    !hasPlace && name.kind === 'episode' && dramaId && name.episode !== undefined
      ? await findOrMakeEpisode(library, dramaId, name.season ?? 1, name.episode)
      : undefined
  const video =
    known ?? (await addVideo({ file, sha256, bytes, name, episodeId, storeKey, info: captions.info }, bench))
  if (known) await comeBack(known, file, storeKey, bench)
  if (captions.tracks.length > 0 && (await library.captions.tracks(video.id)).length === 0)
    await library.captions.replace(video.id, captions.tracks)
  if (name.kind === 'making' && !hasPlace)
    await library.makings.save(
      {
        videoId: video.id,
        titles: titlesOf(captions.info?.title ?? name.title, captions.info),
        ...(dramaId && { dramaId }),
        ...(captions.info?.date && { publishedOn: captions.info.date }),
        ...(name.episode !== undefined && { spoiler: { season: name.season ?? 1, episode: name.episode } }),
      },
      WHO,
    )
  const line = { file, videoId: video.id, kind: name.kind, known: known !== undefined }
  return { line, problems: captions.problems, dramaId }
}

type NewVideo = {
  file: string
  sha256: string
  bytes: number
  name: NamedVideo
  episodeId: string | undefined
  storeKey: string | undefined
  info: VideoInfo | undefined
}

async function addVideo(
  { file, sha256, bytes, name, episodeId, storeKey, info }: NewVideo,
  { library }: Workbench,
): Promise<Video> {
  const source =
    info?.channel || info?.url
      ? await library.sources.save({
          kind: 'channel',
          name: info.channel ?? info.url ?? '',
          channel: info.channel ?? null,
          url: info.url ?? null,
          licence: info.licence ?? null,
          publishedOn: info.date ?? null,
        })
      : undefined
  const { video } = await library.videos.add({
    kind: name.kind,
    file,
    sha256,
    bytes,
    facts: info ? { info } : {},
    ...(episodeId && { episodeId }),
    ...(storeKey && { storeKey }),
    ...(source && { sourceId: source.id }),
  })
  return video
}

/**
 * A known content: where the old file is gone, the library points at the new one; what failed or was taken back is tried
 * again, as its message promises.
 */
async function comeBack(
  known: Video,
  file: string,
  storeKey: string | undefined,
  { library }: Workbench,
): Promise<void> {
  const gone = known.file === null || !(await stat(known.file).catch(() => undefined))
  const again = known.state === 'failed' || known.state === 'missing'
  if (gone || storeKey || again)
    await library.videos.change(known.id, {
      ...(gone && { file }),
      ...(storeKey && { storeKey }),
      ...(again && { state: 'new', problem: null }),
    })
}

async function copyIn(file: string, sha256: string, { store }: Workbench): Promise<string> {
  const key = `media/${sha256}${extname(file)
    .toLowerCase()
    .replace(/[^.\w]/g, '')}`
  if ((await store.size(key)) === undefined) await store.put(key, createReadStream(file))
  return key
}

/**
 * Lays each making of a drama against all of its episodes that have a video; `name`: the file's name without ending.
 * Answers those that were watched without an episode that has been read, to be watched again; else the reading of either
 * brings it about.
 */
async function layAgainstEpisodes(dramaId: string, { library }: Workbench): Promise<string[]> {
  const episodes: { episodeId: string; name: string }[] = []
  const readAlready = new Set<string>()
  for (const { id } of await library.dramas.episodes(dramaId)) {
    const videos = await library.videos.ofEpisode(id)
    const file = videos[0]?.file ?? videos[0]?.storeKey
    if (file) episodes.push({ episodeId: id, name: basename(file, extname(file)) })
    if (videos.some(({ printKey }) => printKey !== null)) readAlready.add(id)
  }
  const again: string[] = []
  const wanted = new Map(episodes.map(({ episodeId, name }) => [episodeId, name]))
  for (const { id, videoId } of await library.makings.list({ dramaId, limit: 10_000 })) {
    const laid = new Map((await library.makings.episodes(id)).map((one) => [one.id, one.name]))
    const isSame = laid.size === wanted.size && [...wanted].every(([episodeId, name]) => laid.get(episodeId) === name)
    if (isSame) continue
    await library.makings.save({ id, episodes }, WHO)
    const lacked = [...readAlready].some((episodeId) => !laid.has(episodeId))
    if (lacked && (await library.videos.get(videoId))?.state === 'ready') again.push(id)
  }
  return again
}

function titlesOf(title: string, info: VideoInfo | undefined): { [language: string]: string } {
  const language = /\p{sc=Hangul}/u.test(title) ? 'ko' : (info?.language?.split('-')[0] ?? 'en')
  return { [language]: title }
}

const isFileError = (error: unknown): error is Error =>
  error instanceof UnreadableInput ||
  (error instanceof Error &&
    ['ENOENT', 'EACCES', 'EISDIR', 'EIO'].includes((error as NodeJS.ErrnoException).code ?? ''))
