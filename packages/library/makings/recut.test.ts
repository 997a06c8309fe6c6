import { expect, it } from 'vitest'
import { Conflict, Refused, type Library } from '../opening/index.ts'
import { onBothDatabases } from '../suite/index.ts'
import { content, cue, report, track } from '../suite/samples.ts'

/** A making with four lines, a quote found in the second and one in the last, and a story that quotes both. */
async function newMaking(library: Library) {
  const { video } = await library.videos.add({ kind: 'making', durationSeconds: 120 })
  const making = await library.makings.save({ videoId: video.id, titles: { en: 'A making' } }, 'desk')
  const lines = [
    cue(1, 2, 'Ready?'),
    cue(3, 7, 'Cut! I am sorry', 'Na-ru'),
    cue(8, 9, 'Again'),
    cue(10, 12, 'So perfect'),
  ]
  const [stored] = await library.captions.replace(video.id, [track('ko', lines)])
  const trackId = stored?.id ?? ''
  const quote = (text: string, number: number) => ({
    start: lines[number]?.start ?? 0,
    end: lines[number]?.end ?? 0,
    text,
    language: 'ko',
    layer: 'original' as const,
    cues: [{ captions: 0, cue: number }],
  })
  const quotes = [quote('I am sorry', 1), quote('So perfect', 3)]
  const calls = [{ at: 10, call: 'okay' as const, words: 'So perfect', cue: { captions: 0, cue: 3 } }]
  const captions = [{ file: 'making.ko.srt', language: 'ko', cues: 4 }]
  await library.findings.saveRun(making.id, report({ quotes, calls, making: { ...report().making, captions } }), 'test')
  const body = {
    type: 'doc',
    content: [
      { type: 'quote', attrs: { track: trackId, cues: [1] } },
      { type: 'quote', attrs: { track: trackId, cues: [3] } },
    ],
  }
  const story = await library.stories.create({ language: 'en', content: { ...content('A story'), body } }, 'desk')
  const numbers = async () => ({
    words: (await library.captions.cues(trackId)).map(({ number, text }) => `${number} ${text}`),
    found: (await library.findings.merged(making.id))
      .filter(({ kind }) => kind === 'quote')
      .map(({ body: { cues } }) => cues),
    call: (await library.findings.report(making.id))?.calls[0]?.cue.cue,
    counted: (await library.findings.report(making.id))?.making.captions[0]?.cues,
    told: ((await library.stories.get(story.id))?.draft.body as typeof body | undefined)?.content.map(
      ({ attrs }) => attrs.cues,
    ),
  })
  return { trackId, making, numbers }
}

const said = (start: number, end: number, text: string) => ({ start, end, text, utterances: [{ text }] })
const at = (...numbers: number[]) => numbers.map((number) => ({ captions: 0, cue: number }))

onBothDatabases('cutting captions anew', (open) => {
  it('splits a line: what quotes it goes with its words, what quotes later ones goes with theirs', async () => {
    const library = open()
    const { trackId, making, numbers } = await newMaking(library)
    const before = await numbers()
    await library.captions.recut(
      { trackId, from: 1, versions: [1], cues: [said(3, 4, 'Cut!'), said(4, 7, 'I am sorry')] },
      'a',
    )
    expect(await numbers()).toEqual({
      words: ['0 Ready?', '1 Cut!', '2 I am sorry', '3 Again', '4 So perfect'],
      found: [at(1, 2), at(4)],
      call: 4,
      counted: 5,
      told: [[1, 2], [4]],
    })
    const reopened = (await library.findings.merged(making.id)).filter(({ body }) => body['reopened'] === true)
    expect(reopened.map(({ body }) => body['text'])).toEqual(['I am sorry'])

    // Joined again, all is as it was; and whoever has the old numbers overwrites no other line.
    const versions = (await library.captions.cues(trackId)).map(({ version }) => version)
    await expect(
      library.captions.editCues([{ trackId, number: 3, version: 1, text: 'So perfect!' }], 'b'),
    ).rejects.toBeInstanceOf(Conflict)
    await library.captions.recut(
      { trackId, from: 1, versions: versions.slice(1, 3), cues: [said(3, 7, 'Cut! I am sorry')] },
      'a',
    )
    expect(await numbers()).toEqual(before)
  })

  it('refuses lines without words, out of order, or changed by another', async () => {
    const library = open()
    const { trackId, numbers } = await newMaking(library)
    const before = await numbers()
    const split = (versions: number[], ...cues: ReturnType<typeof said>[]) =>
      library.captions.recut({ trackId, from: 1, versions, cues }, 'a')
    await expect(split([1], said(3, 4, 'Cut!'), said(4, 7, ' '))).rejects.toBeInstanceOf(Refused)
    await expect(split([1], said(4, 5, 'Cut!'), said(3, 7, 'I am'))).rejects.toBeInstanceOf(Refused)
    await expect(split([1], said(0, 5, 'Cut!'))).rejects.toMatchObject({ code: 'cue-order' })
    await expect(split([9], said(3, 7, 'Cut!'))).rejects.toBeInstanceOf(Conflict)
    await expect(split([1, 1, 1, 1], said(3, 7, 'Cut!'))).rejects.toMatchObject({ code: 'cue-not-there' })
    expect(await numbers()).toEqual(before)
  })

  it('lets one of two editors through who change a line at once, and tells the other', async () => {
    const library = open()
    const { trackId } = await newMaking(library)
    for (let round = 0; round < 6; round++) {
      const [, line] = await library.captions.cues(trackId)
      const { number, version, start, end } = line ?? expect.fail()
      const edit = { trackId, number, version, text: `Cut, ${round}!` }
      const recut = { trackId, from: number, versions: [version], cues: [said(start, end, `Cut anew, ${round}!`)] }
      const done = await Promise.allSettled([
        library.captions.editCues([edit], 'a'),
        library.captions.recut(recut, 'b'),
      ])
      expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const one of done) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Conflict)
    }
  })
})
