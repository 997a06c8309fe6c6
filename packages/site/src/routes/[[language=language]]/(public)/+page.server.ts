import { airingEntry, makingLine, storyTeaser } from '#site/data/index.ts'
import { asked, dependsOn, freshUntil } from '#site/frame/depends.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const { site, language, reader } = locals
  const now = new Date()
  dependsOn(locals, 'story', 'drama', 'making', 'schedule', 'reaction')
  const home = await asked(locals, `home ${language}`, ['story', 'drama', 'making', 'schedule', 'reaction'], () =>
    site.library.pages.home(now, language),
  )
  const next =
    home.tonight.length > 0
      ? home.tonight
      : (await site.library.pages.schedule(now, new Date(now.getTime() + 8 * 86_400_000))).slice(0, 6)
  freshUntil(locals, now.getTime() + 60_000, now.getTime())
  return {
    latest: home.latest.map((card) => storyTeaser(card, language, site)),
    makings: home.makings.map((card) => makingLine(card, language)),
    airing: next.slice(0, 8).map((line) => airingEntry(line, language, reader.zone)),
    tonight: home.tonight.length > 0,
    felt: home.felt.map(({ story, reactions }) => ({ ...storyTeaser(story, language, site), feelings: reactions })),
  }
}
