import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { printVideoOnce } from './print-video.ts'

const EPISODE = join(import.meta.dirname, '../../../sample/drama/Open.When.It.Rains.S01E02.mp4')

const folder = await mkdtemp(join(tmpdir(), 'printing-'))
afterAll(() => rm(folder, { recursive: true }))

test('what is wrong with a video is told again when its print is taken from the cache', async () => {
  process.env.XDG_CACHE_HOME = join(folder, 'cache')
  const bytes = await readFile(EPISODE)
  const damaged = join(folder, 'damaged.mp4')
  await writeFile(damaged, bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 200_000))
  const first = await printVideoOnce(damaged)
  const second = await printVideoOnce(damaged)
  expect(first.problems.length).toBeGreaterThan(0)
  expect(second.problems).toEqual(first.problems)
  expect(Buffer.compare(second.bytes, first.bytes)).toBe(0)
})
