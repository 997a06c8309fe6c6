import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkbench } from '@aftercut/pipeline/workbench'
import { afterAll, expect, test } from 'vitest'

const HOUSE = join(import.meta.dirname, '../../..')
const DRAMA = join(HOUSE, 'sample/drama/drama.json')

const folder = await mkdtemp(join(tmpdir(), 'library-commands-'))
afterAll(() => rm(folder, { recursive: true }))

type Ended = { code: number; out: string; told: string }

const aftercut = (...args: string[]): Promise<Ended> =>
  new Promise((ended) => {
    const { DATABASE_URL: _, ...env } = process.env
    execFile(join(HOUSE, 'aftercut'), args, { cwd: folder, env, maxBuffer: 1 << 26 }, (error, out, told) =>
      ended({ code: error ? Number(error.code) : 0, out, told }),
    )
  })

test('what is no film, or names a zone that there is none of, is told with file and field: 3', async () => {
  await writeFile(join(folder, 'text.mp4'), 'not a film')
  expect(await aftercut('import', 'text.mp4')).toMatchObject({
    code: 3,
    out: expect.stringMatching(/text\.mp4: it is no video/) as string,
  })
  const drama = JSON.parse(await readFile(DRAMA, 'utf8')) as { seasons: { airing?: { zone: string } }[] }
  for (const { airing } of drama.seasons) if (airing) airing.zone = 'Asia/Soul'
  await writeFile(join(folder, 'odd.json'), JSON.stringify(drama))
  expect(await aftercut('import', 'odd.json')).toMatchObject({
    code: 3,
    out: expect.stringMatching(/odd\.json .*\/seasons\/0\/airing\/zone must be a time zone/) as string,
  })
}, 180_000)

test('export and import of the same, and what cannot be found', async () => {
  expect(await aftercut('import', 'text.mp4', DRAMA, '--data', 'one')).toMatchObject({ code: 0 })
  expect(await aftercut('export', 'one.json', '--data', 'one')).toMatchObject({ code: 0 })
  expect(await aftercut('import', 'one.json', '--data', 'two')).toMatchObject({ code: 0 })
  const { out } = await aftercut('export', '--data', 'two')
  expect(out).toBe(await readFile(join(folder, 'one.json'), 'utf8'))
  expect(await aftercut('export', '--data', 'two', '--drama', 'Nothing')).toMatchObject({
    code: 2,
    told: expect.stringMatching(/no drama 'Nothing'/) as string,
  })
  expect(
    await aftercut('identify', join(HOUSE, 'sample/drama/Open.When.It.Rains.S01E02.mp4'), '--data', 'two'),
  ).toMatchObject({
    code: 1,
    out: expect.stringMatching(/holds nothing/) as string,
  })
}, 240_000)

test('a folder without a library is told, and none is made there: 3', async () => {
  const video = join(HOUSE, 'sample/drama/Open.When.It.Rains.S01E02.mp4')
  for (const args of [['export'], ['backup', 'none.tar.gz'], ['identify', video]])
    expect(await aftercut(...args, '--data', 'misspelt')).toMatchObject({
      code: 3,
      out: '',
      told: expect.stringMatching(/no library in .*misspelt.* --data/) as string,
    })
  await expect(stat(join(folder, 'misspelt'))).rejects.toThrow('ENOENT')
})

test('a library that another process has open cannot be restored into, or served: 2, and what to do', async () => {
  await aftercut('backup', 'all.tar.gz', '--data', 'two')
  const bench = await openWorkbench({ dataDir: join(folder, 'open') })
  try {
    for (const args of [
      ['restore', 'all.tar.gz'],
      ['serve', '--port', '0'],
    ])
      expect(await aftercut(...args, '--data', 'open')).toMatchObject({
        code: 2,
        told: expect.stringMatching(/[Ss]top/) as string,
      })
  } finally {
    await bench.close()
  }
  expect(await aftercut('restore', 'one.json', '--data', 'three')).toMatchObject({ code: 3 })
  expect(await aftercut('restore', 'all.tar.gz', '--data', 'three')).toMatchObject({ code: 0 })
}, 240_000)
