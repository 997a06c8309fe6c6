import { partsOf } from '@aftercut/pipeline/gate'
import type { StoryContent } from '@aftercut/library/schema'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { compareWords, type Piece } from '#site/desk/story/compare-words.ts'
import { storyAt } from '#site/desk/story/read-story.ts'
import type { PageServerLoad } from './$types'

/** The story's revisions, and two of them compared word by word: `?from=2&to=3`; `draft` is what is being written. */
export const load: PageServerLoad = async (event) => {
  requireRole(event, 'reader')
  const { library } = event.locals.site
  const story = await storyAt(library, event.params.id)
  const revisions = await library.stories.revisions(story.id)
  const published = revisions.find(({ id }) => id === story.publishedRevisionId)?.number
  const scheduled = revisions.find(({ id }) => id === story.scheduledRevisionId)?.number
  const asked = (name: string) => event.url.searchParams.get(name)
  const [newest, before] = revisions
  const to = asked('to') ?? 'draft'
  const from = asked('from') ?? String(published ?? newest?.number ?? before?.number ?? 'draft')
  const contentOf = async (name: string): Promise<StoryContent> =>
    (name === 'draft' ? undefined : (await library.stories.revision(story.id, Number(name)))?.content) ?? story.draft
  const [earlier, later] = [await contentOf(from), await contentOf(to)]
  return {
    story: { id: story.id, headline: story.draft.headline, version: story.version, language: story.language },
    revisions: revisions.map(({ number, by, reason, createdAt }) => ({ number, by, reason, at: createdAt.getTime() })),
    published: published ?? null,
    scheduled: scheduled ?? null,
    from,
    to,
    lines: compare(earlier, later),
  }
}

/** Paragraph beside paragraph, those that are the same in both left as one piece. */
function compare(earlier: StoryContent, later: StoryContent): Piece[][] {
  const lines = (content: StoryContent): string =>
    partsOf(content)
      .words.map(({ text }) => text.replaceAll('\n', ' '))
      .join('\n')
  const pieces = compareWords(lines(earlier), lines(later))
  const paragraphs: Piece[][] = [[]]
  for (const piece of pieces) {
    for (const [at, part] of piece.text.split('\n').entries()) {
      if (at > 0) paragraphs.push([])
      if (part !== '') paragraphs.at(-1)?.push({ ...piece, text: part })
    }
  }
  return paragraphs.filter((line) => line.length > 0)
}
