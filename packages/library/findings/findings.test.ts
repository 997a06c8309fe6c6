import { expect, it } from 'vitest'
import { hashOfCues } from '../makings/index.ts'
import { Conflict, Refused, type Library } from '../opening/index.ts'
import { cue, report, track } from '../suite/samples.ts'
import { onBothDatabases } from '../suite/index.ts'

async function newMaking(library: Library) {
  const { video } = await library.videos.add({ kind: 'making', durationSeconds: 120 })
  return library.makings.save({ videoId: video.id, titles: { en: 'A making' }, visibility: 'public' }, 'desk')
}

onBothDatabases('findings and decisions', (open) => {
  it('keeps a report whole, as it was written, and numbers the runs', async () => {
    const library = open()
    const making = await newMaking(library)
    await library.findings.saveRun(making.id, report(), 'test 1')
    await library.findings.saveRun(making.id, report({ moments: [] }), 'test 2')
    expect(await library.findings.report(making.id)).toEqual(report({ moments: [] }))
    expect((await library.findings.runs(making.id)).map((run) => run.number)).toEqual([2, 1])
    expect((await library.makings.get(making.id))?.state).toBe('found')
  })

  it('leaves the run before standing when a new one fails half way', async () => {
    const library = open()
    const making = await newMaking(library)
    const first = await library.findings.saveRun(making.id, report(), 'test')
    const broken = report({ calls: [{ at: Number.NaN, call: 'cut', words: '', cue: { captions: 0, cue: 0 } }] })
    await expect(library.findings.saveRun(making.id, broken, 'test')).rejects.toThrow()
    expect((await library.makings.get(making.id))?.runId).toBe(first.id)
    expect(await library.findings.runs(making.id)).toHaveLength(1)
    expect(await library.findings.merged(making.id)).toHaveLength(7)
  })

  it('carries confirmed, rejected, moved, renamed and added over to a new run, and shows what lost its counterpart', async () => {
    const library = open()
    const making = await newMaking(library)
    const moments = [
      { start: 10, end: 14, kind: 'laughter' as const, words: 'confirmed', confidence: 0.5, because: [] },
      { start: 30, end: 34, kind: 'hug' as const, words: 'rejected', confidence: 0.5, because: [] },
      { start: 50, end: 54, kind: 'tears' as const, words: 'moved', confidence: 0.5, because: [] },
      { start: 70, end: 74, kind: 'joke' as const, words: 'renamed', confidence: 0.5, because: [] },
      { start: 90, end: 94, kind: 'slip' as const, words: 'lost', confidence: 0.5, because: [] },
    ]
    await library.findings.saveRun(making.id, report({ moments }), 'test 1')
    const named = async (words: string) => {
      const found = (await library.findings.merged(making.id)).find((finding) => finding.body['words'] === words)
      if (!found) throw new Error(`no finding ${words}`)
      return found
    }
    const decide = async (words: string, judgement: object) => {
      const { id, version } = await named(words)
      return library.findings.decide({ makingId: making.id, id, version, ...judgement }, 'editor')
    }
    await decide('confirmed', { standing: 'confirmed' })
    await decide('rejected', { standing: 'rejected' })
    await decide('moved', { change: { start: 52, end: 58 } })
    await decide('renamed', { change: { label: 'ad-lib', words: 'renamed' } })
    await decide('lost', { standing: 'confirmed' })
    await library.findings.add(
      { makingId: making.id, kind: 'moment', label: 'high-five', start: 100, end: 101, body: { words: 'added' } },
      'editor',
    )

    // The finder's next run: all a little elsewhere, the slip not found, one more moment.
    const again = moments
      .filter((moment) => moment.words !== 'lost')
      .map((moment) => ({
        ...moment,
        start: moment.start + 0.4,
        end: moment.end + 0.3,
        words: `${moment.words} again`,
      }))
    again.push({ start: 110, end: 112, kind: 'laughter', words: 'new', confidence: 0.5, because: [] })
    await library.findings.saveRun(making.id, report({ moments: again }), 'test 2')

    const moment = (await library.findings.merged(making.id)).filter((finding) => finding.kind === 'moment')
    const told = moment.map(({ body, standing, moved, renamed, orphaned, start, label }) => ({
      words: body['words'],
      standing,
      moved,
      renamed,
      orphaned,
      start,
      label,
    }))
    const plain = { moved: false, renamed: false, orphaned: false }
    expect(told).toEqual([
      { words: 'confirmed', standing: 'confirmed', ...plain, start: 10, label: 'laughter' },
      { words: 'rejected again', standing: 'rejected', ...plain, start: 30.4, label: 'hug' },
      { words: 'moved', standing: 'open', ...plain, moved: true, start: 52, label: 'tears' },
      { words: 'renamed', standing: 'open', ...plain, renamed: true, start: 70, label: 'ad-lib' },
      { words: 'lost', standing: 'confirmed', ...plain, orphaned: true, start: 90, label: 'slip' },
      { words: 'added', standing: 'added', ...plain, start: 100, label: 'high-five' },
      { words: 'new', standing: 'found', ...plain, start: 110, label: 'laughter' },
    ])
    const page = await library.pages.making(making.slug)
    const shown = page?.findings.filter((finding) => finding.kind === 'moment').map((finding) => finding.body['words'])
    expect(shown).toEqual(['confirmed', 'moved', 'renamed', 'added', 'new'])
  })

  it('tells the second of two editors, and takes back what is undone', async () => {
    const library = open()
    const making = await newMaking(library)
    await library.findings.saveRun(making.id, report(), 'test')
    const hug = (await library.findings.merged(making.id)).find((finding) => finding.label === 'hug')
    if (!hug) throw new Error('no hug')
    const judgement = { makingId: making.id, id: hug.id, version: hug.version, standing: 'confirmed' as const }
    const first = await library.findings.decide(judgement, 'a')
    await expect(library.findings.decide({ ...judgement, standing: 'rejected' }, 'b')).rejects.toBeInstanceOf(Conflict)
    await expect(
      library.findings.decide({ ...judgement, version: first.version, change: { start: 9, end: 2 } }, 'a'),
    ).rejects.toBeInstanceOf(Refused)
    await library.findings.undo(first.decisionId ?? '', first.version, 'a')
    const back = (await library.findings.merged(making.id)).find((finding) => finding.label === 'hug')
    expect(back).toEqual(hug)
  })

  it('splits one finding into two, both or neither', async () => {
    const library = open()
    const making = await newMaking(library)
    await library.findings.saveRun(making.id, report(), 'test')
    const take = (await library.findings.merged(making.id)).find((finding) => finding.label === 'take')
    if (!take) throw new Error('no take')
    const part = (start: number, end: number) => ({
      makingId: making.id,
      kind: 'segment' as const,
      label: 'take',
      start,
      end,
      body: take.body,
    })
    const whole = { makingId: making.id, id: take.id, version: take.version }
    await expect(library.findings.split(whole, [part(0, 20), part(40, 20)], 'a')).rejects.toBeInstanceOf(Refused)
    expect((await library.findings.merged(making.id)).filter((finding) => finding.decisionId !== null)).toEqual([])
    await library.findings.split(whole, [part(0, 20), part(20, 40)], 'a')
    const page = await library.pages.making(making.slug)
    expect(page?.scenes[0]?.shown.map(({ kind, start, end }) => [kind, start, end])).toEqual([
      ['take', 0, 20],
      ['take', 20, 40],
      ['clip', 40, 60],
    ])
  })

  it('keeps what damaged captions bring, without what no text can hold', async () => {
    const library = open()
    const making = await newMaking(library)
    const [stored] = await library.captions.replace(making.videoId, [
      track('ko', [cue(1, 2, 'a\u0000b \ud83d c\\u0000 \udc00', 'N\u0000 "quoted"')]),
    ])
    const [kept] = await library.captions.cues(stored?.id ?? '')
    expect(kept).toMatchObject({ text: 'ab \ufffd c\\u0000 \ufffd', utterances: [{ speaker: 'N "quoted"' }] })
    // The hash of what is read is the hash of what was kept, in whatever order its fields come.
    const said = { ...cue(1, 2, 'a'), utterances: [{ speaker: 'N', text: 'a' }] }
    const [again] = await library.captions.replace(making.videoId, [track('ko', [said])])
    expect(hashOfCues(await library.captions.cues(again?.id ?? ''))).toBe(again?.hash)
  })

  it('edits cues with the hash that quotes rest on, and refuses a stale edit', async () => {
    const library = open()
    const making = await newMaking(library)
    const [stored] = await library.captions.replace(making.videoId, [
      track('ko', [cue(1, 2, '안녕하세요', '김지원'), cue(3, 4, '네')]),
    ])
    if (!stored) throw new Error('no track')
    const edit = { trackId: stored.id, number: 0, version: 1, text: '안녕하십니까' }
    const [edited] = await library.captions.editCues([edit], 'a')
    expect(edited).toMatchObject({
      text: '안녕하십니까',
      utterances: [{ speaker: '김지원', text: '안녕하십니까' }],
      version: 2,
    })
    const [after] = await library.captions.tracks(making.videoId)
    expect(after?.hash).not.toBe(stored.hash)
    await expect(library.captions.editCues([{ ...edit, number: 1, text: '아니' }, edit], 'b')).rejects.toBeInstanceOf(
      Conflict,
    )
    expect((await library.captions.cues(stored.id)).map((each) => each.text)).toEqual(['안녕하십니까', '네'])
    expect((await library.captions.asRead(making.videoId))[0]?.hash).toBe(after?.hash)
  })
})
