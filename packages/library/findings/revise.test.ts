import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { Conflict, Refused, type Library } from '../opening/index.ts'
import { onBothDatabases } from '../suite/index.ts'
import { content, cue, report, track } from '../suite/samples.ts'

async function newMaking(library: Library) {
  const { video } = await library.videos.add({ kind: 'making', durationSeconds: 120 })
  const making = await library.makings.save({ videoId: video.id, titles: { en: 'A making' } }, 'desk')
  await library.findings.saveRun(making.id, report(), 'test')
  const labelled = async (label: string) => {
    const found = (await library.findings.merged(making.id)).find((finding) => finding.label === label)
    if (!found) throw new Error(`no ${label}`)
    return found
  }
  return { making, labelled }
}

onBothDatabases('revising findings', (open) => {
  it('moves two edges that meet in one go, and gives back exactly what was there', async () => {
    const library = open()
    const { making, labelled } = await newMaking(library)
    const [take, clip] = [await labelled('take'), await labelled('clip')]
    const moved = await library.findings.revise(
      making.id,
      [
        { do: 'decide', id: take.id, version: 0, change: { end: 38 } },
        { do: 'decide', id: clip.id, version: 0, change: { start: 38 } },
      ],
      'a',
    )
    expect(moved.findings.map(({ start, end, version, moved }) => [start, end, version, moved])).toEqual([
      [0, 38, 1, true],
      [38, 60, 1, true],
    ])
    expect(await library.findings.decided(making.id)).toEqual({
      runId: (await library.makings.get(making.id))?.runId,
      findings: moved.findings,
    })
    await library.findings.revise(
      making.id,
      [
        { do: 'take back', id: take.id, version: 1 },
        { do: 'take back', id: clip.id, version: 1 },
      ],
      'a',
    )
    expect([await labelled('take'), await labelled('clip')]).toEqual([take, clip])
  })

  it('takes all steps or none, and tells whose version stands', async () => {
    const library = open()
    const { making, labelled } = await newMaking(library)
    const [take, hug] = [await labelled('take'), await labelled('hug')]
    await library.findings.decide({ makingId: making.id, id: hug.id, version: 0, standing: 'rejected' }, 'b')
    const steps = [
      { do: 'decide', id: take.id, version: 0, standing: 'confirmed' },
      { do: 'decide', id: hug.id, version: 0, standing: 'confirmed' },
    ] as const
    await expect(library.findings.revise(making.id, steps, 'a')).rejects.toMatchObject({
      name: 'Conflict',
      id: hug.id,
      theirVersion: 1,
    })
    expect((await labelled('take')).standing).toBe('found')
    await expect(
      library.findings.revise(making.id, [{ do: 'take back', id: take.id, version: 0 }], 'a'),
    ).rejects.toThrow('decision')
  })

  it('adds under an id of the editor’s, takes it back, and adds it again as it was', async () => {
    const library = open()
    const { making } = await newMaking(library)
    const id = randomUUID()
    const add = {
      do: 'add',
      id,
      kind: 'moment',
      label: 'tears',
      start: 70,
      end: 72,
      body: { words: '(눈물)' },
    } as const
    const { findings } = await library.findings.revise(making.id, [add], 'a')
    expect(findings).toMatchObject([{ id, standing: 'added', version: 1, body: { words: '(눈물)', kind: 'tears' } }])
    await expect(library.findings.revise(making.id, [add], 'a')).rejects.toBeInstanceOf(Refused)
    const confirmed = await library.findings.revise(
      making.id,
      [{ do: 'decide', id, version: 1, standing: 'confirmed', change: { words: null } }],
      'a',
    )
    // What is added stays added, and a field can be taken away.
    expect(confirmed.findings).toMatchObject([{ standing: 'added', orphaned: false }])
    expect(confirmed.findings[0]?.body).not.toHaveProperty('words')
    expect(await library.findings.revise(making.id, [{ do: 'take back', id, version: 2 }], 'a')).toEqual({
      findings: [],
      gone: [id],
    })
    const again = await library.findings.revise(making.id, [add], 'a')
    expect(again.findings).toEqual(findings)
  })

  it('keeps the search at what stands, one moment at a time', async () => {
    const library = open()
    const { making, labelled } = await newMaking(library)
    const hug = await labelled('hug')
    const found = async (text: string) =>
      (await library.search.find({ text, desk: true, kinds: ['moment'], makingId: making.id })).hits.length
    const decide = (version: number, change: object) =>
      library.findings.revise(making.id, [{ do: 'decide', id: hug.id, version, ...change }], 'a')
    expect([await found('hug'), await found('tears')]).toEqual([1, 0])
    await decide(0, { change: { label: 'tears', words: 'They weep', start: 31 } })
    expect([await found('hug'), await found('tears'), await found('weep')]).toEqual([0, 1, 1])
    await decide(1, { standing: 'rejected' })
    expect(await found('weep')).toBe(0)
    await decide(2, { standing: 'open' })
    expect(await found('weep')).toBe(1)
  })

  it('opens the quotes that rest on a corrected word, at the desk and in stories, and no others', async () => {
    const library = open()
    const { making, labelled } = await newMaking(library)
    const [kept] = await library.captions.replace(making.videoId, [
      track('ko', [cue(1, 2, '네', 'A'), cue(30, 31, '컷!'), cue(70, 74, '정말 좋았어요.', '김지원')]),
    ])
    if (!kept) throw new Error('no track')
    const quote = await labelled('ko')
    await library.findings.decide({ makingId: making.id, id: quote.id, version: 0, standing: 'confirmed' }, 'a')
    const story = await library.stories.create(
      {
        language: 'ko',
        makingId: making.id,
        content: content('Watch', {
          body: {
            type: 'doc',
            content: [
              {
                type: 'quote',
                attrs: { making: making.id, start: 70, end: 74, track: kept.id, cues: [2] },
                content: [{ type: 'text', text: '정말 좋았어요.' }],
              },
            ],
          },
        }),
      },
      'a',
    )
    await library.stories.publish(story.id, story.version, { who: 'a' })
    const edit = (number: number, version: number, text: string) =>
      library.captions.editCues([{ trackId: kept.id, number, version, text }], 'b')

    await edit(0, 1, '아니요')
    expect((await labelled('ko')).standing).toBe('confirmed')
    expect((await library.stories.openQuotes()).has(story.id)).toBe(false)

    await edit(2, 1, '정말 좋았습니다.')
    const again = await labelled('ko')
    expect(again).toMatchObject({ standing: 'open', body: { reopened: true }, version: 2 })
    expect((await library.stories.openQuotes()).has(story.id)).toBe(true)
    expect(
      await library.stories.quoting({ trackId: kept.id, cues: [{ number: 2, start: 70, end: 74 }] }),
    ).toMatchObject([{ id: story.id, published: true }])

    await library.findings.decide(
      { makingId: making.id, id: quote.id, version: 2, standing: 'confirmed', change: { text: '정말 좋았습니다.' } },
      'a',
    )
    expect((await labelled('ko')).body).not.toHaveProperty('reopened')
    await expect(edit(2, 1, '정말')).rejects.toBeInstanceOf(Conflict)
  })
})
