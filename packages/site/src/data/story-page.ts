import { storyData } from '../about/story-data.ts'
import { asked } from '../frame/depends.ts'
import { thingTags } from '../frame/thing-tags.ts'
import { storyView, translationsOf, withdrawnOf, type StoryView } from './story.ts'

/** What a story's page rests on. Lists of related stories stand on it, so any story's change concerns it. */
export const STORY_THINGS = ['story', 'drama', 'person', 'making', 'video', 'ranking', 'schedule', 'source'] as const

export type StoryAnswer = {
  id: string
  slug: string
  /** The page's address in each language. */
  languages: { [language: string]: string }
  withdrawn: { at: number; reason: string | null }
  /** Undefined where it was withdrawn. `things`: the page's data for machines, as elements of its head. */
  shown: { story: StoryView; things: string[] } | undefined
}

/** A story as its page shows it to readers of a language and a territory: made once for all of them. */
export async function storyAnswer(locals: App.Locals, slug: string): Promise<StoryAnswer | undefined> {
  const { site, language, reader, origin } = locals
  const found = await asked(locals, `story ${slug}`, STORY_THINGS, () => site.library.pages.story(slug, new Date()))
  if (found === undefined) return undefined
  const name = `story page ${language} ${reader.territory ?? ''} ${origin} ${slug}`
  return asked(locals, name, [...STORY_THINGS, ['reaction', found.id]], async () => {
    const { content } = found
    const story = { ...found, reactions: await reactionsTo(locals, found.id) }
    const view = content === undefined ? undefined : storyView({ ...story, content }, locals, new Date())
    return {
      id: found.id,
      slug: found.slug,
      languages: translationsOf(found),
      withdrawn: withdrawnOf(found),
      shown: view === undefined ? undefined : { story: view, things: thingTags(storyData(view, story, locals)) },
    }
  })
}

/** Answers come in all the time: they are read apart from what seldom changes. */
function reactionsTo(locals: App.Locals, storyId: string) {
  const { library } = locals.site
  return asked(locals, `reactions ${storyId}`, [['reaction', storyId]], () => library.reactions.counts(storyId))
}
