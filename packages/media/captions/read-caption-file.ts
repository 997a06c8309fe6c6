import { constants, open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { FileHandle } from 'node:fs/promises'
import { parseCaptions } from '@aftercut/engine/captions'
import type { CaptionTrack, ParseOptions } from '@aftercut/engine/captions'
import { whyUnreadable, type Problem } from '@aftercut/engine/report'
import { decodeText } from './decode-text.ts'
import { binaryKind } from './not-captions.ts'
import { UnreadableCaptions } from './unreadable-captions.ts'

/** The captions of a hundred hours are a tenth of this; beyond, it is no caption file. */
const MAX_CAPTION_BYTES = 256 * 1024 * 1024
const HEAD_BYTES = 4096

export type ReadCaptions = {
  tracks: CaptionTrack[]
  /** All problems of the file, those of its tracks with them. */
  problems: Problem[]
}

export type ReadCaptionOptions = Omit<ParseOptions, 'file'> & {
  /** How the file is called in tracks and problems; the path when not given. */
  file?: string | undefined
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    // Without O_NONBLOCK, opening a pipe waits for its writer, perhaps for ever.
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (cause) {
    throw new UnreadableCaptions(path, `Cannot read the captions ${path}: ${whyUnreadable(cause)}.`, { cause })
  }
}

async function readBytes(path: string): Promise<{ bytes: Uint8Array; binary?: string }> {
  const handle = await openFile(path)
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) {
      const what = stats.isDirectory() ? 'it is a folder. Name the files in it' : 'it is no plain file'
      throw new UnreadableCaptions(path, `Cannot read the captions ${path}: ${what}.`)
    }
    const head = new Uint8Array(Math.min(HEAD_BYTES, stats.size))
    await handle.read(head, 0, head.length, 0)
    const binary = binaryKind(head)
    if (binary !== undefined) return { bytes: head, binary }
    if (stats.size > MAX_CAPTION_BYTES) {
      const size = Math.round(stats.size / 1024 / 1024)
      throw new UnreadableCaptions(path, `Cannot read the captions ${path}: ${size} MB is no size of a caption file.`)
    }
    return { bytes: await handle.readFile() }
  } catch (cause) {
    if (cause instanceof UnreadableCaptions) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UnreadableCaptions(path, `Cannot read the captions ${path}: ${why}.`, { cause })
  } finally {
    await handle.close()
  }
}

/**
 * Reads a caption file of any encoding and format: a track for each language in it. Throws `UnreadableCaptions` when
 * the file cannot be opened; a file that holds no captions (a video, say) gives no track and a problem.
 */
export async function readCaptionFile(path: string, options: ReadCaptionOptions = {}): Promise<ReadCaptions> {
  const file = options.file ?? path
  const { bytes, binary } = await readBytes(path)
  if (binary !== undefined) {
    const message = `${basename(path)} is ${binary}, no caption file. Captions are .srt, .vtt, .ass, .ssa, .smi or .json3.`
    return { tracks: [], problems: [{ file, code: 'not-captions', message }] }
  }
  const decoded = decodeText(bytes, file)
  const tracks = parseCaptions(decoded.text, { ...options, file })
  tracks[0]?.problems.unshift(...decoded.problems)
  return { tracks, problems: tracks.flatMap((track) => track.problems) }
}
