import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { captionsOfTrack } from '@aftercut/engine/captions'
import { afterAll, expect, test } from 'vitest'
import { FilmWriter } from '../encoding/index.ts'
import { makeFilm } from '../reading/testing/films.ts'
import { readTextTracks } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'aftercut-tracks-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['tracks.mkv', 'subrip'],
  ['tracks.mp4', 'mov_text'],
  ['tracks.webm', 'webvtt'],
] as const)('the caption tracks of %s, each in its language', async (name, codec) => {
  const path = join(folder, name)
  {
    using film = new FilmWriter(path, {
      picture: { encoder: 'libvpx-vp9', width: 64, height: 64, framesPerSecond: 10, options: { deadline: 'realtime' } },
      text: [
        { codec, language: 'kor' },
        { codec, language: 'eng' },
      ],
    })
    film.text[0]?.add(0.5, 1.25, '컷! 다시 한번 갈게요.')
    film.text[1]?.add(0.5, 1.25, 'Cut! One more time.')
    film.text[1]?.add(2, 3, 'Okay,\nlunch.')
    for (let n = 0; n < 40; n++) film.addPicture(new Uint8Array(64 * 64 * 4))
    film.finish()
  }
  const tracks = (await readTextTracks(path)).map(captionsOfTrack)
  expect(tracks.map(({ language, cues }) => [language, cues.map((c) => [c.start, c.end, c.text])])).toEqual([
    ['ko', [[0.5, 1.25, '컷! 다시 한번 갈게요.']]],
    [
      'en',
      [
        [0.5, 1.25, 'Cut! One more time.'],
        [2, 3, 'Okay,\nlunch.'],
      ],
    ],
  ])
})

test('a video without captions has no track', async () => {
  const path = join(folder, 'plain.mkv')
  await makeFilm(path, { seconds: 0.4 })
  expect(await readTextTracks(path)).toEqual([])
})
