import { realpath } from 'node:fs/promises'
import { assignLayers, captionsOfTrack } from '@aftercut/engine/captions'
import type { CaptionTrack, TextTrack } from '@aftercut/engine/captions'
import { UnreadableInput } from '@aftercut/engine/report'
import type { Problem } from '@aftercut/engine/report'
import { readTextTracks } from '../tracks/index.ts'
import { readCaptionFile } from './read-caption-file.ts'
import { findSidecars } from './sidecars.ts'
import { UnreadableCaptions } from './unreadable-captions.ts'
import { readVideoInfo } from './video-info.ts'
import type { VideoInfo } from './video-info.ts'

export type VideoCaptions = { tracks: CaptionTrack[]; problems: Problem[]; info?: VideoInfo }

const realPath = (path: string): Promise<string> => realpath(path).catch(() => path)

/** A file that lies beside the video may be broken without harm; one that a person names must be there. */
async function readBeside(path: string): Promise<{ tracks: CaptionTrack[]; problems: Problem[] }> {
  try {
    return await readCaptionFile(path)
  } catch (error) {
    if (!(error instanceof UnreadableCaptions)) throw error
    return { tracks: [], problems: [{ file: path, code: 'unreadable-captions', message: error.message }] }
  }
}

const MEDIA = /\.(?:mp4|m4v|mkv|mka|webm|mov|ts|m2ts|mts|avi|ogv|ogm)$/i

async function readInside(path: string): Promise<{ tracks: TextTrack[]; problems: Problem[] }> {
  if (!MEDIA.test(path)) return { tracks: [], problems: [] }
  try {
    return { tracks: await readTextTracks(path), problems: [] }
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error
    return { tracks: [], problems: [{ file: path, code: 'unreadable-tracks', message: error.message }] }
  }
}

/**
 * All captions of a video: those beside it by name, those inside it, then `extraFiles`; each file once, original and
 * translation told apart over all of them. What holds no captions gives problems, not tracks. `inside`: the text
 * tracks of the media file where they are known already (`readVideo` gives them); otherwise they are read.
 */
export async function captionsOf(
  videoPath: string,
  extraFiles: readonly string[] = [],
  inside?: readonly TextTrack[],
): Promise<VideoCaptions> {
  const sidecars = await findSidecars(videoPath)
  const problems: Problem[] = [...sidecars.problems]
  const tracks: CaptionTrack[] = []
  const seen = new Set<string>()
  const add = async (path: string, read: typeof readBeside) => {
    const real = await realPath(path)
    if (seen.has(real)) return
    seen.add(real)
    keep(await read(path))
  }
  const keep = (found: { tracks: CaptionTrack[]; problems: Problem[] }) => {
    tracks.push(...found.tracks.filter((track) => track.cues.length > 0))
    problems.push(...found.problems)
  }
  for (const path of sidecars.captions) await add(path, readBeside)
  const texts = inside ? { tracks: inside, problems: [] } : await readInside(videoPath)
  problems.push(...texts.problems)
  for (const text of texts.tracks) {
    const track = captionsOfTrack(text)
    keep({ tracks: [track], problems: track.problems })
  }
  for (const path of extraFiles) await add(path, readCaptionFile)
  const described = await readVideoInfo(sidecars)
  problems.push(...described.problems)
  const layered = assignLayers(tracks, described.info?.language)
  return { tracks: layered, problems, ...(described.info ? { info: described.info } : {}) }
}
