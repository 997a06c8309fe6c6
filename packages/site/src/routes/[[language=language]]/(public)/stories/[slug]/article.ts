import { render } from 'svelte/server'
import { storyAnswer, STORY_THINGS } from '#site/data/story-page.ts'
import { contextOf } from '#site/frame/page-context.ts'
import { asked } from '#site/frame/depends.ts'
import { withoutMarks } from '#site/frame/finished-html.ts'
import type { KeptPart } from '#site/frame/kept-part.ts'
import StoryArticle from './StoryArticle.svelte'

/**
 * The part of a story's page that is the same for all readers of a language, zone and territory who are as far in its
 * drama: rendered once for them, and again when something that it rests on changes or a minute has passed.
 */
export function storyArticle(
  locals: App.Locals,
  slug: string,
  dramaId: string | undefined,
): Promise<KeptPart | undefined> {
  const { language, words, reader, origin, settings } = locals
  const progress = dramaId === undefined ? undefined : reader.progress.get(dramaId)
  const seen = progress === undefined ? '' : `${progress.season}.${progress.episode}`
  const name = `story article ${language} ${reader.zone ?? ''} ${reader.territory ?? ''} ${seen} ${origin} ${slug}`
  return asked(locals, name, STORY_THINGS, async () => {
    const answer = await storyAnswer(locals, slug)
    if (answer?.shown === undefined) return undefined
    const context = contextOf({ language, words, reader, origin, settings, nowMs: Date.now() })
    const props = { story: answer.shown.story, languages: answer.languages }
    const { body } = render(StoryArticle, { props, context: context as Map<unknown, unknown> as Map<string, unknown> })
    return Buffer.from(withoutMarks(body))
  })
}
