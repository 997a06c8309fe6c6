import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibrary, type Library } from '@aftercut/library/opening'
import { serverAvailable, startServer } from '@aftercut/library/suite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillLibrary, type Filled } from '../fixtures/fill-library.ts'

const isBuilt = existsSync(join(import.meta.dirname, '../build/handler.js'))
const SOON = { timeout: 60_000, interval: 20 }

async function startProcess(databaseUrl: string, dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'site-process.fixture.ts'), dataDir], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const chunk of child.stdout) {
    const line = /^\{"url".*\}$/m.exec(String(chunk))
    if (line !== null) return { child, ...(JSON.parse(line[0]) as { url: string }) }
  }
  throw new Error('A site ended before it said where it is.')
}

// Needs the built site (npm run build -w packages/site) and a PostgreSQL.
describe.skipIf(!serverAvailable() || !isBuilt)('two sites on one library', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let desk: Library
  let filled: Filled
  let dataDir: string
  let sites: Awaited<ReturnType<typeof startProcess>>[]
  beforeAll(async () => {
    server = await startServer()
    const databaseUrl = await server.newDatabase()
    desk = await openLibrary({ databaseUrl })
    filled = await fillLibrary(desk)
    dataDir = await mkdtemp(join(tmpdir(), 'aftercut-two-'))
    // Both sign with one secret, as two machines with AFTERCUT_SECRET do.
    sites = [await startProcess(databaseUrl, dataDir), await startProcess(databaseUrl, dataDir)]
  }, 180_000)
  afterAll(async () => {
    for (const { child } of sites ?? []) child.kill('SIGKILL')
    await desk?.close()
    await server?.stop()
    await rm(dataDir, { recursive: true, force: true })
  })

  const ask = async (path: string) =>
    Promise.all(
      sites.map(async ({ url }) => {
        const response = await fetch(`${url}${path}`)
        return { status: response.status, text: await response.text() }
      }),
    )
  const showing = async (path: string, words: string) => (await ask(path)).map(({ text }) => text.includes(words))
  const publish = async (headline: string) => {
    const content = { headline, standfirst: '', byline: 'Test', tags: [], spoiler: null, personIds: [], episodeIds: [] }
    const body = { type: 'doc', content: [] }
    const draft = { language: 'en', dramaId: filled.dramaId, content: { ...content, body } }
    const story = await desk.stories.create(draft, 'test')
    return desk.stories.publish(story.id, story.version, { who: 'test' })
  }

  it('a story, and a change to what its page rests on, is on both soon', async () => {
    expect(await showing('/', 'Seen On Both')).toEqual([false, false])
    const story = await publish('Seen On Both')
    await expect.poll(() => showing('/', 'Seen On Both'), SOON).toEqual([true, true])
    const path = `/stories/${story.slug}`
    expect(await showing(path, 'The Letterbox in the Rain')).toEqual([true, true])
    await desk.dramas.save({ id: filled.dramaId, titles: { en: 'The Letterbox In The Snow' } }, 'test')
    await expect.poll(() => showing(path, 'The Letterbox In The Snow'), SOON).toEqual([true, true])
    await desk.dramas.save({ id: filled.dramaId, titles: { en: 'The Letterbox in the Rain' } }, 'test')
  })

  it('an answer given to one is counted by the other', async () => {
    const [one] = sites
    const path = `/stories/${filled.story}`
    const total = async () => (await ask(path)).map(({ text }) => /role="status"[^>]*>(\d+)/.exec(text)?.[1])
    const [before] = await total()
    const answered = await fetch(`${one?.url}${path}/react`, {
      method: 'POST',
      body: new URLSearchParams({ feeling: 'wow' }),
      headers: { origin: one?.url ?? '', accept: 'application/json' },
    })
    expect(answered.status).toBe(200)
    const due = String(Number(before) + 1)
    await expect.poll(total, SOON).toEqual([due, due])
  })

  it('what is withdrawn is gone from both soon, and never comes back', async () => {
    const story = await publish('A Story Taken Back')
    const path = `/stories/${story.slug}`
    const pages = [
      path,
      '/',
      '/stories',
      `/dramas/${filled.drama}`,
      '/feed.atom',
      '/api/v1/stories',
      '/sitemap-news.xml',
    ]
    const shown = async () => {
      const answers = await Promise.all(pages.map((page) => showing(page, 'A Story Taken Back')))
      return answers.flat().filter(Boolean).length
    }
    await expect.poll(shown, { timeout: 60_000 }).toBe(pages.length * 2)
    // Readers keep asking while it is withdrawn: no render that began before may be kept after it.
    let withdrawnAt = Number.POSITIVE_INFINITY
    const late: string[] = []
    const until = performance.now() + 3000
    const readers = sites.flatMap(({ url }) =>
      pages.map(async (page) => {
        while (performance.now() < until) {
          const asked = performance.now()
          const text = await (await fetch(`${url}${page}`)).text()
          if (asked > withdrawnAt + 1000 && text.includes('A Story Taken Back')) late.push(`${url}${page}`)
        }
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 500))
    await desk.stories.withdraw(story.id, story.version, { who: 'test' })
    withdrawnAt = performance.now()
    await Promise.all(readers)
    expect(late).toEqual([])
    expect((await ask(path)).map(({ status }) => status)).toEqual([410, 410])
  }, 180_000)
})
