import type { BrowserContext, Page } from '@playwright/test'
import type { Role } from '@aftercut/library/desk'
import { fillDesk, PASSWORD, type DeskPeople } from '../fixtures/fill-desk.ts'
import { test as site, type SiteUnderTest } from './site-under-test.ts'

type DeskFixtures = {
  /** A page with a person of this role signed in; each call is another browser context. */
  signedIn: (role: Role, options?: Parameters<import('@playwright/test').Browser['newContext']>[0]) => Promise<Page>
}

/** The site under test with a desk: `await signedIn('editor')` is a page at which an editor is signed in. */
export const test = site.extend<DeskFixtures, { people: DeskPeople }>({
  people: [
    async ({ site: { signIn, library } }, use) => {
      await use(await fillDesk(signIn, library))
    },
    { scope: 'worker' },
  ],
  signedIn: async ({ browser, site: under, people }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (role, options = {}) => {
      const context = await browser.newContext({ baseURL: under.url, locale: 'en-US', ...options })
      contexts.push(context)
      await context.addCookies(await cookiesOf(under, people[role].email))
      return context.newPage()
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
})

/** Opens a page of the desk, and waits until its keys and buttons work. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('main[data-awake]').waitFor({ state: 'attached' })
}

/** The cookies of someone who has just signed in, as the browser would keep them. */
export async function cookiesOf(
  { signIn, url }: Pick<SiteUnderTest, 'signIn' | 'url'>,
  email: string,
): Promise<Parameters<BrowserContext['addCookies']>[0]> {
  // Each sign-in of a test comes from an address of its own: the limit is tested elsewhere.
  const address = `192.0.2.${Math.floor(Math.random() * 250)}`
  const entry = await signIn.enter(email, PASSWORD, true, { headers: new Headers(), address, secure: false })
  if (!entry.ok) throw new Error(`${email} cannot sign in: ${entry.reason}`)
  const { hostname } = new URL(url)
  return entry.cookies.map((cookie) => {
    const [pair = ''] = cookie.split(';', 1)
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    return { name, value, domain: hostname, path: '/desk', httpOnly: true, sameSite: 'Lax' as const }
  })
}

/** What a story holds in which everything holds: paragraphs, and the making-of with its chapters. */
export function quietStory({ filled }: Pick<SiteUnderTest, 'filled'>, paragraphs: readonly string[]) {
  return {
    headline: 'A Quiet Afternoon',
    standfirst: 'A quiet afternoon on set.',
    byline: 'Mina Ko',
    tags: [],
    spoiler: { season: 1, episode: 6 },
    personIds: [],
    episodeIds: [],
    body: {
      type: 'doc',
      content: [
        ...paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
        { type: 'video', attrs: { making: filled.makingId, chapters: true } },
      ],
    },
  }
}

/** A story that holds, of these paragraphs, that nobody has touched. */
export function newStory(site: SiteUnderTest, paragraphs: readonly string[]) {
  const { library, filled } = site
  const content = quietStory(site, paragraphs)
  const ties = { language: 'en', dramaId: filled.dramaId, makingId: filled.makingId }
  return library.stories.create({ ...ties, content }, 'Woo-jin Write')
}

/** The story as the library has it. */
export async function keptStory({ library }: SiteUnderTest, id: string) {
  const story = await library.stories.get(id)
  if (!story) throw new Error('no story')
  return story
}

export { PASSWORD }
export { expect } from '@playwright/test'
