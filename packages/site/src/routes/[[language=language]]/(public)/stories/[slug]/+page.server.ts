import { error, redirect } from '@sveltejs/kit'
import { asked } from '#site/frame/depends.ts'
import { Unsent } from '#site/frame/unsent.ts'
import { localPath } from '#site/language/index.ts'
import { storyData } from '#site/about/story-data.ts'
import { storyView, translationsOf, withdrawnOf } from '#site/data/story.ts'
import { READER_COOKIE, unsign } from '#site/reader/signed.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals, cookies }) => {
  const { site, language } = locals
  const now = new Date()
  // Lists of related stories stand on it, so any story's change concerns it.
  const things = ['story', 'drama', 'person', 'making', 'video', 'ranking', 'schedule', 'source']
  const found = await asked(locals, `story ${params.slug}`, things, () => site.library.pages.story(params.slug, now))
  if (found === undefined) error(404, 'No such story.')
  // Answers come in all the time: they are read apart from what seldom changes.
  const reactions = await asked(locals, `reactions ${found.id}`, [['reaction', found.id]], () =>
    site.library.reactions.counts(found.id),
  )
  const story = { ...found, reactions }
  if (story.slug !== params.slug) redirect(301, localPath(`/stories/${story.slug}`, language))
  const languages = translationsOf(story)
  const { content } = story
  if (content === undefined) error(410, { message: 'This story was withdrawn.', withdrawn: withdrawnOf(story) })
  locals.freshSeconds = 60
  locals.player = story.making !== null
  const reader = unsign(site.secret, 'reader', cookies.get(READER_COOKIE))
  const yours = reader === undefined ? undefined : await site.library.reactions.answerOf(story.id, reader)
  const view = storyView({ ...story, content }, locals, now, yours)
  return { languages, page: new Unsent({ story: view, things: storyData(view, story, locals) }) }
}
