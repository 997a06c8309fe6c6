import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { captionsOfTrack } from '@aftercut/engine/captions'
import { afterAll, describe, expect, test } from 'vitest'
import { FilmWriter } from '../encoding/index.ts'
import { type ReadOptions, readVideo, type VideoRead } from './index.ts'
import { luma, makeFilm, rising, type TestFilm } from './testing/films.ts'
import type { Witness } from './testing/witness.ts'

const folder = mkdtempSync(join(tmpdir(), 'aftercut-reading-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function film(name: string, settings: TestFilm): Promise<string> {
  const path = join(folder, name)
  await makeFilm(path, settings)
  return path
}

const analyser = import.meta.resolve('./testing/witness.ts')
const witness = (path: string, options: ReadOptions = {}): Promise<VideoRead<Witness>> =>
  readVideo<Witness>(path, { analyser, ...options })

/** The quarters of every picture, rounded to the nearest third of the way from black to white. */
const corners = ({ quarters }: Witness): string =>
  quarters
    .slice(0, 4)
    .map((value) => Math.round((value - 16) / 73))
    .join('')

/** The loudness of most tenths of a second: the AAC encoder puts a crack into a pure tone now and then. */
const loudness = ({ peaks }: Witness): number => peaks.toSorted((a, b) => a - b)[peaks.length >> 1] ?? 0

describe.each([
  ['h264.mp4', { picture: {} }],
  ['h264.mov', { picture: {} }],
  ['h264.ts', { picture: {} }],
  ['hevc.mp4', { picture: { encoder: 'libx265', options: { preset: 'ultrafast' } } }],
  ['hevc10.mkv', { picture: { encoder: 'libx265', encodedPixels: 'yuv420p10le', options: { preset: 'ultrafast' } } }],
  [
    'vp9.webm',
    { picture: { encoder: 'libvpx-vp9', options: { deadline: 'realtime' } }, sound: [{ encoder: 'libopus' }] },
  ],
  ['av1.mkv', { picture: { encoder: 'libsvtav1', options: { preset: '13' } }, sound: [{ encoder: 'libopus' }] }],
  ['av1.mp4', { picture: { encoder: 'libsvtav1', encodedPixels: 'yuv420p10le', options: { preset: '13' } } }],
  ['h264.mkv', { picture: {} }],
  ['h264-10.mp4', { picture: { encodedPixels: 'yuv420p10le' } }],
  ['hevc.ts', { picture: { encoder: 'libx265', options: { preset: 'ultrafast' } } }],
  ['hevc.mov', { picture: { encoder: 'libx265', options: { preset: 'ultrafast' } } }],
  ['vp9.mkv', { picture: { encoder: 'libvpx-vp9', options: { deadline: 'realtime' } } }],
  [
    'vp9.mp4',
    { picture: { encoder: 'libvpx-vp9', options: { deadline: 'realtime' } }, sound: [{ encoder: 'libopus' }] },
  ],
  ['av1.webm', { picture: { encoder: 'libsvtav1', options: { preset: '13' } }, sound: [{ encoder: 'libopus' }] }],
  ['h264-422.mkv', { picture: { encodedPixels: 'yuv422p' }, sound: [{ encoder: 'flac', channels: 2 }] }],
  ['mpeg2.ts', { picture: { encoder: 'mpeg2video' }, sound: [{ encoder: 'mp2' }] }],
] as [string, TestFilm][])('%s', (name, settings) => {
  test('gives every picture at its time, and the sound', async () => {
    const { facts, result, problems } = await witness(await film(name, settings), { everyFrame: true })
    expect(problems).toEqual([])
    expect(result.times.map((t) => Math.round((t - result.times[0]!) * 25))).toEqual(
      Array.from({ length: 50 }, (_, n) => n),
    )
    expect(corners(result)).toBe('0123')
    expect(facts.picture).toMatchObject({ width: 192, height: 108, analysisWidth: 128, analysisHeight: 72 })
    expect(facts.picture?.framesPerSecond).toBeCloseTo(25, 1)
    expect(facts.durationSeconds).toBeGreaterThan(1.95)
    expect(facts.durationSeconds).toBeLessThan(2.15)
    expect(result.samples / 16_000).toBeGreaterThan(1.95)
    expect(loudness(result)).toBeCloseTo(0.5, 1)
  })
})

describe.each([
  ['thin.mp4', { options: { preset: 'medium', 'x264-params': 'b-adapt=0:scenecut=0' } }],
  ['thin.mkv', { encoder: 'libx265', options: { preset: 'fast', crf: '30' } }],
  ['thin.ts', { encoder: 'mpeg2video', options: { bf: '2', g: '60' } }],
  ['no-b-frames.mp4', { options: { preset: 'ultrafast' } }],
] as const)('of %s', (name, picture) => {
  test('frames that no other needs are left out, but none around a cut', async () => {
    const bright = (n: number) => n >= 31 && n < 62
    const draw = (pixels: Uint8Array, n: number, width: number) => {
      for (let i = 0; i < pixels.length; i++) {
        const [x, y] = [(i >> 2) % width, Math.floor((i >> 2) / width)]
        pixels[i] = bright(n) ? 120 + ((x * 3 + n) % 100) : ((y * 5 - n) & 63) + 10
      }
    }
    const path = await film(name, { seconds: 4, draw, picture, sound: [] })
    const [thinned, whole] = [await witness(path), await witness(path, { everyFrame: true })]
    expect(thinned.problems).toEqual([])
    expect(whole.result.times).toHaveLength(100)
    const { times, quarters } = thinned.result
    const first = whole.result.times[0]!
    expect(times.every((time) => whole.result.times.includes(time))).toBe(true)
    if (name.startsWith('thin')) expect(times.length).toBeLessThan(85)
    else expect(times).toHaveLength(100)
    const steps = times.slice(1).map((time, n) => time - times[n]!)
    expect(Math.max(...steps)).toBeLessThan(0.09)
    const cuts = times.filter((_, n) => n > 0 && quarters[4 * n]! > 100 !== quarters[4 * n - 4]! > 100)
    expect(cuts.map((time) => Math.round((time - first) * 25))).toEqual([31, 62])
  })
})

describe('the picture', () => {
  test.each([
    [90, '2031', [72, 128]],
    [180, '3210', [128, 72]],
    [270, '1302', [72, 128]],
  ] as const)('is turned by %d degrees as the file says', async (rotation, expected, [width, height]) => {
    const { facts, result } = await witness(await film(`turn${rotation}.mp4`, { picture: { rotation } }))
    expect(corners(result)).toBe(expected)
    expect(facts.picture).toMatchObject({ analysisWidth: width, analysisHeight: height })
  })

  test('has the display aspect where pixels are not square', async () => {
    const picture = { width: 144, height: 96, pixelAspect: { num: 32, den: 27 } }
    const { facts, result } = await witness(await film('sar.mp4', { picture }))
    expect(facts.picture).toMatchObject({ width: 171, height: 96, analysisWidth: 128, analysisHeight: 72 })
    expect(corners(result)).toBe('0123')
  })

  test('comes at its own times where the rate varies', async () => {
    const times = [0, 0.04, 0.08, 0.5, 0.51, 0.53, 1.2, 1.25, 1.9, 1.95]
    const time = (n: number) => times[n] ?? 2 + n / 100
    const settings = { seconds: 0.4, time, picture: { ticksPerSecond: 1000 }, sound: [] }
    for (const name of ['vfr.mkv', 'vfr.mp4']) {
      const { result } = await witness(await film(name, settings))
      expect(result.times.map((t) => Math.round(t * 1000) / 1000)).toEqual(times)
    }
  })

  test('of an interlaced film is both fields together', async () => {
    const options = { preset: 'ultrafast', 'x264-params': 'tff=1', flags: '+ilme+ildct' }
    const { result, problems } = await witness(await film('interlaced.ts', { picture: { options } }))
    expect(problems).toEqual([])
    expect(result.times).toHaveLength(50)
    expect(corners(result)).toBe('0123')
  })

  test('keeps its greys where the file uses the full range', async () => {
    const options = { preset: 'ultrafast', crf: '10', color_range: 'pc' }
    const { result } = await witness(
      await film('full.mp4', { draw: rising, picture: { encodedPixels: 'yuvj420p', options } }),
    )
    for (const n of [0, 10, 40]) expect(Math.abs(result.quarters[4 * n]! - luma(20 + 4 * n))).toBeLessThan(4)
  })

  test('is absent where there is only sound', async () => {
    const { facts, result } = await witness(await film('sound.m4a', { picture: undefined, format: 'ipod' }))
    expect(facts.picture).toBeUndefined()
    expect(result.times).toEqual([])
    expect(result.samples / 16_000).toBeGreaterThan(1.95)
  })
})

describe('the sound', () => {
  const three: TestFilm = {
    sound: [{ language: 'kor' }, { language: 'eng', title: 'Dub' }, { language: 'ger' }],
    volume: (_, track) => [0.2, 0.5, 0.8][track] ?? 0,
  }
  test.each([
    [undefined, 0.2],
    ['en', 0.5],
    ['ger', 0.8],
    ['de-AT', 0.8],
    ['fr', 0.2],
  ])('is the track in %s, or the default one', async (audioLanguage, expected) => {
    const path = await film('languages.mkv', three)
    const { result, media } = await witness(path, { audioLanguage })
    expect(loudness(result)).toBeCloseTo(expected, 1)
    expect(media.sounds.map((s) => s.language)).toEqual(['ko', 'en', 'de'])
    expect(media.sounds[1]?.title).toBe('Dub')
  })

  test('may be missing', async () => {
    const { facts, result } = await witness(await film('silent.mp4', { sound: [] }))
    expect(facts.sound).toBeUndefined()
    expect(result.samples).toBe(0)
    expect(result.times).toHaveLength(50)
  })

  test.each([1, 2, 6])('of %d channels is mixed to one', async (channels) => {
    const { result } = await witness(await film(`channels${channels}.mkv`, { sound: [{ channels, encoder: 'flac' }] }))
    expect(result.samples).toBe(32_000)
    expect(loudness(result)).toBeGreaterThan(channels > 2 ? 0.3 : 0.45)
    expect(loudness(result)).toBeLessThan(0.55)
  })

  test('stands at its time: a click is where it was made', async () => {
    const volume = (seconds: number) => (seconds >= 1.2 && seconds < 1.3 ? 0.9 : 0)
    for (const [name, encoder] of [
      ['click.mp4', 'aac'],
      ['click.mkv', 'libopus'],
      ['click.ts', 'aac'],
    ] as const) {
      const { result } = await witness(await film(name, { volume, sound: [{ encoder }] }))
      expect(result.peaks.findIndex((peak) => peak > 0.5)).toBe(12)
      expect(result.peaks[11]).toBeLessThan(0.5)
      expect(result.peaks[14]).toBeLessThan(0.2)
    }
  })
})

test('caption tracks come along, with their language', async () => {
  for (const [name, codec, text] of [
    ['text.mp4', 'mov_text', '안녕'],
    ['text.mkv', 'subrip', '안녕'],
    ['text-ass.mkv', 'ass', '0,0,Default,,0,0,0,,안녕'],
  ] as const) {
    const path = join(folder, name)
    const header = codec === 'ass' ? '[Script Info]\nScriptType: v4.00+\n' : undefined
    using writer = new FilmWriter(path, {
      picture: { encoder: 'libx264', width: 64, height: 64, framesPerSecond: 25, options: { preset: 'ultrafast' } },
      text: [{ codec, language: 'kor', title: 'Korean', ...(header && { header }) }],
    })
    writer.text[0]?.add(0.4, 1.2, text)
    for (let n = 0; n < 50; n++) writer.addPicture(new Uint8Array(64 * 64 * 4))
    writer.finish()
    const { texts } = await witness(path)
    expect(texts).toHaveLength(1)
    const track = captionsOfTrack(texts[0]!)
    expect(track.language).toBe('ko')
    expect(track.cues.map(({ start, end, text: shown }) => [start, end, shown])).toEqual([[0.4, 1.2, '안녕']])
  }
})
