import { expect, it } from 'vitest'
import { cue, report, track } from '../suite/samples.ts'
import { onBothDatabases } from '../suite/index.ts'

onBothDatabases('a person’s page', (open) => {
  it('quotes what they say themselves, and not the lines of a role in a take or a clip', async () => {
    const library = open()
    const drama = await library.dramas.save({ titles: { ko: '등불 거리' } }, 'a')
    const kim = await library.people.save({ names: { ko: '김지원' } }, 'a')
    const { video } = await library.videos.add({ kind: 'making', durationSeconds: 120 })
    const making = await library.makings.save(
      { videoId: video.id, titles: { ko: '메이킹' }, dramaId: drama.id, visibility: 'public' },
      'a',
    )
    await library.captions.replace(video.id, [
      track('ko', [
        cue(10, 12, '날 추앙해요.', '김지원'),
        cue(45, 47, '난 한 번은 채워지고 싶어.', '김지원'),
        cue(70, 74, '정말 좋았어요.', '김지원'),
      ]),
    ])
    await library.findings.saveRun(making.id, report(), 'test')
    const words = async () => (await library.pages.person(kim.slug))?.quotes.map((quote) => quote.words)
    expect(await words()).toEqual(['정말 좋았어요.'])

    // Somebody at the desk says that it was no take.
    const take = (await library.findings.merged(making.id)).find(({ label }) => label === 'take')
    await library.findings.decide(
      { makingId: making.id, id: take?.id ?? '', version: 0, standing: 'confirmed', change: { label: 'set' } },
      'a',
    )
    expect(await words()).toEqual(['날 추앙해요.', '정말 좋았어요.'])
  })
})
