import { error } from '@sveltejs/kit'
import { storyFeed } from '#site/feeds/story-feed.ts'
import { dependsOn } from '#site/frame/depends.ts'
import { pick } from '#site/language/index.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals, params }) => {
  const person = await locals.site.library.people.bySlug(params.slug)
  if (person === undefined) error(404, 'No such person.')
  dependsOn(locals, 'person')
  const title = `${pick(person.names, locals.language).text} | ${locals.settings.name}`
  return storyFeed(locals, params.format, { title, path: `/people/${person.slug}`, filter: { personId: person.id } })
}
