import { render } from 'svelte/server'
import type { Place } from '../../../../../../serve/page-shells.ts'
import type { StoryView } from '#site/data/story.ts'
import { withoutMarks } from '#site/frame/finished-html.ts'
import { contextOf } from '#site/frame/page-context.ts'
import { localPath } from '#site/language/index.ts'
import Reactions from '#site/parts/Reactions.svelte'
import { READER_COOKIE, unsign } from '#site/reader/signed.ts'

/** The question below a story, with the answer of the reader who asks: one of a few, each rendered once. */
export function reactionsPlace(locals: App.Locals, story: StoryView): Place {
  const { site, language, words, reader, origin, settings } = locals
  const action = `${localPath(`/stories/${story.slug}`, language)}/react`
  const rendered = new Map<string | undefined, Buffer>()
  return async ({ cookie }) => {
    const asking = unsign(site.secret, 'reader', cookie(READER_COOKIE))
    const yours = asking === undefined ? undefined : await site.library.reactions.answerOf(story.id, asking)
    let bytes = rendered.get(yours)
    if (bytes === undefined) {
      const context = contextOf({ language, words, reader, origin, settings, nowMs: Date.now() })
      const props = { action, counts: story.counts, yours }
      const { body } = render(Reactions, { props, context: context as Map<unknown, unknown> as Map<string, unknown> })
      bytes = Buffer.from(withoutMarks(body))
      rendered.set(yours, bytes)
    }
    return bytes
  }
}
