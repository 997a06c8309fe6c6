import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { ReadOptions } from './index.ts'
import { makeFilm } from './testing/films.ts'
import { witness } from './testing/read-witness.ts'

const folder = mkdtempSync(join(tmpdir(), 'aftercut-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))

const refused = (path: string, reason: string, options?: ReadOptions) =>
  expect(witness(path, options)).rejects.toMatchObject({ name: 'UnreadableMedia', reason })
const written = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

test('what is no media file is refused with its reason', async () => {
  await refused(join(folder, 'nowhere.mp4'), 'not-found')
  await refused(folder, 'not-a-file')
  await refused(written('empty.mp4', ''), 'empty')
  await refused(
    written('text.mp4', 'Once upon a time there was a text that was called a video.\n'.repeat(100)),
    'not-media',
  )
  await refused(written('zeros.mp4', Buffer.alloc(100_000)), 'not-media')
  await refused('https://example.com/video.mp4', 'not-a-file')
  await refused('/dev/zero', 'not-a-file')
})

test('a pipe is not waited for', async () => {
  const pipe = join(folder, 'pipe.mp4')
  execFileSync('mkfifo', [pipe])
  await refused(pipe, 'not-a-file')
})

test('a list that names other files is not followed', async () => {
  const secret = join(folder, 'secret.ts')
  await makeFilm(secret, { seconds: 0.2 })
  await refused(
    written('list.m3u8', `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n${secret}\n#EXT-X-ENDLIST\n`),
    'not-media',
  )
  await refused(
    written('list-as-video.mp4', `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nhttp://127.0.0.1:9/x.ts\n`),
    'not-media',
  )
  await refused(written('list.txt', `ffconcat version 1.0\nfile '${secret}'\n`), 'not-media')
  await refused(written('numbered%d.mp4', 'nothing'), 'not-media')
})

test('a name that looks like a protocol is a name', async () => {
  const path = join(folder, 'concat:a|b.mkv')
  await makeFilm(path, { seconds: 0.2 })
  expect((await witness(path)).result.times).toHaveLength(5)
})

test('a picture declared huge is not laid out; the sound is read', async () => {
  const path = join(folder, 'huge.mkv')
  await makeFilm(path, {})
  const limits = { picturePixels: 100 * 100 }
  const { facts, problems, result } = await witness(path, { limits })
  expect(facts.picture).toBeUndefined()
  expect(problems.map((p) => p.code)).toEqual(['picture-size'])
  expect(result.samples).toBeGreaterThan(30_000)
  await makeFilm(join(folder, 'huge-silent.mkv'), { sound: [] })
  await refused(join(folder, 'huge-silent.mkv'), 'no-tracks', { limits })
})

test('the limit of length cuts the reading short, and says so', async () => {
  const path = join(folder, 'long.mkv')
  await makeFilm(path, { seconds: 4 })
  const { facts, problems } = await witness(path, { limits: { durationSeconds: 2 } })
  expect(problems).toMatchObject([{ code: 'over-limit', at: 2 }])
  expect(facts.durationSeconds).toBeLessThan(2.3)
  expect(facts.durationSeconds).toBeGreaterThan(1.8)
})

test('a file that grows for ever is read to the limit of length, or as far as it was there', async () => {
  const piece = join(folder, 'piece.ts')
  await makeFilm(piece, { seconds: 2 })
  const bytes = readFileSync(piece)
  const path = join(folder, 'growing.ts')
  writeFileSync(path, bytes)
  const growing = setInterval(() => appendFileSync(path, bytes), 5)
  try {
    const { facts, result } = await witness(path, { limits: { durationSeconds: 30, wallSeconds: 20 } })
    expect(facts.durationSeconds).toBeGreaterThan(1.9)
    expect(facts.durationSeconds).toBeLessThan(32)
    expect(result.times.length).toBeLessThan(32 * 25)
  } finally {
    clearInterval(growing)
  }
}, 180_000)
