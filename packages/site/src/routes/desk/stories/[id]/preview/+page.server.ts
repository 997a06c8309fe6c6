import { error } from '@sveltejs/kit'
import { storyView } from '#site/data/story.ts'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { storyAt } from '#site/desk/story/read-story.ts'
import { isLanguage, wordsIn } from '#site/language/index.ts'
import type { PageServerLoad } from './$types'

/** The draft as readers would see it, by the very renderer of the public pages. */
export const load: PageServerLoad = async (event) => {
  requireRole(event, 'reader')
  const { locals, params } = event
  const { id, language: own } = await storyAt(locals.site.library, params.id)
  const now = new Date()
  const page = await locals.site.library.pages.draft(id, now)
  if (page?.content === undefined) error(404, 'There is no such story.')
  const language = isLanguage(own) ? own : locals.language
  const reading = { ...locals, language, words: wordsIn(language) }
  return { language, view: storyView({ ...page, content: page.content }, reading, now), nowMs: now.getTime() }
}
