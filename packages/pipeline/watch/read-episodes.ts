import { stat } from 'node:fs/promises'
import { UnreadableInput, type Problem } from '@aftercut/engine/report'
import { captionsOf } from '@aftercut/media/captions'
import type { EpisodeFile } from './episode-files.ts'
import type { EpisodePrinted } from './find-everything.ts'
import { printVideoOnce, readPrintFile } from '../printing/index.ts'

/** An episode that has been read; its video where it is there, for stills. `file`: the video, or else the print. */
export type Episode = EpisodePrinted & { video?: string }

/**
 * Gets each episode's print, made now where there is none yet, and its captions. An episode that cannot be read is a
 * problem, and the others go on. Throws when not one can be read.
 */
export async function readEpisodes(
  files: readonly EpisodeFile[],
  options: { signal?: AbortSignal | undefined; onProgress?: ((fraction: number, id: string) => void) | undefined },
): Promise<{ episodes: Episode[]; problems: Problem[] }> {
  const episodes: Episode[] = []
  const problems: Problem[] = []
  let firstError: UnreadableInput | undefined
  for (const [index, file] of files.entries()) {
    options.signal?.throwIfAborted()
    const onProgress = (fraction: number) => options.onProgress?.((index + fraction) / files.length, file.id)
    try {
      const read = await readEpisode(file, { signal: options.signal, onProgress })
      episodes.push(read.episode)
      problems.push(...read.problems)
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error
      firstError ??= error
      problems.push({ file: error.file, code: 'unreadable-episode', message: error.message })
    }
    onProgress(1)
  }
  if (firstError && episodes.length === 0) throw firstError
  return { episodes, problems }
}

async function readEpisode(
  file: EpisodeFile,
  options: { signal?: AbortSignal | undefined; onProgress: (fraction: number) => void },
): Promise<{ episode: Episode; problems: Problem[] }> {
  const problems: Problem[] = []
  const printed = await getPrint(file, options, problems)
  problems.push(...printed.problems)
  const { id, video } = file
  const path = video ?? file.print ?? id
  const captions = await captionsOf(path, [], printed.texts)
  problems.push(...captions.problems)
  const episode = { id, file: path, ...(video && { video }), print: printed.print, tracks: captions.tracks }
  return { episode, problems }
}

/** A print that cannot be read, or that is older than the video beside it, is no hindrance where the video is there. */
async function getPrint(
  file: EpisodeFile,
  options: { signal?: AbortSignal | undefined; onProgress: (fraction: number) => void },
  problems: Problem[],
): ReturnType<typeof printVideoOnce> {
  if (file.print && !(file.video && (await isOlder(file.print, file.video)))) {
    try {
      return { print: await readPrintFile(file.print), bytes: new Uint8Array(), problems: [] }
    } catch (error) {
      if (!file.video || !(error instanceof UnreadableInput)) throw error
      problems.push({
        file: file.print,
        code: 'unreadable-print',
        message: `${error.message} The video was read instead.`,
      })
    }
  }
  return printVideoOnce(file.video ?? '', options)
}

async function isOlder(print: string, video: string): Promise<boolean> {
  const [a, b] = await Promise.all([stat(print), stat(video)])
  return a.mtimeMs < b.mtimeMs
}
