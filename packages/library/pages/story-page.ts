import { sql, type Kysely, type Selectable } from 'kysely'
import { offersOn, type Offer } from '../dramas/offers.ts'
import type { Localized } from '../schema/columns.ts'
import type { Schema } from '../schema/schema.ts'
import type { StoryContent, StoryTable } from '../schema/story-tables.ts'
import { countsOf, type ReactionCount } from '../stories/reactions.ts'
import { storyCards, type DramaCard, type PersonCard, type StoryCard } from './cards.ts'
import { dramaFacts, type DramaFacts } from './drama-page.ts'
import { makingPage, type MakingPage } from './making-page.ts'

/** Another drama of someone in the story: "start watching … in …". */
export type OtherDrama = { person: PersonCard; drama: DramaCard; role: Localized; offers: Offer[] }

export type StoryPage = {
  id: string
  /** Compare with the address asked for: another one is to be redirected to this. */
  slug: string
  language: string
  state: 'published' | 'withdrawn'
  /** Absent when withdrawn: the page says that, when and why, and nothing else. */
  content?: StoryContent
  firstPublishedAt: Date
  publishedAt: Date
  /** Published again since the first time. */
  updated: boolean
  withdrawn?: { at: Date; reason: string | null }
  revision: number
  translations: { language: string; slug: string; headline: string }[]
  corrections: { at: Date; words: string }[]
  facts: DramaFacts | null
  making: MakingPage | null
  people: PersonCard[]
  others: OtherDrama[]
  related: StoryCard[]
  reactions: ReactionCount[]
}

/** A story as readers have it: what is published, never the draft. */
export async function storyPage(db: Kysely<Schema>, storyId: string, now: Date): Promise<StoryPage | undefined> {
  const story = await db
    .selectFrom('story')
    .innerJoin('storyRevision', 'storyRevision.id', 'story.publishedRevisionId')
    .selectAll('story')
    .select(['storyRevision.content', 'storyRevision.number as revision'])
    .where('story.id', '=', storyId)
    .where('story.state', 'in', ['published', 'withdrawn'])
    .executeTakeFirst()
  return story && pageOf(db, story, now)
}

/** A story's draft as readers would have it: for the desk alone. */
export async function draftPage(db: Kysely<Schema>, storyId: string, now: Date): Promise<StoryPage | undefined> {
  const story = await db.selectFrom('story').selectAll().where('id', '=', storyId).executeTakeFirst()
  return story && pageOf(db, { ...story, state: 'published', content: story.draft, revision: 0 }, now, true)
}

type Shown = Selectable<StoryTable> & { content: StoryContent; revision: number }

async function pageOf(db: Kysely<Schema>, story: Shown, now: Date, desk = false): Promise<StoryPage> {
  const storyId = story.id
  const head = {
    id: story.id,
    slug: story.slug,
    language: story.language,
    firstPublishedAt: story.firstPublishedAt ?? (desk ? now : new Date(0)),
    publishedAt: story.publishedAt ?? (desk ? now : new Date(0)),
    updated: story.publishedAt?.getTime() !== story.firstPublishedAt?.getTime(),
    revision: story.revision,
  }
  const empty = {
    translations: [],
    corrections: [],
    facts: null,
    making: null,
    people: [],
    others: [],
    related: [],
    reactions: [],
  }
  if (story.state === 'withdrawn') {
    const withdrawn = { at: story.withdrawnAt ?? new Date(0), reason: story.withdrawnReason }
    return { ...head, ...empty, state: 'withdrawn', withdrawn }
  }
  const { content, dramaId, makingId } = story
  const [translations, corrections, facts, making, people, others, related, reactions] = await Promise.all([
    db
      .selectFrom('story')
      .innerJoin('storyRevision', 'storyRevision.id', 'story.publishedRevisionId')
      .select(['story.language', 'story.slug', sql<string>`story_revision.content->>'headline'`.as('headline')])
      .where('story.groupId', '=', story.groupId)
      .where('story.state', '=', 'published')
      .orderBy('story.language')
      .execute(),
    db.selectFrom('correction').select(['at', 'words']).where('storyId', '=', storyId).orderBy('at').execute(),
    dramaId ? dramaFacts(db, dramaId, now).then((found) => found ?? null) : null,
    makingId ? (desk ? makingPage(db, makingId).then((page) => page ?? null) : publicMaking(db, makingId)) : null,
    peopleCards(db, content.personIds),
    otherDramas(db, content.personIds, dramaId, now),
    relatedStories(db, storyId, story.language, dramaId, content),
    countsOf(db, storyId),
  ])
  return {
    ...head,
    state: 'published',
    content,
    translations,
    corrections,
    facts,
    making,
    people,
    others,
    related,
    reactions,
  }
}

async function publicMaking(db: Kysely<Schema>, makingId: string): Promise<MakingPage | null> {
  const page = await makingPage(db, makingId)
  return page && page.making.visibility === 'public' ? page : null
}

export async function peopleCards(db: Kysely<Schema>, ids: readonly string[]): Promise<PersonCard[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('person').select(['id', 'slug', 'names', 'picture']).where('id', 'in', ids).execute()
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** Enough for a choice of one or two: those that can be watched somewhere come first. */
const MOST_OTHERS = 12

export async function otherDramas(
  db: Kysely<Schema>,
  personIds: readonly string[],
  except: string | null,
  now: Date,
): Promise<OtherDrama[]> {
  if (personIds.length === 0) return []
  let query = db
    .selectFrom('portrayal')
    .innerJoin('role', 'role.id', 'portrayal.roleId')
    .innerJoin('drama', 'drama.id', 'role.dramaId')
    .innerJoin('person', 'person.id', 'portrayal.personId')
    .select([
      'person.id as personId',
      'person.slug as personSlug',
      'person.names',
      'person.picture as personPicture',
      'role.names as role',
      'drama.id',
      'drama.slug',
      'drama.titles',
      'drama.network',
      'drama.status',
      'drama.picture',
    ])
    .where('portrayal.personId', 'in', personIds)
  if (except) query = query.where('drama.id', '!=', except)
  const rows = await query.orderBy('drama.createdAt', 'desc').orderBy('drama.id').execute()
  const offers = await offersOn(db, now.toISOString().slice(0, 10), [...new Set(rows.map((row) => row.id))])
  return rows
    .map(({ personId, personSlug, names, personPicture, role, ...drama }) => ({
      person: { id: personId, slug: personSlug, names, picture: personPicture },
      drama,
      role,
      offers: offers.filter((offer) => offer.dramaId === drama.id),
    }))
    .toSorted(
      (a, b) =>
        Number(b.offers.length > 0) - Number(a.offers.length > 0) ||
        personIds.indexOf(a.person.id) - personIds.indexOf(b.person.id),
    )
    .slice(0, MOST_OTHERS)
}

/** Stories of the same drama, people or tags in the same language: what they share most, and newest, first. */
async function relatedStories(
  db: Kysely<Schema>,
  storyId: string,
  language: string,
  dramaId: string | null,
  content: StoryContent,
): Promise<StoryCard[]> {
  const cards = await storyCards(db, { limit: 40 }, (query) =>
    query
      .where('story.language', '=', language)
      .where('story.id', '!=', storyId)
      .where((where) =>
        where.or([
          where('story.dramaId', '=', dramaId),
          where('story.id', 'in', (from) =>
            from
              .selectFrom('storySubject')
              .select('storyId')
              .where('kind', '=', 'person')
              .where('subjectId', 'in', content.personIds.concat(storyId)),
          ),
          where('story.id', 'in', (from) =>
            from.selectFrom('storyTag').select('storyId').where('tag', 'in', content.tags.concat('')),
          ),
        ]),
      ),
  )
  const shared = (card: StoryCard): number =>
    Number(card.drama?.id === dramaId) * 2 + card.tags.filter((tag) => content.tags.includes(tag)).length
  return cards
    .toSorted((a, b) => shared(b) - shared(a) || b.publishedAt.getTime() - a.publishedAt.getTime())
    .slice(0, 6)
}
