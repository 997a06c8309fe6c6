import { error } from '@sveltejs/kit'
import { airingCalendar } from '#site/feeds/calendar.ts'
import { pick } from '#site/language/index.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals, params }) => {
  const drama = await locals.site.library.dramas.bySlug(params.slug)
  if (drama === undefined) error(404, 'No such drama.')
  return airingCalendar(locals, pick(drama.titles, locals.language).text, drama)
}
