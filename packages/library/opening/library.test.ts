import fc from 'fast-check'
import { expect, it } from 'vitest'
import { content } from '../suite/samples.ts'
import { onBothDatabases } from '../suite/index.ts'
import { newId, openLibrary, SchemaMismatch, type Change } from './index.ts'

onBothDatabases('the open library', (open, options) => {
  it('tells every listener of a change within a second, and not of what was rolled back', async () => {
    const library = open()
    const heard: Change[] = []
    const stop = library.onChange((change) => heard.push(change))
    const story = await library.stories.create({ language: 'en', content: content('Heard') }, 'a')
    await library.stories.publish(story.id, story.version, { who: 'a' })
    await expect.poll(() => heard, { timeout: 60_000 }).toContainEqual({ kind: 'story', id: story.id })
    heard.length = 0
    await expect(
      library.write(async ({ changed }) => {
        changed('story', 'never')
        throw new Error('rolled back')
      }),
    ).rejects.toThrow('rolled back')
    await library.settings.set('a', 1, 'a')
    await expect.poll(() => heard, { timeout: 60_000 }).toContainEqual({ kind: 'setting' })
    expect(heard.some((change) => change.id === 'never')).toBe(false)
    stop()
  })

  it('splits many changes over payloads', async () => {
    const library = open()
    const heard = new Set<string | undefined>()
    const stop = library.onChange((change) => heard.add(change.id))
    const ids = Array.from({ length: 500 }, () => newId())
    await library.write(async ({ changed }) => ids.forEach((id) => changed('drama', id)))
    await expect.poll(() => heard.size, { timeout: 60_000 }).toBe(500)
    stop()
  })

  it('opens again on what is there, and refuses a schema that it did not make', async () => {
    const given = options()
    if ('memory' in given) return
    const again = await openLibrary(given)
    await again.close()
    const strange = {
      ...given,
      migrations: [{ room: 'desk', migrations: [{ name: 'one', statements: ['create table desk_one (id integer)'] }] }],
    }
    const first = await openLibrary(strange)
    await first.close()
    const other = {
      ...given,
      migrations: [{ room: 'desk', migrations: [{ name: 'one', statements: ['create table desk_one (id bigint)'] }] }],
    }
    await expect(openLibrary(other)).rejects.toBeInstanceOf(SchemaMismatch)
    await expect(openLibrary({ ...given, migrations: [{ room: 'desk', migrations: [] }] })).rejects.toBeInstanceOf(
      SchemaMismatch,
    )
  })

  it('keeps who did what, and settings with their versions', async () => {
    const library = open()
    const drama = await library.dramas.save({ titles: { en: 'Audited' } }, 'ji')
    expect(await library.audit.list({ subjectId: drama.id })).toMatchObject([
      { who: 'ji', action: 'make', subjectKind: 'drama' },
    ])
    const version = await library.settings.set('site.name', 'Aftercut', 'ji')
    await expect(library.settings.set('site.name', 'Other', 'ho', version - 1)).rejects.toThrow(/someone else/)
    expect(await library.settings.get('site.name')).toEqual({ value: 'Aftercut', version })
  })
})

it('makes ids that sort as they were made', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 2 }), (now) => {
      const [first, second] = [newId(now), newId(now + 1)]
      expect(first < second).toBe(true)
      expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }),
    { seed: 7 },
  )
})
