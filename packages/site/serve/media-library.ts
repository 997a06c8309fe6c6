import { createHmac, timingSafeEqual } from 'node:crypto'
import { extname } from 'node:path'
import type { Library } from '@aftercut/library/opening'
import type { ObjectStore } from '@aftercut/pipeline/store'
import { fileSource, type MediaSource } from './media-files.ts'
import { PICTURE_WIDTHS, SizedPictures, type PictureWidth } from './sized-pictures.ts'

/** What browsers play, by the ending of its name. Nothing else is sent from a media address. */
const VIDEO_TYPES: Record<string, string> = {
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/mp4',
  '.webm': 'video/webm',
}
/** No SVG: it is a document that may hold scripts. */
const PICTURE_TYPES: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
}

/** The type under which a video may be played on a page, by its name; undefined where browsers cannot. */
export function playableType(name: string | null): string | undefined {
  return name === null ? undefined : VIDEO_TYPES[extname(name).toLowerCase()]
}

/** Finds the media that may be shown to all: videos whose rights allow it, and pictures that a page has named. */
export function createMediaLibrary(library: Library, store: ObjectStore | undefined, secret: string) {
  const picture = async (key: string): Promise<MediaSource | undefined> => {
    const type = PICTURE_TYPES[extname(key).toLowerCase()]
    return type === undefined ? undefined : storeSource(store, key, type)
  }
  const sized = new SizedPictures()
  const inWidth = async (key: string, width: PictureWidth): Promise<MediaSource | undefined> => {
    const source = await picture(key)
    return source && sized.get(source, width)
  }
  return {
    picture,
    /** The address of a picture, as it is or in a width. */
    pictureUrl: (key: string, width?: PictureWidth): string => {
      const name = key.split('/').map(encodeURIComponent).join('/')
      return width === undefined
        ? `/media/pictures/${mark(secret, key)}/${name}`
        : `/media/sized/${mark(secret, key)}/${width}/${name}`
    },

    /** `path` is what follows '/media/'. */
    find: async (path: string): Promise<MediaSource | undefined> => {
      const [kind, name = '', ...rest] = path.split('/')
      if (kind === 'videos' && rest.length === 0) return publicVideo(library, store, name)
      if (kind === 'sized') {
        const width = PICTURE_WIDTHS.find((each) => String(each) === rest[0])
        const key = rest.slice(1).join('/')
        return width !== undefined && isMark(name, secret, key) ? inWidth(key, width) : undefined
      }
      const key = rest.join('/')
      return kind === 'pictures' && isMark(name, secret, key) ? picture(key) : undefined
    },
  }
}

/** A video of the library, where the house holds the right to show it and it belongs to a public making-of. */
async function publicVideo(
  library: Library,
  store: ObjectStore | undefined,
  id: string,
): Promise<MediaSource | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return undefined
  const video = await library.videos.get(id)
  if (video === undefined || video.kind !== 'making' || (video.rights !== 'own' && video.rights !== 'licensed'))
    return undefined
  const makings = await library.makings.ofVideo(id)
  if (!makings.some((making) => making.visibility === 'public')) return undefined
  return videoSource(store, video)
}

/** A video's bytes, whoever may see them: for the desk, behind its sign-in. */
export async function videoSource(
  store: ObjectStore | undefined,
  video: { file: string | null; storeKey: string | null },
): Promise<MediaSource | undefined> {
  const type = playableType(video.file ?? video.storeKey)
  if (type === undefined) return undefined
  // A file that was sent to us is gone from where it arrived: the store has it.
  const file = video.file === null ? undefined : await fileSource(video.file, type)
  if (file !== undefined) return file
  return video.storeKey === null ? undefined : storeSource(store, video.storeKey, type)
}

async function storeSource(
  store: ObjectStore | undefined,
  key: string,
  type: string,
): Promise<MediaSource | undefined> {
  const size = await store?.size(key)
  if (store === undefined || size === undefined) return undefined
  return {
    size,
    type,
    etag: `"${key.replaceAll(/[^\w./-]/g, '')}-${size}"`,
    immutable: true,
    open: (range) => store.get(key, range),
  }
}

function isMark(given: string, secret: string, key: string): boolean {
  const [said, due] = [Buffer.from(given), Buffer.from(mark(secret, key))]
  return key !== '' && said.length === due.length && timingSafeEqual(said, due)
}

function mark(secret: string, key: string): string {
  return createHmac('sha256', secret).update(`picture\0${key}`).digest('base64url').slice(0, 20)
}
