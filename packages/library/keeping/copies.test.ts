import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLibrary, Refused, SchemaMismatch, type Library } from '../opening/index.ts'
import { content, cue, report, track } from '../suite/samples.ts'
import { serverAvailable, startServer, type Server } from '../suite/index.ts'

async function* each(lines: readonly string[]) {
  for (const line of lines) yield line
}

async function copyOf(library: Library): Promise<string[]> {
  const lines: string[] = []
  await library.copies.write((line) => void lines.push(line))
  return lines
}

/** Something in nearly every table, with what circles: a current run, a published and a scheduled revision. */
async function fill(library: Library): Promise<void> {
  const source = await library.sources.save({ kind: 'channel', name: 'A channel', rights: 'embed' })
  const drama = await library.dramas.save(
    {
      titles: { en: 'Copied', ko: '옮긴 이야기' },
      aliases: ['Quote " and \\ backslash'],
      synopses: [{ language: 'en', words: 'Two lines\nand a tab\t.', sourceId: source.id }],
    },
    'a',
  )
  const season = await library.dramas.saveSeason({ dramaId: drama.id, number: 1, plannedEpisodes: 2 })
  await library.schedule.savePattern(season.id, {
    network: 'A',
    zone: 'Asia/Seoul',
    weekdays: [6, 7],
    minutes: 1510,
    startsOn: '2031-03-01',
  })
  const person = await library.people.save({ names: { en: 'Son Suk Ku', ko: '손석구' } }, 'a')
  const role = await library.cast.saveRole({ dramaId: drama.id, names: { en: 'A Role' } })
  await library.cast.savePortrayal({ roleId: role.id, personId: person.id, variant: 'junior' })
  const { video } = await library.videos.add({
    kind: 'making',
    sha256: 'b'.repeat(64),
    bytes: 9_007_199_254_740_991,
    durationSeconds: 0.1 + 0.2,
    facts: { deep: [1, { a: null }] },
  })
  const making = await library.makings.save(
    { videoId: video.id, dramaId: drama.id, titles: { en: 'Its making' }, visibility: 'public' },
    'a',
  )
  await library.captions.replace(video.id, [track('ko', [cue(1.1, 2.2, '날 추앙해요', '손석구')])])
  await library.findings.saveRun(making.id, report(), 'test')
  const [first] = await library.findings.merged(making.id)
  if (first)
    await library.findings.decide({ makingId: making.id, id: first.id, version: 0, standing: 'confirmed' }, 'a')
  let story = await library.stories.create(
    { language: 'en', dramaId: drama.id, makingId: making.id, content: content('A copied story') },
    'a',
  )
  story = await library.stories.publish(story.id, story.version, { who: 'a' })
  const version = await library.stories.saveDraft(story.id, story.version, content('A later one'), 'a')
  await library.stories.schedule(story.id, version, new Date('2031-01-01T00:00:00Z'), { who: 'a' })
  await library.reactions.react(story.id, 'reader', 'moved')
  await library.settings.set('site.name', 'Copies', 'a')
}

describe('copies of a library', () => {
  let server: Server | undefined
  const opened: Library[] = []
  const memory = async (): Promise<Library> => {
    const library = await openLibrary({ memory: true })
    opened.push(library)
    return library
  }
  const onServer = async (): Promise<Library> => {
    const library = await openLibrary({ databaseUrl: (await server?.newDatabase()) ?? '' })
    opened.push(library)
    return library
  }
  beforeAll(async () => {
    if (serverAvailable()) server = await startServer()
  }, 180_000)
  afterAll(async () => {
    for (const library of opened) await library.close()
    await server?.stop()
  })

  const ways: [string, () => Promise<Library>, () => Promise<Library>][] = [
    ['embedded to embedded', memory, memory],
    ['embedded to PostgreSQL', memory, onServer],
    ['PostgreSQL to embedded', onServer, memory],
  ]
  for (const [name, from, to] of ways) {
    it.skipIf(name.includes('PostgreSQL') && !serverAvailable())(
      `are the same again: ${name}`,
      async () => {
        const library = await from()
        await fill(library)
        const lines = await copyOf(library)
        const other = await to()
        await other.dramas.save({ titles: { en: 'Was here before' } }, 'a')
        await other.copies.read(each(lines))
        expect((await copyOf(other)).toSorted()).toEqual(lines.toSorted())
        const { hits } = await other.search.find({ text: 'Sohn Sukku 추앙' })
        expect(hits[0]).toMatchObject({ kind: 'cue', atSeconds: 1.1 })
        expect(await other.pages.story('a-copied-story')).toMatchObject({
          content: { headline: 'A copied story' },
          reactions: [{ count: 1 }],
        })
        expect(await other.pages.drama('was-here-before')).toBeUndefined()
        expect(await other.stories.publishDue(new Date('2031-01-02T00:00:00Z'))).toHaveLength(1)
      },
      60_000,
    )
  }

  it('are read in whole or not at all', async () => {
    const library = await memory()
    await fill(library)
    const lines = await copyOf(library)
    const before = lines.toSorted()
    const cut = [...lines.slice(0, 20), lines[20]?.slice(0, 10) ?? '']
    await expect(library.copies.read(each(cut))).rejects.toBeInstanceOf(Refused)
    await expect(library.copies.read(each([]))).rejects.toBeInstanceOf(Refused)
    await expect(library.copies.read(each(['{"format":"other"}']))).rejects.toBeInstanceOf(Refused)
    const newer = JSON.stringify({
      format: 'aftercut.library/1',
      migrations: [{ room: 'library', number: 99, checksum: '' }],
    })
    await expect(library.copies.read(each([newer]))).rejects.toBeInstanceOf(SchemaMismatch)
    expect((await copyOf(library)).toSorted()).toEqual(before)
  }, 180_000)
})
