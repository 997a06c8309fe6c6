import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filteredFrames } from '../encoding/index.ts'
import { makeFilm, quarters, rising } from '../reading/testing/films.ts'
import { type Still, takeStills } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'aftercut-stills-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Each picture 1 brighter than the one before, in key frames 50 apart with B-frames between them. */
const film = join(folder, 'rising.mp4')
const FRAMES_PER_SECOND = 25
const options = { preset: 'veryfast', crf: '8', g: '50', keyint_min: '50', sc_threshold: '0', bf: '3' }
beforeAll(() => makeFilm(film, { seconds: 8, draw: (pixels, n) => pixels.fill(30 + n), picture: { options } }))

/** Mean luma of the JPEG's quarters, top left first. JPEG's range is full. */
function quartersOf(still: Still): number[] {
  const jpeg = join(folder, `still-${still.timeSeconds}.jpg`)
  writeFileSync(jpeg, still.jpeg)
  const values: number[] = []
  // A lone JPEG is no container; FFmpeg reads it through its movie filter.
  for (const { frame } of filteredFrames([], `movie='${jpeg}'[v]`)) {
    const [y, line] = [frame.data![0]!, frame.linesize[0]!]
    for (const [fx, fy] of [
      [0.25, 0.25],
      [0.75, 0.25],
      [0.25, 0.75],
      [0.75, 0.75],
    ] as const) {
      values.push(y[Math.floor(frame.height * fy) * line + Math.floor(frame.width * fx)]!)
    }
  }
  return values
}

/** The number of the picture that a still of the rising film shows. */
const numberOf = (still: Still): number => Math.round((quartersOf(still)[0] ?? 0) - 30)

test('shows the frame of the time asked for, whatever the order', async () => {
  const numbers = [0, 1, 60, 61, 62, 75, 99, 100, 101, 130, 199, 7, 140]
  const times = numbers.map((n) => (n + 0.4) / FRAMES_PER_SECOND)
  const stills = await takeStills(film, times)
  expect(stills.map((s) => Math.round(s.frameSeconds * FRAMES_PER_SECOND))).toEqual(numbers)
  expect(stills.map((s) => s.timeSeconds)).toEqual(times)
  for (const [n, still] of stills.entries()) expect(Math.abs(numberOf(still) - numbers[n]!)).toBeLessThanOrEqual(2)
})

test('a time past the end shows the last frame, one before the start the first', async () => {
  const stills = await takeStills(film, [-1, 50])
  expect(stills.map((s) => Math.round(s.frameSeconds * FRAMES_PER_SECOND))).toEqual([0, 199])
})

test("'key' takes the key frame before", async () => {
  const stills = await takeStills(film, [0.5, 2.4, 3.9, 4.1, 7.9], { precision: 'key' })
  expect(stills.map((s) => Math.round(s.frameSeconds * FRAMES_PER_SECOND))).toEqual([0, 50, 50, 100, 150])
  expect(stills.map(numberOf).map((n) => Math.round(n / 10) * 10)).toEqual([0, 50, 50, 100, 150])
})

test('is as wide as asked, upright, in the display aspect', async () => {
  const turned = join(folder, 'turned.mp4')
  await makeFilm(turned, { seconds: 0.4, draw: quarters, picture: { rotation: 90, pixelAspect: { num: 4, den: 3 } } })
  const [still] = await takeStills(turned, [0.2], { width: 120 })
  // 192 × 108 with wide pixels is 256 × 108; turned, 108 × 256.
  expect([still!.width, still!.height]).toEqual([120, 284])
  expect(quartersOf(still!).map((value) => Math.round(value / 85))).toEqual([2, 0, 3, 1])
})

test.each([
  ['hevc.mkv', { encoder: 'libx265', encodedPixels: 'yuv420p10le', options: { preset: 'ultrafast', g: '25' } }],
  ['vp9.webm', { encoder: 'libvpx-vp9', options: { deadline: 'realtime', g: '25' } }],
  ['av1.mp4', { encoder: 'libsvtav1', options: { preset: '13', g: '25' } }],
  ['h264.ts', { encoder: 'libx264', options: { preset: 'veryfast', g: '25', bf: '2' } }],
] as const)('of %s', async (name, picture) => {
  const path = join(folder, name)
  await makeFilm(path, { draw: rising, picture, sound: [{ encoder: name.endsWith('webm') ? 'libopus' : 'aac' }] })
  const numbers = [3, 20, 30, 31, 48]
  const stills = await takeStills(
    path,
    numbers.map((n) => (n + 0.5) / 25),
  )
  expect(stills.map((s) => Math.abs(Math.round((quartersOf(s)[0]! - 20) / 4)))).toEqual(numbers)
})

test('of sound alone there is none', async () => {
  const sound = join(folder, 'sound.m4a')
  await makeFilm(sound, { picture: undefined, format: 'ipod' })
  await expect(takeStills(sound, [0])).rejects.toMatchObject({ reason: 'no-tracks' })
})
