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
  const dramas = new Set<string>()
  const base = facts.isDirectory() ? root : dirname(root)
  const names = await nameVideos(files, {
    above: options.nameless ? base : dirname(base),
    drama: options.drama,
    together: options.nameless === true,
  })
  for (const [index, file] of files.entries()) {
    options.signal?.throwIfAborted()
    options.onProgress?.(index / files.length, file)
    try {
      const name = names.get(file)
      if (name === undefined) continue
      const one = await importVideo(file, name, bench, options)
      imported.videos.push(one.line)
      imported.problems.push(...one.problems)
      if (one.dramaId) dramas.add(one.dramaId)
    } catch (error) {
      if (!isFileError(error)) throw error
      imported.problems.push({ file, code: 'not-imported', message: error.message })
    }
  }
  for (const dramaId of dramas) await layAgainstEpisodes(dramaId, bench)
  await queueWhatIsNew(bench)
  options.onProgress?.(1, path)
  return imported
}

/**
 * Queues what nobody has read yet, and prints that the index does not know. Called after an import and when a worker starts, so that a process that died
 * between adding a video and queuing it has lost nothing.
 */
export async function queueWhatIsNew({ library, queue }: Workbench): Promise<void> {
  for (const state of ['new', 'reading'] as const)
    for (const { id } of await library.videos.list({ state, limit: 10_000 })) await queue.add('read', { videoId: id })
  for (const videoId of await library.marks.missing(MARKS_FORMAT)) await queue.add('mark', { videoId })
}

async function importVideo(file: string, name: NamedVideo, bench: Workbench, options: ImportOptions) {
  const { library } = bench
  const captions = await captionsOf(file, [], [])
  const { sha256, bytes } = await hashContent(file, options.signal)
  const known = await library.videos.byHash(sha256)
  // What is no film, whatever it is called, is told now and not by a job that fails.
  if (!known) await probe(file, options.signal ? { signal: options.signal } : {})
  // A second copy in another folder ('Downloads') makes no drama of that folder's name.
  const hasPlace =
    known !== undefined && (known.episodeId !== null || (await library.makings.ofVideo(known.id)).length > 0)
  const ofTitles = hasPlace ? findDrama : findOrMakeDrama
  const dramaId = name.shows.length === 0 ? undefined : await ofTitles(library, name.shows)
  const episodeId =
    !hasPlace && name.kind === 'episode' && dramaId && name.episode !== undefined
      ? await findOrMakeEpisode(library, dramaId, name.season ?? 1, name.episode)
      : undefined
  const storeKey = options.copy ? await copyIn(file, sha256, bench) : undefined
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

/** A known content under another name: where the old file is gone, the library points at the new one. */
async function comeBack(
  known: Video,
  file: string,
  storeKey: string | undefined,
  { library }: Workbench,
): Promise<void> {
  const gone = known.file === null || !(await stat(known.file).catch(() => undefined))
  if (!gone && !storeKey) return
  const again = known.state === 'failed' || known.state === 'missing'
  await library.videos.change(known.id, { file, ...(storeKey && { storeKey }), ...(again && { state: 'new' }) })
}

async function copyIn(file: string, sha256: string, { store }: Workbench): Promise<string> {
  const key = `media/${sha256}${extname(file)
    .toLowerCase()
    .replace(/[^.\w]/g, '')}`
  if ((await store.size(key)) === undefined) await store.put(key, createReadStream(file))
  return key
}

/** Lays each making of a drama against all of its episodes that have a video; `name`: the file's name without ending. */
async function layAgainstEpisodes(dramaId: string, { library }: Workbench): Promise<void> {
  const episodes: { episodeId: string; name: string }[] = []
  for (const { id } of await library.dramas.episodes(dramaId)) {
    const [video] = await library.videos.ofEpisode(id)
    const file = video?.file ?? video?.storeKey
    if (file) episodes.push({ episodeId: id, name: basename(file, extname(file)) })
  }
  for (const { id } of await library.makings.list({ dramaId, limit: 10_000 }))
    await library.makings.save({ id, episodes }, WHO)
}

function titlesOf(title: string, info: VideoInfo | undefined): { [language: string]: string } {
  const language = /\p{sc=Hangul}/u.test(title) ? 'ko' : (info?.language?.split('-')[0] ?? 'en')
  return { [language]: title }
}

const isFileError = (error: unknown): error is Error =>
  error instanceof UnreadableInput ||
  (error instanceof Error &&
    ['ENOENT', 'EACCES', 'EISDIR', 'EIO'].includes((error as NodeJS.ErrnoException).code ?? ''))
