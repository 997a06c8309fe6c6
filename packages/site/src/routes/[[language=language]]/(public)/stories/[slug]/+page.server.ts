import { error, redirect } from '@sveltejs/kit'
import { storyAnswer } from '#site/data/story-page.ts'
import { placePart } from '#site/frame/kept-part.ts'
import { Unsent } from '#site/frame/unsent.ts'
import { localPath } from '#site/language/index.ts'
import { READER_COOKIE, unsign } from '#site/reader/signed.ts'
import type { PageServerLoad } from './$types'
import { storyArticle } from './article.ts'

export const load: PageServerLoad = async ({ params, locals, cookies }) => {
  const { site, language } = locals
  const answer = await storyAnswer(locals, params.slug)
  if (answer === undefined) error(404, 'No such story.')
  if (answer.slug !== params.slug) redirect(301, localPath(`/stories/${answer.slug}`, language))
  const { shown, languages } = answer
  if (shown === undefined) error(410, { message: 'This story was withdrawn.', withdrawn: answer.withdrawn })
  locals.freshSeconds = 60
  locals.player = answer.hasMaking
  const reader = unsign(site.secret, 'reader', cookies.get(READER_COOKIE))
  const yours = reader === undefined ? undefined : await site.library.reactions.answerOf(answer.id, reader)
  const kept = await storyArticle(locals, params.slug, shown.story.drama?.id)
  const article = kept === undefined ? undefined : placePart(locals, kept)
  return { languages, page: new Unsent({ ...shown, article, yours }) }
}
