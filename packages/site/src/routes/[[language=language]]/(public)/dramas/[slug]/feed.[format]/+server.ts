import { error } from '@sveltejs/kit'
import { storyFeed } from '#site/feeds/story-feed.ts'
import { pick } from '#site/language/index.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals, params }) => {
  const drama = await locals.site.library.dramas.bySlug(params.slug)
  if (drama === undefined) error(404, 'No such drama.')
  const title = `${pick(drama.titles, locals.language).text} | ${locals.settings.name}`
  return storyFeed(locals, params.format, { title, path: `/dramas/${drama.slug}`, filter: { dramaId: drama.id } })
}
