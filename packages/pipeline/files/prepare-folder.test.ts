import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { prepareFolder, UnwritableFolder } from './index.ts'

const scratch = await mkdtemp(join(tmpdir(), 'folders-'))
afterAll(() => rm(scratch, { recursive: true }))

test('makes a folder with those above it, twice without harm', async () => {
  const folder = join(scratch, 'a/b/c')
  await prepareFolder(folder)
  await prepareFolder(folder)
  expect((await stat(folder)).isDirectory()).toBe(true)
})

test('a file in the way, or a place that takes none, is told at once', async () => {
  await writeFile(join(scratch, 'file'), '')
  await expect(prepareFolder(join(scratch, 'file'))).rejects.toThrow(UnwritableFolder)
  await expect(prepareFolder(join(scratch, 'file/below'))).rejects.toThrow(/it is a file/)
  await expect(prepareFolder('/proc/nowhere')).rejects.toThrow(UnwritableFolder)
})
