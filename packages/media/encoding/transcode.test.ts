import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { MediaFile, statedDuration } from '../decoding/index.ts'
import { filteredFrames, transcode, writeFilm } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'aftercut-encoding-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Two seconds of a grey that rises by 4 a frame, and of a tone. */
async function greyFilm(path: string, framesPerSecond = 25): Promise<void> {
  const pixels = new Uint8Array(160 * 90 * 4)
  await writeFilm(
    path,
    {
      picture: {
        encoder: 'libx264',
        width: 160,
        height: 90,
        framesPerSecond,
        options: { preset: 'ultrafast', crf: '10' },
      },
      sound: [{ encoder: 'aac', sampleRate: 48_000, channels: 1 }],
    },
    (function* () {
      for (let n = 0; n < 2 * framesPerSecond; n++) {
        yield { pixels: pixels.fill(16 + 4 * n) }
        yield { samples: Float32Array.from({ length: 48_000 / framesPerSecond }, (_, k) => 0.5 * Math.sin(k * 0.2)) }
      }
    })(),
  )
}

test('writes a film from raw pictures and samples, and reads the same greys back', async () => {
  const path = join(folder, 'grey.mp4')
  await greyFilm(path)
  const greys: number[] = []
  let samples = 0
  for (const { kind, frame } of filteredFrames([{ path }], '[0:v]null[v];[0:a]anull[a]')) {
    if (kind === 'picture') greys.push(frame.data?.[0]?.[80] ?? -1)
    else samples += frame.nbSamples
  }
  expect(greys).toHaveLength(50)
  // RGB to limited-range luma: 16 + 219/255 of the grey.
  for (const [n, grey] of greys.entries()) expect(Math.abs(grey - (16 + ((16 + 4 * n) * 219) / 255))).toBeLessThan(6)
  expect(samples).toBeGreaterThanOrEqual(96_000)
})

test('starts where it is told, to the frame', async () => {
  const path = join(folder, 'start.mp4')
  await greyFilm(path)
  const taken = filteredFrames([{ path, startSeconds: 1, durationSeconds: 0.2 }], '[0:v]null[v]')
  const times = [...taken].map(({ timeSeconds }) => timeSeconds)
  expect(times.map((t) => Math.round(t * 25))).toEqual([0, 1, 2, 3, 4])
})

test('joins parts of different size, rate and speed, each sound as long as its pictures', async () => {
  const [a, b, joined] = ['a.mp4', 'b.mp4', 'joined.mkv'].map((name) => join(folder, name)) as [string, string, string]
  await greyFilm(a)
  await greyFilm(b, 30)
  const { parts } = transcode(joined, {
    parts: [
      { inputs: [{ path: a, durationSeconds: 1 }] },
      { inputs: [b], videoFilter: 'setpts=PTS*1.25', audioFilter: 'atempo=0.8' },
      { inputs: [a, b], filters: '[0:v][1:v]overlay=4:4[v];[0:a][1:a]amix[a]', durationSeconds: 1.6 },
    ],
    picture: { encoder: 'libx264', width: 128, height: 72, framesPerSecond: 25, options: { preset: 'ultrafast' } },
    sound: { encoder: 'libopus', sampleRate: 48_000, channels: 2 },
  })
  expect(parts.map((p) => [p.start, p.end].map((t) => Math.round(t * 25)))).toEqual([
    [0, 25],
    [25, 88],
    [88, 128],
  ])
  using file = new MediaFile(joined)
  expect(statedDuration(file.context)).toBeCloseTo(128 / 25, 1)
})

test('a fault in the filters names them', () => {
  expect(() => [...filteredFrames([], 'color=red,nonsense[v]')]).toThrow(/nonsense/)
})
