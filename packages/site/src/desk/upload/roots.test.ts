import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderIn, importRoots, listFolder, type Root } from './roots.ts'

let place: string
let roots: Root[]
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'aftercut-roots-'))
  await mkdir(join(place, 'films/Letterbox/Season 1'), { recursive: true })
  await mkdir(join(place, 'films2/secret'), { recursive: true })
  await mkdir(join(place, 'data/incoming'), { recursive: true })
  await writeFile(join(place, 'films/Letterbox/making.mp4'), '')
  await writeFile(join(place, 'films/Letterbox/notes.txt'), '')
  await symlink(join(place, 'films2/secret'), join(place, 'films/out'))
  roots = await importRoots(join(place, 'data'), { AFTERCUT_IMPORT_ROOTS: `${join(place, 'films')}:${place}/nowhere` })
})
afterAll(() => rm(place, { recursive: true, force: true }))

test('folders are taken from the named places and the data folder alone', async () => {
  expect(roots.map(({ name }) => name)).toEqual(['films', 'incoming'])
  expect(await listFolder(roots, 'films', 'Letterbox')).toEqual({
    root: 'films',
    path: 'Letterbox',
    folders: ['Season 1'],
    videos: 1,
  })
  expect(await importRoots(join(place, 'other'), {})).toEqual([])
})

test('no way leads out: not by dots, not by a link, not by a neighbour’s name', async () => {
  for (const path of ['..', '../films2', 'Letterbox/../../films2', 'out', '/etc', 'x\0y'])
    expect(await folderIn(roots, 'films', path), path).toBeUndefined()
  expect(await folderIn(roots, 'films2', '')).toBeUndefined()
  expect(await listFolder(roots, 'films', '../data')).toBeUndefined()
})
