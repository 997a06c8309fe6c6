import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findEpisodes } from './episode-files.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'episodes-'))))
afterEach(() => rm(folder, { recursive: true }))

const lay = async (...files: string[]) => {
  for (const file of files) {
    await mkdir(join(folder, dirname(file)), { recursive: true })
    await writeFile(join(folder, file), '')
  }
}
const idsOf = async (...paths: string[]) =>
  (
    await findEpisodes(
      paths.map((path) => join(folder, path)),
      join(folder, 'making.mp4'),
    )
  ).episodes.map(({ id }) => id)

test('a folder gives its videos and prints in the order of their numbers, and passes extras over', async () => {
  await lay(
    'Season 01/Lantern.S01E10.mkv',
    'Season 01/Lantern.S01E2.mkv',
    'Season 01/Lantern.S01E2.ko.srt',
    'Season 01/Lantern.S01E3.print',
    'behind the scenes/ep2.mp4',
    'Lantern-behindthescenes.mp4',
    'making.mp4',
  )
  expect(await idsOf('.')).toEqual(['Lantern.S01E2', 'Lantern.S01E3', 'Lantern.S01E10'])
})

test('a video and its print are one episode', async () => {
  await lay('e1.mp4', 'e1.print')
  const { episodes } = await findEpisodes([folder], 'making.mp4')
  expect(episodes).toEqual([{ id: 'e1', video: join(folder, 'e1.mp4'), print: join(folder, 'e1.print') }])
})

test('two files of one name stay two episodes', async () => {
  await lay('a/01.mp4', 'b/01.mp4')
  expect(await idsOf('.')).toEqual(['01', '01 (2)'])
})

test('a path that is not there is told by its name', async () => {
  await expect(idsOf('nowhere')).rejects.toThrow(/nowhere.*no such file/)
})

test('no episode at all is told before the long work', async () => {
  await lay('empty/readme.txt', 'making.mp4')
  const making = join(folder, 'making.mp4')
  await expect(findEpisodes([join(folder, 'empty')], making)).rejects.toThrow(/empty holds no video and no print/)
  await expect(findEpisodes([making], making)).rejects.toThrow(/is the making-of itself/)
})

test('a folder without episodes beside another is a problem, not an error', async () => {
  await lay('empty/readme.txt', 'full/e1.mp4')
  const { problems } = await findEpisodes([join(folder, 'empty'), join(folder, 'full')], 'making.mp4')
  expect(problems).toMatchObject([{ code: 'no-episodes' }])
})
