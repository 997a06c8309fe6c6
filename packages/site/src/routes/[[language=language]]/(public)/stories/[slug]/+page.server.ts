import { error, redirect } from '@sveltejs/kit'
import { dependsOn } from '#site/frame/depends.ts'
import { localPath } from '#site/language/index.ts'
import { storyData } from '#site/about/story-data.ts'
import { storyView, translationsOf, withdrawnOf } from '#site/data/story.ts'
import { READER_COOKIE, unsign } from '#site/reader/signed.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals, cookies }) => {
  const { site, language } = locals
  const now = new Date()
  const story = await site.library.pages.story(params.slug, now)
  // Lists of related stories stand on it, so any story's change concerns it.
  dependsOn(locals, 'story')
  if (story === undefined) error(404, 'No such story.')
  if (story.slug !== params.slug) redirect(301, localPath(`/stories/${story.slug}`, language))
  const languages = translationsOf(story)
  const { content } = story
  if (content === undefined) error(410, { message: 'This story was withdrawn.', withdrawn: withdrawnOf(story) })
  dependsOn(locals, ['reaction', story.id], 'person', 'ranking', 'schedule', 'source')
  if (story.facts !== null) dependsOn(locals, 'drama')
  if (story.making !== null) dependsOn(locals, ['making', story.making.making.id], ['video', story.making.video.id])
  locals.freshSeconds = 60
  locals.player = story.making !== null
  const reader = unsign(site.secret, 'reader', cookies.get(READER_COOKIE))
  const yours = reader === undefined ? undefined : await site.library.reactions.answerOf(story.id, reader)
  const view = storyView({ ...story, content }, locals, now, yours)
  return { story: view, languages, things: storyData(view, story, locals) }
}
