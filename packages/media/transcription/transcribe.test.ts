import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filteredFrames, filterValue } from '../encoding/index.ts'
import { makeFilm } from '../reading/testing/films.ts'
import { transcribe } from './index.ts'
import { writeSmallModel } from './testing/small-model.ts'

const folder = mkdtempSync(join(tmpdir(), 'aftercut-transcription-'))
afterAll(() => rmSync(folder, { recursive: true }))

const film = join(folder, 'film.mkv')
beforeAll(() => makeFilm(film, { seconds: 1 }))

const model = (name: string, content: Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** The head of the tiny model. */
const HEAD = Buffer.concat([
  Buffer.from('lmgg'),
  Buffer.from(new Int32Array([51865, 1500, 384, 6, 4, 448, 384, 6, 4, 80, 1]).buffer),
])

test('a model that is missing, is no file or no model is refused', async () => {
  const refusal = { name: 'UnusableModel' }
  await expect(transcribe(film, { model: join(folder, 'nowhere.bin') })).rejects.toMatchObject(refusal)
  await expect(transcribe(film, { model: join(folder, 'nowhere.bin') })).rejects.toThrow(/no such file.*ggml-base\.bin/)
  await expect(transcribe(film, { model: folder })).rejects.toMatchObject(refusal)
  const absurd = model('absurd.bin', Buffer.concat([Buffer.from('lmgg'), Buffer.alloc(4000, 7)]))
  await expect(transcribe(film, { model: absurd })).rejects.toThrow(/no whisper\.cpp model/)
  await expect(transcribe(film, { model: model('cut.bin', HEAD) })).rejects.toThrow(/cut off/)
  await expect(transcribe(film, { model: film })).rejects.toThrow(/no whisper\.cpp model/)
})

test('a model that does not load is refused, wherever it lies', async () => {
  for (const name of ['garbage.bin', "it's [a], b; c:d.bin", '모델.bin']) {
    const hollow = model(name, HEAD)
    truncateSync(hollow, 40_000_000)
    await expect(transcribe(film, { model: hollow })).rejects.toMatchObject({
      name: 'UnusableModel',
      message: expect.stringMatching(/does not load/) as string,
    })
  }
})

test('what the model hears becomes captions that are marked as automatic', async () => {
  const small = join(folder, 'small.bin')
  writeSmallModel(small, ' hello')
  const told: number[] = []
  const track = await transcribe(film, { model: small, language: 'en', onProgress: (fraction) => told.push(fraction) })
  expect(track).toMatchObject({ language: 'en', automatic: true, problems: [] })
  expect(track.cues).toHaveLength(1)
  const [cue] = track.cues
  expect(cue).toMatchObject({ start: 0, text: 'hello' })
  expect(cue!.end).toBeGreaterThan(0.9)
  expect(cue!.end).toBeLessThan(1.2)
  expect(told.at(-1)).toBe(1)
}, 240_000)

test('a video without sound has nothing to be written down', async () => {
  const silent = join(folder, 'silent.mkv')
  await makeFilm(silent, { seconds: 0.4, sound: [] })
  const garbage = model('any.bin', HEAD)
  truncateSync(garbage, 40_000_000)
  await expect(transcribe(silent, { model: garbage })).rejects.toMatchObject({
    name: 'UnreadableMedia',
    reason: 'no-tracks',
  })
})

test('any text reaches a filter as it is', () => {
  for (const text of ["it's [a], b; c:d\\e", '모델', 'plain', "''", '\\', ':=%']) {
    const [picture] = filteredFrames(
      [],
      `color=size=32x32:rate=1:duration=1,metadata=add:key=k:value=${filterValue(text)}[v]`,
    )
    expect(picture?.kind).toBe('picture')
    for (const { frame } of filteredFrames(
      [],
      `color=s=32x32:r=1:d=1,metadata=add:key=k:value=${filterValue(text)}[v]`,
    )) {
      expect(frame.getMetadata().get('k')).toBe(text)
    }
  }
})
