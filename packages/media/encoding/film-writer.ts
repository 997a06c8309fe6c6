import { AVFMT_GLOBALHEADER } from 'node-av/constants'
import { Dictionary, type Frame, FormatContext } from 'node-av/lib'
import { must } from '../decoding/index.ts'
import { PictureTrack, type PictureSettings } from './picture-track.ts'
import { SoundTrack, type SoundSettings } from './sound-track.ts'
import { TextTrack, type TextSettings } from './text-track.ts'

export type FilmSettings = {
  /** FFmpeg's name of the container; without it the output's ending decides. */
  format?: string
  /** The muxer's options by name: `{ movflags: '+faststart' }`. */
  options?: Readonly<Record<string, string>>
  /** The container's own tags: `{ title: '…' }`. */
  tags?: Readonly<Record<string, string>>
  picture?: PictureSettings
  /** One for each sound track, the first being the default one. */
  sound?: readonly SoundSettings[]
  text?: readonly TextSettings[]
}

/**
 * Encodes pictures and sound into a file, as they come. Everything is synchronous. Pictures and sound may be added in
 * any order, but the further apart their times, the more the muxer holds. Call `finish`, then dispose (or `using`).
 */
export class FilmWriter implements Disposable {
  readonly #output = new FormatContext()
  readonly picture: PictureTrack | undefined
  readonly sound: readonly SoundTrack[]
  readonly text: readonly TextTrack[]
  #open = false

  constructor(path: string, settings: FilmSettings) {
    must(this.#output.allocOutputContext2(null, settings.format ?? null, path), `Cannot choose a container for ${path}`)
    const globalHeader = this.#output.oformat?.hasFlags(AVFMT_GLOBALHEADER) ?? false
    this.picture = settings.picture && new PictureTrack(this.#output, settings.picture, globalHeader)
    this.sound = (settings.sound ?? []).map((sound, n) => new SoundTrack(this.#output, sound, globalHeader, n === 0))
    this.text = (settings.text ?? []).map((text) => new TextTrack(this.#output, text))
    if (settings.tags) this.#output.metadata = Dictionary.fromObject(settings.tags)
    must(this.#output.openOutputSync(), `Cannot write ${path}`)
    this.#open = true
    must(
      this.#output.writeHeaderSync(settings.options ? Dictionary.fromObject(settings.options) : null),
      `Cannot write the header of ${path}`,
    )
  }

  /** Adds a picture in the settings' `pixels`, tightly packed. Without a time, one frame after the last one. */
  addPicture(pixels: Uint8Array, timeSeconds?: number): void {
    this.#pictureTrack().add(pixels, timeSeconds)
  }

  /** Adds a picture that FFmpeg holds, of the encoder's own size and format. */
  addPictureFrame(frame: Frame, timeSeconds?: number): void {
    this.#pictureTrack().addFrame(frame, timeSeconds)
  }

  /** Adds samples in [-1, 1], channels interleaved, following on from the last ones. */
  addSound(samples: Float32Array, track = 0): void {
    const sound = this.sound[track]
    if (!sound) throw new Error(`The film has no sound track ${track}.`)
    sound.add(samples)
  }

  /** Encodes what is left and closes the file. */
  finish(): void {
    this.picture?.finish()
    for (const sound of this.sound) sound.finish()
    must(this.#output.writeTrailerSync(), 'Cannot end the file')
  }

  #pictureTrack(): PictureTrack {
    if (!this.picture) throw new Error('The film has no picture track.')
    return this.picture
  }

  [Symbol.dispose](): void {
    this.picture?.[Symbol.dispose]()
    for (const sound of this.sound) sound[Symbol.dispose]()
    if (this.#open) this.#output.closeOutputSync()
    this.#output.freeContext()
  }
}

/** Writes a whole film from a generator: each item is a picture or a run of samples. */
export async function writeFilm(
  path: string,
  settings: FilmSettings,
  items: Iterable<FilmItem> | AsyncIterable<FilmItem>,
): Promise<void> {
  using film = new FilmWriter(path, settings)
  for await (const item of items) {
    if ('pixels' in item) film.addPicture(item.pixels, item.timeSeconds)
    else film.addSound(item.samples, item.track)
  }
  film.finish()
}

export type FilmItem = { pixels: Uint8Array; timeSeconds?: number } | { samples: Float32Array; track?: number }
