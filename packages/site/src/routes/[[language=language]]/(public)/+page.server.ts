import type { HomePage } from '@aftercut/library/pages'
import { airingEntry, makingLine, storyTeaser } from '#site/data/index.ts'
import { pullQuote } from '#site/data/pull-quote.ts'
import { storyAnswer } from '#site/data/story-page.ts'
import { asked, dependsOn, freshUntil } from '#site/frame/depends.ts'
import { LANGUAGES, localPath } from '#site/language/index.ts'
import { isBeyond } from '#site/reader/index.ts'
import type { PageServerLoad } from './$types'

const THINGS = ['story', 'drama', 'making', 'schedule', 'reaction'] as const
const WEEK_AHEAD_MS = 8 * 86_400_000

export const load: PageServerLoad = async ({ locals }) => {
  const { site, language, reader } = locals
  const now = new Date()
  dependsOn(locals, ...THINGS)
  const home = await homeIn(locals, language, now)
  const latest = home.latest.length > 0 ? home.latest : await inOtherLanguages(locals, now)
  const next =
    home.tonight.length > 0
      ? home.tonight
      : (await site.library.pages.schedule(now, new Date(now.getTime() + WEEK_AHEAD_MS))).slice(0, 6)
  freshUntil(locals, now.getTime() + 60_000, now.getTime())
  return {
    latest: latest.map((card) => storyTeaser(card, language, site)),
    isForeign: home.latest.length === 0 && latest.length > 0,
    quote: await quoteOf(locals, latest[0]),
    makings: home.makings.map((card) => makingLine(card, language, site)),
    airing: next.slice(0, 6).map((line) => airingEntry(line, language, reader.zone)),
    tonight: home.tonight.length > 0,
    felt: home.felt.map(({ story, reactions }) => ({ ...storyTeaser(story, language, site), feelings: reactions })),
  }
}

function homeIn(locals: App.Locals, language: string, now: Date): Promise<HomePage> {
  return asked(locals, `home ${language}`, THINGS, () => locals.site.library.pages.home(now, language))
}

/** Where nothing is written in the reader's language yet, what there is in another is better than an empty page. */
async function inOtherLanguages(locals: App.Locals, now: Date): Promise<HomePage['latest']> {
  for (const other of LANGUAGES.filter((each) => each !== locals.language)) {
    const { latest } = await homeIn(locals, other, now)
    if (latest.length > 0) return latest
  }
  return []
}

/** Words of the newest story, set large; none where they would tell more than the reader has seen. */
async function quoteOf(locals: App.Locals, card: HomePage['latest'][number] | undefined) {
  if (card === undefined) return undefined
  const answer = await storyAnswer(locals, card.slug)
  const story = answer?.shown?.story
  if (story === undefined) return undefined
  const progress = story.drama === undefined ? undefined : locals.reader.progress.get(story.drama.id)
  const quote = isBeyond(story.spoiler, progress) ? undefined : pullQuote(story)
  return quote === undefined ? undefined : { quote, href: localPath(`/stories/${card.slug}`, locals.language) }
}
