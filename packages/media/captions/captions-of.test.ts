import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { captionsOf, findSidecars, readCaptionFile, UnreadableCaptions } from './index.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'captions-'))
})
afterEach(() => rm(folder, { recursive: true }))

const put = async (name: string, content: string | Uint8Array = '') => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}
const srt = (text: string) => `1\n00:00:01,000 --> 00:00:02,000\n${text}\n`

test('finds what bears the name of the video, and nothing else', async () => {
  for (const name of [
    'X.mp4',
    'X.2.mp4',
    'X.srt',
    'X.ko.vtt',
    'X.en.sdh.ass',
    'X.smi',
    'X.en.json3',
    'X.info.json',
    'X.nfo',
    'X.2.ko.srt',
    'Xylophone.srt',
    'Y.srt',
    'X.txt',
    'X.en.ttml',
    'X.jpg',
  ])
    await put(name)
  const found = await findSidecars(join(folder, 'X.mp4'))
  expect(found.captions.map((path) => basename(path))).toEqual([
    'X.en.json3',
    'X.en.sdh.ass',
    'X.ko.vtt',
    'X.smi',
    'X.srt',
  ])
  expect(basename(found.infoJson ?? '')).toBe('X.info.json')
  expect(basename(found.nfo ?? '')).toBe('X.nfo')
  expect(found.problems.map((problem) => [problem.code, basename(problem.file)])).toEqual([
    ['unsupported-captions', 'X.en.ttml'],
  ])
})

test('a video in a folder that is not there has no sidecars', async () => {
  expect(await findSidecars(join(folder, 'nowhere', 'X.mp4'))).toEqual({ captions: [], problems: [] })
})

test('reads all captions of a video, each once, and tells original from translation', async () => {
  await put('X.en.srt', srt('Cut! One more time'))
  const ko = await put('X.ko.srt', srt('컷! 다시 한번 갈게요'))
  await symlink(ko, join(folder, 'link.srt'))
  await mkdir(join(folder, 'other'))
  const extra = await put('other/extra.srt', srt('カット！もう一回'))
  const { tracks, problems } = await captionsOf(join(folder, 'X.print'), [extra, ko, join(folder, 'link.srt')])
  expect(problems).toEqual([])
  expect(tracks.map((track) => [basename(track.file), track.language, track.layer])).toEqual([
    ['X.en.srt', 'en', 'translation'],
    ['X.ko.srt', 'ko', 'original'],
    ['extra.srt', 'ja', 'translation'],
  ])
})

test('takes the tracks inside the file that are handed in', async () => {
  const inside = [
    {
      file: 'X.mkv#3',
      codec: 'ass',
      language: 'kor',
      packets: [{ start: 1.0004, end: 2, data: '0,0,Default,손석구,0,0,0,,{\\i1}안녕, 하세요\\N네' }],
    },
    {
      file: 'X.mp4#2',
      codec: 'mov_text',
      packets: [
        { start: 0, end: 1, data: '' },
        { start: 1, end: 2, data: 'Hello there, you' },
      ],
    },
  ]
  const { tracks } = await captionsOf(join(folder, 'X.mkv'), [], inside)
  expect(tracks).toMatchObject([
    {
      format: 'track',
      layer: 'original',
      cues: [
        { start: 1, end: 2, text: '안녕, 하세요\n네', utterances: [{ speaker: '손석구', text: '안녕, 하세요 네' }] },
      ],
    },
    { language: 'en', layer: 'translation', cues: [{ text: 'Hello there, you' }] },
  ])
  expect(tracks[0]?.language).toBe('ko')
})

test('reads what yt-dlp and Kodi say of a video', async () => {
  await put(
    'X.info.json',
    JSON.stringify({
      title: 'Making of',
      upload_date: '20220530',
      channel: 'JTBC Drama',
      license: 'Creative Commons Attribution license (reuse allowed)',
      webpage_url: 'https://example.com/watch?v=1',
      language: 'ko',
      chapters: [{ start_time: 0, end_time: 12.5, title: 'Intro' }, { start_time: 'x' }],
      formats: [],
    }),
  )
  await put(
    'X.nfo',
    '<episodedetails><title>Other &amp; title</title><showtitle>Slow Tide</showtitle><episode>11</episode></episodedetails>',
  )
  await put('X.en.srt', srt('Cut! One more time'))
  const { info, tracks } = await captionsOf(join(folder, 'X.print'))
  expect(info).toEqual({
    title: 'Making of',
    date: '2022-05-30',
    channel: 'JTBC Drama',
    licence: 'Creative Commons Attribution license (reuse allowed)',
    url: 'https://example.com/watch?v=1',
    language: 'ko',
    chapters: [{ start: 0, end: 12.5, title: 'Intro' }],
    show: 'Slow Tide',
    episode: 11,
  })
  expect(tracks[0]?.layer).toBe('translation')
})

test('what is broken beside the video is a problem, never a stop', async () => {
  await put('X.info.json', '{"title": ')
  await put('X.nfo', 'https://www.themoviedb.org/tv/1')
  await mkdir(join(folder, 'X.ko.srt'))
  const { problems, tracks } = await captionsOf(join(folder, 'X.print'))
  expect(tracks).toEqual([])
  expect(problems.map((problem) => problem.code)).toEqual(['unreadable-captions', 'bad-info', 'bad-info'])
})

test('a file that a person names must be there', async () => {
  const missing = join(folder, 'no.srt')
  await expect(captionsOf(join(folder, 'X.print'), [missing])).rejects.toThrow(UnreadableCaptions)
  await expect(readCaptionFile(missing)).rejects.toThrow('there is no such file')
  await expect(readCaptionFile(folder)).rejects.toThrow('it is a folder')
})

test('a video, an archive or a picture given as captions is told as what it is', async () => {
  const heads: [string, number[]][] = [
    ['MP4', [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73]],
    ['Matroska', [0x1a, 0x45, 0xdf, 0xa3, 1, 2]],
    ['ZIP', [0x50, 0x4b, 3, 4]],
    ['JPEG', [0xff, 0xd8, 0xff]],
    ['binary', Array.from({ length: 400 }, (_, at) => (at * 7) % 32)],
  ]
  for (const [kind, head] of heads) {
    const path = await put(`fake-${kind}.srt`, Uint8Array.from(head))
    const { tracks, problems } = await readCaptionFile(path)
    expect(tracks).toEqual([])
    expect(problems).toMatchObject([{ code: 'not-captions', message: expect.stringContaining(kind) }])
  }
})

test('a Korean SAMI file in CP949 comes out right', async () => {
  const cp949 = [0xc4, 0xc6, 0x21] // 컷!
  const bytes = (text: string) => [...new TextEncoder().encode(text)]
  const path = await put(
    'X.smi',
    Uint8Array.from([
      ...bytes('<SAMI><BODY><SYNC Start=1000><P Class=KRCC>'),
      ...cp949,
      ...bytes('\r\n<SYNC Start=2000><P Class=KRCC>&nbsp;'),
    ]),
  )
  const { tracks, problems } = await readCaptionFile(path)
  expect(problems).toEqual([])
  expect(tracks).toMatchObject([{ language: 'ko', format: 'smi', cues: [{ start: 1, end: 2, text: '컷!' }] }])
})
