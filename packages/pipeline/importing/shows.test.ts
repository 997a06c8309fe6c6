import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openLibrary } from '@aftercut/library/opening'
import { findOrMakeDrama } from './catalogue.ts'
import { nameVideos } from './shows.ts'

const scratch = await mkdtemp(join(tmpdir(), 'shows-'))
afterAll(() => rm(scratch, { recursive: true }))

let drops = 0

/** The titles of each file's drama, where the files lie together in a folder; `series`: what `X.info.json` says. */
async function showsOf(
  files: { [path: string]: { series?: string; title?: string } },
  together = true,
  known: string[] = [],
) {
  const folder = join(scratch, String((drops += 1)))
  const paths = Object.keys(files).map((path) => join(folder, `${path}.mp4`))
  for (const [path, info] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, `${path}.mp4`), '')
    if (Object.keys(info).length > 0) await writeFile(join(folder, `${path}.info.json`), JSON.stringify(info))
  }
  const named = await nameVideos(paths, { above: folder, together, known })
  return paths.map((path) => named.get(path)?.shows)
}

test('a making that is called as its episodes are is of their drama; its series is another title of it', async () => {
  const title = '[메이킹] 두 가지 고백'
  const both = ['등불거리', 'Lantern Street']
  expect(
    await showsOf({
      'Lantern.Street.S01E02-behindthescenes': { title, series: '등불거리' },
      'Lantern.Street.S01E01': {},
      'lantern street 1x02': {},
    }),
  ).toEqual([both, both, ['등불거리', 'lantern street']])
  expect(await showsOf({ 'Lantern.Street.S01E02-behindthescenes': { title }, 'Lantern.Street.S01E02': {} })).toEqual([
    ['Lantern Street'],
    ['Lantern Street'],
  ])
})

test('the folder of the episodes is that of their makings', async () => {
  const titles = ['등불거리', 'Lantern Street']
  expect(
    await showsOf({
      'Lantern Street (2026)/Season 01/E01': {},
      'Lantern Street (2026)/extras/[메이킹] 고백 [dQw4w9WgXcQ]': { title: '[메이킹] 고백', series: '등불거리' },
    }),
  ).toEqual([titles, titles])
})

test('a folder of makings of several dramas is no drama', async () => {
  const files = {
    'Downloads/고백': { series: '등불거리' },
    'Downloads/비': { series: '비가 오면 엽니다' },
    'Downloads/x': {},
  }
  expect(await showsOf(files, false)).toEqual([['등불거리'], ['비가 오면 엽니다'], []])
})

test('what names none is of the drama that all others name, among what was sent together', async () => {
  const files = { 'Lantern.Street.S01E01': {}, '[메이킹] 고백 [dQw4w9WgXcQ]': { title: '고백' } }
  expect(await showsOf(files)).toEqual([['Lantern Street'], ['Lantern Street']])
  expect(await showsOf(files, false)).toEqual([['Lantern Street'], []])
  expect(await showsOf({ ...files, 'Night.Ferry.S01E01': {} })).toEqual([['Lantern Street'], [], ['Night Ferry']])
})

test('a making is of the drama that its title names, among those known and those whose episodes lie there', async () => {
  const making = '[메이킹] 두 가지 고백, 그리고 비 등불 거리 2화 [dQw4w9WgXcQ]'
  expect(await showsOf({ '등불거리 S01E02 [aaaaaaaaaaa]': {}, [making]: {}, 'Night.Ferry.S01E01': {} })).toEqual([
    ['등불거리'],
    ['등불거리'],
    ['Night Ferry'],
  ])
  const byId = { dQw4w9WgXcQ: { title: '[등불거리/메이킹] 웃음이 멈추지 않는 현장' } }
  expect(await showsOf(byId, true, ['Night Ferry', '등불거리'])).toEqual([['등불거리']])
  expect(await showsOf({ '고백 장면, 등불거리 3화 메이킹': {} }, false, ['등불거리'])).toEqual([['등불거리']])
  // What a sidecar file says stands above it.
  expect(await showsOf({ x: { title: '[등불거리/메이킹]', series: 'Night Ferry' } }, true, ['등불거리'])).toEqual([
    ['Night Ferry'],
  ])
})

test('a file that is called by its id alone is told by its title', async () => {
  expect(await showsOf({ dQw4w9WgXcQ: { title: '[메이킹] 고백 현장 | 등불거리 3화' } })).toEqual([['등불거리']])
})

test('one drama goes by all its titles, and learns one in a language that it lacks', async () => {
  const library = await openLibrary({ memory: true })
  const first = await findOrMakeDrama(library, ['Lantern Street'])
  expect(await findOrMakeDrama(library, ['등불거리', 'Lantern.Street'])).toBe(first)
  expect(await findOrMakeDrama(library, ['등불 거리'])).toBe(first)
  expect((await library.dramas.get(first))?.titles).toEqual({ en: 'Lantern Street', ko: '등불거리' })
  const other = await findOrMakeDrama(library, ['비가 오면 엽니다', 'Open When It Rains', 'openrain'])
  expect(await library.dramas.get(other)).toMatchObject({ slug: 'open-when-it-rains', aliases: ['openrain'] })
  await library.close()
})
