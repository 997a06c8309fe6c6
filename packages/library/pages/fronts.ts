import type { Kysely } from 'kysely'
import type { Schema } from '../schema/schema.ts'
import type { ReactionCount } from '../stories/reactions.ts'
import { makingCards, storyCards, type MakingCard, type Page, type StoryCard, type StoryQuery } from './cards.ts'
import { airingLines, type AiringLine } from './on-air.ts'

export type HomePage = {
  latest: StoryCard[]
  makings: MakingCard[]
  /** What airs from now on within a day. */
  tonight: AiringLine[]
  /** Stories that readers answered in the last week, the most answered first. */
  felt: { story: StoryCard; reactions: ReactionCount[] }[]
}

export type ArchiveFilter = Page & {
  language?: string
  tag?: string
  dramaId?: string
  personId?: string
  from?: Date
  to?: Date
}
export type ArchivePage = { stories: StoryCard[]; total: number }

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS

export async function homePage(db: Kysely<Schema>, now: Date, language?: string): Promise<HomePage> {
  const [latest, makings, tonight, felt] = await Promise.all([
    archive(db, { limit: 24, ...(language === undefined ? {} : { language }) }).then((page) => page.stories),
    makingCards(db, { limit: 12 }),
    airingLines(db, { from: now, to: new Date(now.getTime() + DAY_MS), limit: 50 }),
    feltStories(db, new Date(now.getTime() - WEEK_MS), language),
  ])
  return { latest, makings, tonight, felt }
}

async function feltStories(db: Kysely<Schema>, since: Date, language?: string): Promise<HomePage['felt']> {
  const counts = await db
    .selectFrom('reaction')
    .select((select) => ['storyId', 'feeling', select.fn.countAll<number>().as('count')])
    .where('storyId', 'in', (from) =>
      from
        .selectFrom('reaction')
        .innerJoin('story', 'story.id', 'reaction.storyId')
        .select('storyId')
        .where('reaction.at', '>=', since)
        .where('story.state', '=', 'published')
        .$if(language !== undefined, (query) => query.where('story.language', '=', language ?? ''))
        .groupBy('storyId')
        .orderBy((order) => order.fn.countAll(), 'desc')
        .limit(6),
    )
    .groupBy(['storyId', 'feeling'])
    .orderBy('count', 'desc')
    .execute()
  const ids = [...new Set(counts.map((row) => row.storyId))]
  if (ids.length === 0) return []
  const cards = await storyCards(db, { limit: ids.length }, (query) => query.where('story.id', 'in', ids))
  const total = (id: string): number => counts.reduce((sum, row) => sum + (row.storyId === id ? row.count : 0), 0)
  return cards
    .toSorted((a, b) => total(b.id) - total(a.id))
    .map((story) => ({
      story,
      reactions: counts.filter((row) => row.storyId === story.id).map(({ feeling, count }) => ({ feeling, count })),
    }))
}

/** Published stories by tag, drama, person, language or time, with how many there are in all. */
export async function archive(db: Kysely<Schema>, filter: ArchiveFilter): Promise<ArchivePage> {
  const narrowed = (given: StoryQuery): StoryQuery => {
    let query = given
    const { language, tag, dramaId, personId, from, to } = filter
    if (language !== undefined) query = query.where('story.language', '=', language)
    if (dramaId !== undefined) query = query.where('story.dramaId', '=', dramaId)
    if (from) query = query.where('story.publishedAt', '>=', from)
    if (to) query = query.where('story.publishedAt', '<', to)
    if (tag !== undefined) {
      query = query.where('story.id', 'in', (each) =>
        each.selectFrom('storyTag').select('storyId').where('tag', '=', tag),
      )
    }
    if (personId !== undefined) {
      query = query.where('story.id', 'in', (each) =>
        each
          .selectFrom('storySubject')
          .select('storyId')
          .where('kind', '=', 'person')
          .where('subjectId', '=', personId),
      )
    }
    return query
  }
  const [stories, { total }] = await Promise.all([
    storyCards(db, filter, narrowed),
    narrowed(db.selectFrom('story').where('story.state', '=', 'published'))
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { stories, total }
}

/** All tags of published stories with how many stories bear them, the most used first. */
export async function tags(db: Kysely<Schema>): Promise<{ tag: string; count: number }[]> {
  return db
    .selectFrom('storyTag')
    .innerJoin('story', 'story.id', 'storyTag.storyId')
    .select((select) => ['storyTag.tag', select.fn.countAll<number>().as('count')])
    .where('story.state', '=', 'published')
    .groupBy('storyTag.tag')
    .orderBy('count', 'desc')
    .orderBy('storyTag.tag')
    .execute()
}

/** What was corrected, newest first, in stories that are published. */
export async function corrections(db: Kysely<Schema>, page: Page = {}) {
  return db
    .selectFrom('correction')
    .innerJoin('story', 'story.id', 'correction.storyId')
    .innerJoin('storyRevision', 'storyRevision.id', 'story.publishedRevisionId')
    .select(['correction.at', 'correction.words', 'story.slug', 'story.language', 'storyRevision.content'])
    .where('story.state', '=', 'published')
    .orderBy('correction.at', 'desc')
    .limit(page.limit ?? 50)
    .offset(page.offset ?? 0)
    .execute()
    .then((rows) => rows.map(({ content, ...row }) => ({ ...row, headline: content.headline })))
}
