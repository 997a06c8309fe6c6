import { MediaFile } from '../decoding/index.ts'
import { type Limits, UnreadableMedia } from '../process/index.ts'

/** What every task is given of its file. */
export type FileInput = { path: string; limits: Limits }

/** Opens a media file inside the media process; one that FFmpeg cannot make out is an `UnreadableMedia`. */
export function openMedia({ path, limits }: FileInput): MediaFile {
  try {
    return new MediaFile(path, { maxPixels: limits.picturePixels })
  } catch (cause) {
    const message = `Cannot read ${path}: it is no video or sound file that can be read, or its head is damaged. Make a new copy of it.`
    throw new UnreadableMedia(path, 'not-media', message, { cause })
  }
}
