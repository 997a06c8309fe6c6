import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { MediaSource } from './media-files.ts'
import { TaggedCache } from './tagged-cache.ts'

/** The widths that pages ask for, in pixels: a card, a screen on a phone, a screen on a desk. */
export const PICTURE_WIDTHS = [480, 640, 960, 1280] as const
export type PictureWidth = (typeof PICTURE_WIDTHS)[number]

/** Out of 100. On stills of dramas 78 is a fifth of the JPEG that they are taken as, and looks the same on a phone. */
const WEBP_QUALITY = 78
/** A picture of more bytes, or of more pixels once opened, is sent as it is. */
const MOST_SOURCE_BYTES = 24 * 1024 * 1024
const MOST_SOURCE_PIXELS = 50_000_000
const KEPT_BYTES = 24 * 1024 * 1024

type Sized = { tags: readonly string[]; bytes: Buffer | undefined }

/**
 * Pictures in the width in which a page shows them, as WebP; made when first asked for, and kept. A picture that is not
 * wider, or cannot be opened, is sent as it is.
 */
export class SizedPictures {
  readonly #kept = new TaggedCache<Sized>(KEPT_BYTES, ({ bytes }) => (bytes?.length ?? 0) + 200)
  readonly #underWay = new Map<string, Promise<Buffer | undefined>>()

  async get(source: MediaSource, width: PictureWidth): Promise<MediaSource> {
    const name = `${width} ${source.etag}`
    const known = this.#kept.get(name)
    const bytes = known === undefined ? await this.#once(name, source, width) : known.bytes
    if (bytes === undefined) return source
    return {
      size: bytes.length,
      type: 'image/webp',
      etag: `${source.etag.slice(0, -1)}-${width}"`,
      immutable: source.immutable,
      open: ({ start, end }) => Promise.resolve(Readable.from([bytes.subarray(start, end + 1)])),
    }
  }

  #once(name: string, source: MediaSource, width: PictureWidth): Promise<Buffer | undefined> {
    const making =
      this.#underWay.get(name) ??
      narrowed(source, width)
        .catch(() => undefined)
        .then((bytes) => {
          this.#kept.finish(this.#kept.begin(), name, { tags: [], bytes })
          this.#underWay.delete(name)
          return bytes
        })
    this.#underWay.set(name, making)
    return making
  }
}

/** Undefined where nothing is gained by it. */
async function narrowed(source: MediaSource, width: PictureWidth): Promise<Buffer | undefined> {
  if (source.size === 0 || source.size > MOST_SOURCE_BYTES) return undefined
  // Loaded with the first picture that is narrowed.
  const { createCanvas, loadImage } = await import('@napi-rs/canvas')
  const image = await loadImage(await buffer(await source.open({ start: 0, end: source.size - 1 })))
  if (image.width * image.height > MOST_SOURCE_PIXELS) return undefined
  const shown = Math.min(width, image.width)
  const canvas = createCanvas(shown, Math.max(1, Math.round((image.height * shown) / image.width)))
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height)
  const bytes = await canvas.encode('webp', WEBP_QUALITY)
  return bytes.length < source.size ? bytes : undefined
}
