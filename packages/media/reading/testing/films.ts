import { type FilmSettings, type PictureSettings, type SoundSettings, writeFilm } from '../../encoding/index.ts'

export type TestFilm = Omit<FilmSettings, 'picture' | 'sound'> & {
  seconds?: number
  picture?: Partial<PictureSettings> | undefined
  /** The pixels of picture `n`, RGBA; unless given, quarters of black, grey, grey and white. */
  draw?: (pixels: Uint8Array, n: number, width: number, height: number) => void
  /** When picture `n` is shown, in seconds; unless given, at the frame rate. */
  time?: (n: number) => number
  sound?: Partial<SoundSettings>[]
  /** Loudness of sound track `track` at a time: 0 to 1. */
  volume?: (seconds: number, track: number) => number
}

/** A film of a few seconds for a test: pictures by `draw`, and a tone of 440 Hz. */
export async function makeFilm(path: string, film: TestFilm): Promise<void> {
  const { seconds = 2, draw = quarters, time, volume = () => 0.5, picture, sound = [{}], ...rest } = film
  const settings = picture === undefined && 'picture' in film ? undefined : pictureSettings(picture)
  const sounds = sound.map((s): SoundSettings => ({ encoder: 'aac', sampleRate: 48_000, channels: 1, ...s }))
  await writeFilm(
    path,
    { ...rest, ...(settings && { picture: settings }), sound: sounds },
    items(seconds, settings, sounds, draw, time, volume),
  )
}

function pictureSettings(picture: Partial<PictureSettings> = {}): PictureSettings {
  const fast = { preset: 'ultrafast', crf: '16' }
  return {
    encoder: 'libx264',
    width: 192,
    height: 108,
    framesPerSecond: 25,
    ...picture,
    options: picture.options ?? (picture.encoder === undefined || picture.encoder === 'libx264' ? fast : {}),
  }
}

function* items(
  seconds: number,
  picture: PictureSettings | undefined,
  sounds: readonly SoundSettings[],
  draw: NonNullable<TestFilm['draw']>,
  time: TestFilm['time'],
  volume: NonNullable<TestFilm['volume']>,
): Generator<{ pixels: Uint8Array; timeSeconds?: number } | { samples: Float32Array; track: number }> {
  const framesPerSecond = Number(picture?.framesPerSecond ?? 25)
  const pixels = new Uint8Array((picture?.width ?? 0) * (picture?.height ?? 0) * 4)
  for (let n = 0; n < Math.round(seconds * framesPerSecond); n++) {
    if (picture) {
      draw(pixels, n, picture.width, picture.height)
      yield { pixels, ...(time && { timeSeconds: time(n) }) }
    }
    for (const [track, { sampleRate, channels }] of sounds.entries()) {
      const [from, to] = [n, n + 1].map((k) => Math.round((k * sampleRate) / framesPerSecond)) as [number, number]
      const samples = new Float32Array((to - from) * channels)
      for (let k = 0; k < samples.length; k++) {
        const at = (from + Math.floor(k / channels)) / sampleRate
        samples[k] = volume(at, track) * Math.sin(2 * Math.PI * 440 * at)
      }
      yield { samples, track }
    }
  }
}

/** Quarters of 0, 85, 170 and 255. */
export function quarters(pixels: Uint8Array, _n: number, width: number, height: number): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const grey = 85 * ((x >= width / 2 ? 1 : 0) + (y >= height / 2 ? 2 : 0))
      pixels.set([grey, grey, grey, 255], (y * width + x) * 4)
    }
  }
}

/** One grey for the whole picture, 4 brighter each time. */
export function rising(pixels: Uint8Array, n: number): void {
  pixels.fill(Math.min(255, 20 + 4 * n))
}

/** Luma, limited range, of a grey from 0 to 255. */
export const luma = (grey: number): number => 16 + (grey * 219) / 255
