import { NotFound, Refused, type Library } from '@aftercut/library/opening'
import type { Rights } from '@aftercut/library/schema'
import { takeStills } from '@aftercut/media/stills'
import type { ObjectStore } from '../store/index.ts'
import { withLocalFile } from '../workbench/local-file.ts'

/** Wide enough for a page's column on a dense screen. Pixels. */
const WIDTH = 1280

/** `rights`: the video's, under which the still is. */
export type StoryStill = { key: string; width: number; height: number; making: string; at: number; rights: Rights }

/**
 * Takes a still of a making-of for a story, at a second of it, and keeps it in the store. Whether the house may show it
 * is the gate's to say; here nothing is shown yet.
 */
export async function takeStoryStill(
  { library, store }: { library: Library; store: ObjectStore },
  makingId: string,
  at: number,
): Promise<StoryStill> {
  const making = await library.makings.get(makingId)
  const video = making && (await library.videos.get(making.videoId))
  if (!video) throw new NotFound('making', makingId)
  if (!(at >= 0) || (video.durationSeconds !== null && at > video.durationSeconds))
    throw new Refused(`The making-of has no second ${at}.`, { code: 'no-such-second', values: { at } })
  const [still] = await withLocalFile(video, store, (path) => takeStills(path, [at], { width: WIDTH, quality: 82 }))
  if (!still) throw new Refused(`There is no picture at ${at} s.`, { code: 'no-picture-there', values: { at } })
  const key = `stills/${video.id}/story-${at.toFixed(2)}.jpg`
  await store.put(key, still.jpeg)
  return { key, width: still.width, height: still.height, making: makingId, at, rights: video.rights }
}
