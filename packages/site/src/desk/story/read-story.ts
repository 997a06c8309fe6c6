import { error } from '@sveltejs/kit'
import type { DeskPerson } from '@aftercut/library/desk'
import type { Library } from '@aftercut/library/opening'
import type { Story } from '@aftercut/library/stories'
import { readPalette } from '@aftercut/pipeline/drafting'
import { gateOf } from '@aftercut/pipeline/gate'
import { readOutlets } from '@aftercut/pipeline/syndication'
import { playableType } from '../../../serve/media-library.ts'
import type { StoryDeskData, StoryHead } from './story-data.ts'

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The story by its id, as the editor's address has it. */
export async function storyAt(library: Library, id: string): Promise<Story> {
  const story = ID.test(id) ? await library.stories.get(id) : undefined
  return story ?? error(404, 'There is no such story.')
}

export async function headOf(library: Library, story: Story): Promise<StoryHead> {
  const revisions = story.publishedRevisionId === null ? [] : await library.stories.revisions(story.id)
  const shown = revisions.find(({ id }) => id === story.publishedRevisionId)
  const live = shown && (await library.stories.revision(story.id, shown.number))
  return {
    id: story.id,
    slug: story.slug,
    language: story.language,
    state: story.state,
    version: story.version,
    dramaId: story.dramaId,
    makingId: story.makingId,
    draftBy: story.draftBy,
    draftAt: story.draftAt.getTime(),
    scheduledFor: story.scheduledFor?.getTime() ?? null,
    publishedAt: story.publishedAt?.getTime() ?? null,
    firstPublishedAt: story.firstPublishedAt?.getTime() ?? null,
    withdrawnReason: story.withdrawnReason,
    changed: live === undefined || JSON.stringify(live.content) !== JSON.stringify(story.draft),
  }
}

export const tiesOf = ({ language, dramaId, makingId }: Pick<Story, 'language' | 'dramaId' | 'makingId'>) => ({
  language,
  dramaId,
  makingId,
})

/** All that the editor shows of a story, in one answer. */
export async function readStory(library: Library, story: Story, person: DeskPerson): Promise<StoryDeskData> {
  const { language, dramaId, makingId } = story
  const making = makingId === null ? undefined : await library.makings.get(makingId)
  const [head, report, palette, drama, video, episodes, nearby, translations, outlets] = await Promise.all([
    headOf(library, story),
    gateOf(library).check(story.draft, tiesOf(story)),
    readPalette(library, tiesOf(story)),
    dramaId === null ? undefined : library.dramas.get(dramaId),
    making && library.videos.get(making.videoId),
    dramaId === null ? [] : library.dramas.episodes(dramaId),
    library.stories.list({ state: 'published', limit: 40 }),
    library.stories.translations(story.id),
    readOutlets(library),
  ])
  const titleIn = (titles: Record<string, string>): string =>
    titles[language] ?? titles['en'] ?? Object.values(titles)[0] ?? ''
  const plays = video !== undefined && playableType(video.file ?? video.storeKey) !== undefined
  return {
    head,
    content: story.draft,
    report,
    palette,
    drama: drama ? { title: titleIn(drama.titles), slug: drama.slug } : null,
    making: making
      ? {
          title: titleIn(making.titles),
          videoId: making.videoId,
          slug: making.slug,
          video: plays ? `/desk/makings/${making.id}/video` : null,
          durationSeconds: video?.durationSeconds ?? 0,
          strip: (video?.facts['strip'] as { count: number; everySeconds: number } | undefined) ?? null,
        }
      : null,
    names: Object.fromEntries(palette.people.map(({ id, name }) => [id, name])),
    related: nearby
      .filter((one) => one.id !== story.id && one.language === language)
      .map(({ id, draft }) => ({ id, headline: draft.headline })),
    translations: translations
      .filter(({ id }) => id !== story.id)
      .map((one) => ({ id: one.id, language: one.language, headline: one.draft.headline })),
    episodes: episodes.map(({ season, number }) => ({ season, number })),
    outlets: outlets.map(({ id, kind, name }) => ({ id, kind, name })),
    role: person.role,
  }
}
