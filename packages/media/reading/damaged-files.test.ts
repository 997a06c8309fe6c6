import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { VideoRead } from './index.ts'
import { makeFilm } from './testing/films.ts'
import { witness } from './testing/read-witness.ts'
import type { Witness } from './testing/witness.ts'

const folder = mkdtempSync(join(tmpdir(), 'aftercut-damaged-'))
afterAll(() => rmSync(folder, { recursive: true }))

let film: Buffer
beforeAll(async () => {
  const path = join(folder, 'sound-film.mkv')
  await makeFilm(path, { picture: { options: { preset: 'ultrafast', crf: '20', g: '10' } } })
  film = readFileSync(path)
})

/** Mulberry32: the same damage in every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Reads what may be damaged: either something comes, or a clear refusal. Never a crash, never a hang. */
async function survives(path: string): Promise<VideoRead<Witness> | undefined> {
  const read = await witness(path, { limits: { wallSeconds: 20 } }).catch((error: unknown) => {
    expect(error).toMatchObject({ name: 'UnreadableMedia', file: path })
    expect(['not-media', 'no-tracks']).toContain((error as { reason: string }).reason)
    return undefined
  })
  for (const problem of read?.problems ?? []) {
    expect(problem.file).toBe(path)
    expect(problem.message.length).toBeGreaterThan(20)
  }
  return read
}

test('cut off anywhere: what is there is read', async () => {
  let longest = 0
  for (const share of [0.002, 0.01, 0.1, 0.3, 0.55, 0.8, 0.97]) {
    const path = join(folder, `cut-${share}.mkv`)
    writeFileSync(path, film.subarray(0, Math.round(film.length * share)))
    const read = await survives(path)
    const seconds = read?.facts.durationSeconds ?? 0
    expect(seconds).toBeGreaterThanOrEqual(longest - 0.1)
    expect(seconds).toBeLessThan(share * 2 + 0.7)
    longest = seconds
  }
  expect(longest).toBeGreaterThan(1.7)
})

test('a cut MP4 whose index stands in front says that it ends early', async () => {
  const whole = join(folder, 'index-first.mp4')
  await makeFilm(whole, { seconds: 6, options: { movflags: '+faststart' } })
  const cut = join(folder, 'index-first-cut.mp4')
  const bytes = readFileSync(whole)
  writeFileSync(cut, bytes.subarray(0, Math.round(bytes.length * 0.4)))
  const { facts, problems } = await witness(cut)
  expect(facts.durationSeconds).toBeGreaterThan(1)
  expect(facts.durationSeconds).toBeLessThan(4)
  expect(problems.map((p) => p.code)).toContain('cut-off')
  expect(problems.find((p) => p.code === 'cut-off')?.at).toBeCloseTo(facts.durationSeconds, 2)
})

test('bits turned over: the rest is read, and the damage is told', async () => {
  let told = 0
  for (let seed = 1; seed <= 12; seed++) {
    const next = random(seed)
    const broken = Buffer.from(film)
    for (let n = 0; n < seed * 3; n++) broken[Math.floor(next() * broken.length)]! ^= 1 << Math.floor(next() * 8)
    const path = join(folder, `flip-${seed}.mkv`)
    writeFileSync(path, broken)
    const read = await survives(path)
    if (read) told += read.problems.length
  }
  expect(told).toBeGreaterThan(3)
}, 180_000)

test('a hole in the middle', async () => {
  const broken = Buffer.from(film)
  broken.fill(0, Math.round(film.length * 0.4), Math.round(film.length * 0.6))
  const path = join(folder, 'hole.mkv')
  writeFileSync(path, broken)
  const read = await survives(path)
  expect(read?.result.times.length).toBeGreaterThan(15)
  expect(read?.facts.durationSeconds).toBeGreaterThan(1.9)
})

test('random bytes behind a good head', async () => {
  const next = random(7)
  const path = join(folder, 'noise.ts')
  await makeFilm(path, { seconds: 0.4 })
  writeFileSync(
    path,
    Buffer.concat([readFileSync(path), Buffer.from(Array.from({ length: 200_000 }, () => next() * 256))]),
  )
  const read = await survives(path)
  expect(read?.result.times.length).toBeGreaterThanOrEqual(10)
})
