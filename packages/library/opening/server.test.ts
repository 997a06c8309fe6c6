import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serverAvailable, startServer, type Server } from '../suite/index.ts'
import { content } from '../suite/samples.ts'
import { LibraryUnreachable, openLibrary, type Change } from './index.ts'
import { listenOnServer } from './listen-on-server.ts'

describe.skipIf(!serverAvailable())('a library on a server', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  }, 180_000)
  afterAll(() => server?.stop())

  it('is opened by several processes at once, on an empty database too', async () => {
    const databaseUrl = await server.newDatabase()
    const libraries = await Promise.all([1, 2, 3, 4].map(() => openLibrary({ databaseUrl, connections: 3 })))
    const [one, two] = libraries
    const heard: Change[] = []
    two?.onChange((change) => heard.push(change))
    const story = await one?.stories.create({ language: 'en', content: content('From one to another') }, 'a')
    await expect.poll(() => heard, { timeout: 60_000 }).toContainEqual({ kind: 'draft', id: story?.id })
    await Promise.all(libraries.map((library) => library.close()))
  })

  it('listens again after the connection broke, and says that news may be lost', async () => {
    const databaseUrl = await server.newDatabase()
    const library = await openLibrary({ databaseUrl, connections: 3 })
    const heard: Change[] = []
    library.onChange((change) => heard.push(change))
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(library.database.kysely)
    await expect.poll(() => heard, { timeout: 60_000 }).toContainEqual({ kind: 'everything' })
    await expect
      .poll(
        async () => {
          await library.settings.set('heard', heard.length, 'a')
          return heard
        },
        { timeout: 60_000, interval: 200 },
      )
      .toContainEqual({ kind: 'setting' })
    await library.close()
  })

  it('asks a server that is away twice a second, however long it is away, and listens again when it is back', async () => {
    const databaseUrl = new URL(await server.newDatabase())
    let away = false
    let asked = 0
    const open = new Set<Socket>()
    const door = createServer((socket) => {
      if (away) {
        asked += 1
        socket.destroy()
        return
      }
      const inside = connect(Number(databaseUrl.port), databaseUrl.hostname)
      for (const end of [socket, inside]) open.add(end.on('error', () => undefined))
      socket.pipe(inside).pipe(socket)
    })
    await once(door.listen(0, '127.0.0.1'), 'listening')
    const through = new URL(databaseUrl)
    through.hostname = '127.0.0.1'
    through.port = String((door.address() as AddressInfo).port)
    const heard: (string | undefined)[] = []
    const stop = await listenOnServer(through.href, 'news', (payload) => heard.push(payload))
    away = true
    for (const socket of open) socket.destroy()
    await pause(4000)
    away = false
    // Eight or so; a retry that bred would have come to 2 + 4 + … + 256.
    expect(asked).toBeGreaterThan(1)
    expect(asked).toBeLessThan(12)
    await expect.poll(() => heard, { timeout: 60_000 }).toEqual([undefined, undefined])
    const library = await openLibrary({ databaseUrl: databaseUrl.href, connections: 1 })
    await sql`select pg_notify('news', 'it is back')`.execute(library.database.kysely)
    await expect.poll(() => heard, { timeout: 60_000 }).toContain('it is back')
    await library.close()
    await stop()
    for (const socket of open) socket.destroy()
    await once(door.close(), 'close')
  })

  it('has work of one name done by one process at a time, and by the next where it fails', async () => {
    const databaseUrl = await server.newDatabase()
    const libraries = await Promise.all([1, 2].map(() => openLibrary({ databaseUrl, connections: 3 })))
    let inside = 0
    const seen: number[] = []
    const work = (fails: boolean) => async (): Promise<void> => {
      seen.push(++inside)
      await pause(20)
      inside -= 1
      if (fails) throw new Error('it failed')
    }
    const done = await Promise.allSettled(
      Array.from({ length: 12 }, async (_, turn) => libraries[turn % 2]?.alone('work', work(turn % 3 === 0))),
    )
    expect(seen).toEqual(Array.from({ length: 12 }, () => 1))
    expect(done.filter(({ status }) => status === 'rejected')).toHaveLength(4)
    await Promise.all(libraries.map((library) => library.close()))
  })

  it('gives 40 editors of one story one winner at a time, and loses no acknowledged edit', async () => {
    const databaseUrl = await server.newDatabase()
    const libraries = await Promise.all([1, 2].map(() => openLibrary({ databaseUrl })))
    const [first] = libraries
    if (!first) throw new Error('no library')
    const story = await first.stories.create({ language: 'en', content: content('0') }, 'a')
    let saved = 0
    await Promise.all(
      Array.from({ length: 40 }, async (_, editor) => {
        const library = libraries[editor % 2] ?? first
        for (;;) {
          const now = await library.stories.get(story.id)
          if (!now) throw new Error('no story')
          const next = content(String(Number(now.draft.headline) + 1))
          const done = await library.stories.saveDraft(story.id, now.version, next, 'a').catch(() => undefined)
          if (done === undefined) continue
          saved += 1
          return
        }
      }),
    )
    const after = await first.stories.get(story.id)
    expect([saved, after?.draft.headline, after?.version]).toEqual([40, '40', 41])
    await Promise.all(libraries.map((library) => library.close()))
  })

  it('says where it could not be reached, without the password', async () => {
    const opening = openLibrary({ databaseUrl: 'postgres://someone:secret@127.0.0.1:1/nowhere' })
    await expect(opening).rejects.toSatisfy(
      (error) =>
        error instanceof LibraryUnreachable &&
        error.message.includes('127.0.0.1:1/nowhere') &&
        !error.message.includes('secret'),
    )
  })
})
