import { error, redirect } from '@sveltejs/kit'
import { storyAnswer } from '#site/data/story-page.ts'
import { placeFor, placePart } from '#site/frame/kept-part.ts'
import { Unsent } from '#site/frame/unsent.ts'
import { localPath } from '#site/language/index.ts'
import type { PageServerLoad } from './$types'
import { storyArticle } from './article.ts'
import { reactionsPlace } from './reactions-place.ts'

export const load: PageServerLoad = async ({ params, locals, cookies }) => {
  const { language, reader } = locals
  const answer = await storyAnswer(locals, params.slug)
  if (answer === undefined) error(404, 'No such story.')
  if (answer.slug !== params.slug) redirect(301, localPath(`/stories/${answer.slug}`, language))
  const { shown, languages } = answer
  if (shown === undefined) error(410, { message: 'This story was withdrawn.', withdrawn: answer.withdrawn })
  locals.freshSeconds = 60
  const { story } = shown
  locals.player = story.playable
  const kept = await storyArticle(locals, params.slug, story.drama?.id)
  const article = kept === undefined ? undefined : placePart(locals, kept)
  const asker = { choices: reader, cookie: (name: string) => cookies.get(name) }
  const reactions = await placeFor(locals, asker, reactionsPlace(locals, story))
  // All that differs for readers beside: how far they are in the story's drama and in those of the related stories.
  locals.mouldedFor = [story.drama, ...story.related.map(({ drama }) => drama)].flatMap((drama) => drama?.id ?? [])
  return { languages, page: new Unsent({ ...shown, article, reactions }) }
}
