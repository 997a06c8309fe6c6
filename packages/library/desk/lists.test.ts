import { expect, test } from 'vitest'
import { openLibrary } from '../opening/index.ts'

test('the lists of the desk are searched by words as they stand', async () => {
  const library = await openLibrary({ memory: true })
  const drama = await library.dramas.save(
    { titles: { en: 'The Letterbox', ko: '우편함' }, aliases: ['100% Rain'] },
    'test',
  )
  await library.dramas.save({ titles: { en: 'Night Ferry' } }, 'test')
  expect((await library.dramas.list({ text: '우편' })).map(({ id }) => id)).toEqual([drama.id])
  expect((await library.dramas.list({ text: '100%' })).map(({ id }) => id)).toEqual([drama.id])
  expect(await library.dramas.list({ text: '%' })).toHaveLength(1)
  expect(await library.dramas.list({ text: 'n_ght' })).toEqual([])
  const { video } = await library.videos.add({ kind: 'making', sha256: 'a'.repeat(64), file: '/x/making.mp4' })
  const making = await library.makings.save({ videoId: video.id, dramaId: drama.id, titles: { ko: '메이킹' } }, 'test')
  expect((await library.makings.list({ text: 'letterbox' })).map(({ id }) => id)).toEqual([making.id])
  expect(await library.makings.list({ text: 'ferry' })).toEqual([])
  const season = await library.dramas.saveSeason({ dramaId: drama.id, number: 1 })
  const [episode] = await library.dramas.saveEpisodes(season.id, [{ number: 6 }])
  await library.videos.add({
    kind: 'episode',
    sha256: 'b'.repeat(64),
    file: '/x/e06.mp4',
    episodeId: episode?.id ?? '',
  })
  expect(await library.videos.episodes({ text: '우편' })).toMatchObject([
    { season: 1, number: 6, drama: { id: drama.id } },
  ])
  await expect(library.dramas.removeEpisode(episode?.id ?? '', 'test')).rejects.toThrow('A video belongs')
  const person = await library.people.save({ names: { ko: '한도윤' }, otherNames: [{ name: 'Han Do-yun' }] }, 'test')
  expect((await library.people.list({ text: 'do-yun' })).map(({ id }) => id)).toEqual([person.id])
  await library.people.remove(person.id, 'test')
  expect(await library.people.list({ text: 'do-yun' })).toEqual([])
  await library.close()
})
