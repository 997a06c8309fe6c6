import { test as base } from '@playwright/test'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibrary, type Library } from '@aftercut/library/opening'
import { openQueue } from '@aftercut/pipeline/jobs'
import { openStore, type ObjectStore } from '@aftercut/pipeline/store'
import { fillLibrary, type Filled } from '../fixtures/fill-library.ts'
import { startSite, type RunningSite } from '../serve/index.ts'

export type SiteUnderTest = RunningSite & { library: Library; store: ObjectStore; filled: Filled; hasVideo: boolean }

/** The sample drama's making-of, where the checkout has it: a real video to play. */
async function sampleVideo(): Promise<string | undefined> {
  const folder = join(import.meta.dirname, '../../../sample/drama')
  if (!existsSync(folder)) return undefined
  const files = await readdir(folder, { recursive: true })
  const making = files.find((file) => /behind.?the.?scenes.*\.mp4$|making.*\.mp4$/i.test(file))
  return making === undefined ? undefined : join(folder, making)
}

/** One real site for all tests of a worker: the built pages on a library in memory, filled as the desk would fill it. */
export const test = base.extend<object, { site: SiteUnderTest }>({
  site: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const video = process.env['AFTERCUT_TEST_VIDEO'] ?? (await sampleVideo())
      const library = await openLibrary({ memory: true })
      const filled = await fillLibrary(
        library,
        video === undefined ? {} : { video: { file: video, width: 640, height: 360, durationSeconds: 100 } },
      )
      const dataDir = await mkdtemp(join(tmpdir(), 'aftercut-browser-'))
      const unlimited = { burst: 1e9, perSecond: 1e9 }
      const queue = await openQueue(library)
      const store = openStore(join(dataDir, 'objects'))
      const site = await startSite({
        library,
        port: 0,
        dataDir,
        queue,
        store,
        // Who works on the site beside others builds it elsewhere.
        ...(process.env['AFTERCUT_TEST_BUILD'] ? { build: process.env['AFTERCUT_TEST_BUILD'] } : {}),
        limits: { pages: unlimited, api: unlimited, forms: unlimited },
      })
      await use({ ...site, library, store, filled, hasVideo: video !== undefined })
      await site.close()
      await queue.close()
      await library.close()
      await rm(dataDir, { recursive: true, force: true })
    },
    // A machine that does other work besides takes its time with the first start.
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ site }, use) => use(site.url),
})

/** Every kind of page, with its address. */
export function allPages({ story, korean, making, drama, person, withdrawn, ranking }: Filled): Record<string, string> {
  return {
    home: '/',
    story: `/stories/${story}`,
    'story in Korean': `/ko/stories/${korean}`,
    withdrawn: `/stories/${withdrawn}`,
    making: `/makings/${making}`,
    dramas: '/dramas',
    drama: `/dramas/${drama}`,
    episode: `/dramas/${drama}/episodes/1-6`,
    person: `/people/${person}`,
    schedule: '/schedule',
    rankings: '/rankings',
    ranking: `/rankings/${ranking}`,
    search: '/search?q=umbrella',
    archive: '/stories',
    tag: '/tags/making-of',
    corrections: '/corrections',
    about: '/about',
    feeds: '/feeds',
    settings: '/settings',
    'home in Korean': '/ko',
    offline: '/offline',
    embed: `/embed/makings/${making}`,
    'not found': '/nothing-here',
  }
}

export { expect } from '@playwright/test'
