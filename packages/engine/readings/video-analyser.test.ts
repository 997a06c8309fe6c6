import { expect, test } from 'vitest'
import { type AnalysisPicture, createVideoAnalyser, THUMB_HEIGHT, THUMB_WIDTH } from './index.ts'

const WIDTH = 32
const HEIGHT = 18

function picture(timeSeconds: number, luma: number): AnalysisPicture {
  return {
    timeSeconds,
    width: WIDTH,
    height: HEIGHT,
    y: new Uint8Array(WIDTH * HEIGHT).fill(luma),
    u: new Uint8Array((WIDTH * HEIGHT) / 4).fill(100),
    v: new Uint8Array((WIDTH * HEIGHT) / 4).fill(150),
  }
}

const FACTS = {
  durationSeconds: 2,
  picture: { width: 320, height: 180, framesPerSecond: 25, analysisWidth: WIDTH, analysisHeight: HEIGHT },
  sound: { sampleRate: 16_000 },
}

test('averages what is displayed over even slices, whatever the frame rate', () => {
  for (const framesPerSecond of [4, 25, 60]) {
    const analyser = createVideoAnalyser(FACTS)
    for (let n = 0; n < 2 * framesPerSecond; n++)
      analyser.picture(picture(n / framesPerSecond, n < framesPerSecond ? 50 : 150))
    const { pictures, frames, colours } = analyser.finish(2).picture!
    expect(pictures.count).toBe(20)
    const levels = Array.from({ length: 20 }, (_, k) => pictures.luma[k * pictures.width * pictures.height])
    expect(levels).toEqual([...Array<number>(10).fill(50), ...Array<number>(10).fill(150)])
    expect(frames.count).toBe(2 * framesPerSecond)
    expect(frames.change[framesPerSecond]).toBe(100)
    expect(frames.thumbs).toHaveLength(2 * framesPerSecond * THUMB_WIDTH * THUMB_HEIGHT)
    expect(colours.count).toBe(4)
    expect([colours.u[0], colours.v[0]]).toEqual([100, 150])
  }
})

test('a frame that lasts over slices fills them all', () => {
  const analyser = createVideoAnalyser(FACTS)
  analyser.picture(picture(0, 40))
  analyser.picture(picture(1.25, 240))
  const { pictures } = analyser.finish(2).picture!
  const at = (k: number): number => pictures.luma[k * pictures.width * pictures.height]!
  expect([at(0), at(11), at(12), at(13), at(19)]).toEqual([40, 40, 140, 240, 240])
})

test('a step back in time is taken as no step', () => {
  const analyser = createVideoAnalyser(FACTS)
  for (const time of [0, 0.5, 0.2, 1]) analyser.picture(picture(time, 100))
  expect([...analyser.finish(1.5).picture!.frames.times]).toEqual([0, 0.5, 0.5, 1])
})

test('holds the loudness of each fiftieth of a second', () => {
  const analyser = createVideoAnalyser(FACTS)
  analyser.sound(Float32Array.from({ length: 16_000 }, (_, n) => (n < 8000 ? 0 : 0.5)))
  const { loudness, spectrum } = analyser.finish(1).sound!
  expect(loudness.count).toBe(50)
  expect([loudness.rms[10], loudness.rms[40], loudness.peak[40]]).toEqual([0, 0.5, 0.5])
  expect(spectrum.count).toBe(84)
})

test('what is missing is absent, and the rest is there', () => {
  const analyser = createVideoAnalyser(FACTS)
  expect(analyser.finish(2)).toEqual({ durationSeconds: 2 })
})

test('refuses sound at another rate', () => {
  expect(() => createVideoAnalyser({ durationSeconds: 1, sound: { sampleRate: 44_100 } })).toThrow(/44100 Hz.*resample/)
})

test('readings survive a structured clone', () => {
  const analyser = createVideoAnalyser(FACTS)
  analyser.picture(picture(0, 90))
  analyser.sound(new Float32Array(500))
  const readings = analyser.finish(2)
  expect(structuredClone(readings)).toEqual(readings)
})
