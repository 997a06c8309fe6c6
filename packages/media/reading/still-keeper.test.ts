import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readVideo } from './index.ts'
import { makeFilm, rising } from './testing/films.ts'

const folder = mkdtempSync(join(tmpdir(), 'aftercut-kept-stills-'))
afterAll(() => rmSync(folder, { recursive: true }))

const film = join(folder, 'film.mp4')
beforeAll(() => makeFilm(film, { seconds: 6, draw: rising, sound: [], picture: { rotation: 90 } }))

const read = (everySeconds: number, most: number) =>
  readVideo(film, { stills: [{ width: 96, everySeconds, most, quality: 80 }] })

test('stills are kept while a video is read, upright and at their times', async () => {
  const { stills } = await read(0.4, 100)
  expect(stills.map(({ timeSeconds }) => timeSeconds)).toEqual(Array.from({ length: 15 }, (_, n) => (n * 4) / 10))
  for (const { width, height, jpeg } of stills) {
    expect([width, height]).toEqual([96, 170])
    expect([...jpeg.subarray(0, 2), ...jpeg.subarray(-2)]).toEqual([0xff, 0xd8, 0xff, 0xd9])
  }
})

test('there are never more than asked for, evenly over the whole', async () => {
  const { stills } = await read(0.1, 8)
  const times = stills.map(({ timeSeconds }) => timeSeconds)
  expect(times.length).toBeLessThanOrEqual(8)
  expect(times.length).toBeGreaterThanOrEqual(4)
  const steps = times.slice(1).map((time, n) => time - times[n]!)
  expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(0.05)
  expect(times.at(-1)).toBeGreaterThan(4)
})

test('several sizes come from one pass, in the order asked for; none unless asked', async () => {
  const stills = [64, 32].map((width) => ({ width, everySeconds: 2, most: 10, quality: 60 }))
  expect((await readVideo(film, { stills })).stills.map(({ width }) => width)).toEqual([64, 64, 64, 32, 32, 32])
  expect((await readVideo(film)).stills).toEqual([])
})
