import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UnreadableInput } from '@aftercut/engine/report'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyFiles } from './verify-files.ts'

let folder = ''
const file = async (name: string, content: string | Uint8Array) => {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftercut-verify-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const SRT =
  '1\n00:00:01,000 --> 00:00:03,000\nMR. GU: I waited for this day.\n\n2\n00:00:04,000 --> 00:00:06,000\nMI JUNG: So did I, honestly.\n'

it('reads a story, captions of several languages and a cast', async () => {
  const result = await verifyFiles({
    story: await file(
      'story.md',
      'Son Suk Ku said, “I waited for *this* day.” Kim Ji Won said, “I waited for this day.”',
    ),
    captions: [
      await file('making.ko.srt', '1\n00:00:01,000 --> 00:00:03,000\n이날만 기다렸어요\n'),
      await file('making.en.srt', SRT),
    ],
    cast: await file('cast.csv', 'person,role,names\nSon Seok-koo,Mr. Gu,Son Sukku|Son Suk-ku\nKim Ji-won,Mi Jung,\n'),
  })
  expect(result.quotes.map(({ verdict }) => verdict)).toEqual(['verbatim', 'wrong-speaker'])
  expect(result.quotes[0]).toMatchObject({ layer: 'translation', cues: [{ captions: 1, cue: 0 }], start: 1, end: 3 })
})

it('reads captions in CP949', async () => {
  // 기다렸어요, as Windows in Korea writes it.
  const words = Uint8Array.from([0xb1, 0xe2, 0xb4, 0xd9, 0xb7, 0xc8, 0xbe, 0xee, 0xbf, 0xe4])
  const captions = await file(
    'old.ko.srt',
    Buffer.concat([Buffer.from('1\n00:00:01,000 --> 00:00:03,000\n'), words, Buffer.from('\n')]),
  )
  const result = await verifyFiles({
    story: await file('ko.txt', '그는 “기다렸어요”라고 말했다.'),
    captions: [captions],
  })
  expect(result.quotes[0]?.verdict).toBe('verbatim')
})

it('says what cannot be read', async () => {
  const captions = [await file('c.srt', SRT)]
  const story = await file('s.md', 'x')
  await expect(verifyFiles({ story: join(folder, 'none.md'), captions })).rejects.toThrow(UnreadableInput)
  await expect(verifyFiles({ story, captions: [join(folder, 'none.srt')] })).rejects.toThrow(/none\.srt/)
  await expect(verifyFiles({ story, captions: [await file('empty.srt', '')] })).rejects.toThrow(/No captions/)
  await expect(
    verifyFiles({ story: await file('film.md', Uint8Array.from([0, 0, 0, 24, 102])), captions }),
  ).rejects.toThrow(/no text/)
})
