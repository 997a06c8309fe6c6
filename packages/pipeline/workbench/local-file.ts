import { createWriteStream } from 'node:fs'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { UnreadableInput } from '@aftercut/engine/report'
import type { ObjectStore } from '../store/index.ts'

/**
 * Lends a video as a local file: where it lies, when it was imported by reference, or else fetched from the store for
 * the time of the work. Work whose file went away under it (files that were sent lie where they came in until they are
 * taken) is done once more on the store's copy. Throws `UnreadableInput` when the video is in neither place.
 */
export async function withLocalFile<Result>(
  video: { id: string; file: string | null; storeKey: string | null },
  store: ObjectStore,
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  if (video.file && (await canRead(video.file))) {
    try {
      return await work(video.file)
    } catch (error) {
      if (!video.storeKey || (await canRead(video.file))) throw error
    }
  }
  if (!video.storeKey) {
    const where = video.file ?? 'nowhere'
    throw new UnreadableInput(
      where,
      `The video lies at ${where}, which cannot be read from here. Bring the file back, or share its folder with this machine.`,
    )
  }
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-video-'))
  try {
    const path = join(folder, basename(video.file ?? video.storeKey))
    await pipeline(await store.get(video.storeKey), createWriteStream(path))
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const canRead = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
