import type { Kysely } from 'kysely'
import { rankingWithChanges, type RankingWithChanges } from '../dramas/rankings.ts'
import { subjectOfSlug } from '../opening/slugs.ts'
import type { Schema } from '../schema/schema.ts'
import type { SlugKind } from '../schema/story-tables.ts'
import { makingCards, storyCards, type MakingCard, type Page } from './cards.ts'
import { dramaPage, type DramaPage } from './drama-page.ts'
import { episodePage, type EpisodePage } from './episode-page.ts'
import { archive, corrections, homePage, tags, type ArchiveFilter, type ArchivePage, type HomePage } from './fronts.ts'
import { makingPage, type MakingPage } from './making-page.ts'
import { airingLines, type AiringLine } from './on-air.ts'
import { personPage, type PersonPage } from './person-page.ts'
import { draftPage, storyPage, type StoryPage } from './story-page.ts'

export type { DramaCard, MakingCard, Page, PersonCard, StoryCard } from './cards.ts'
export type { DramaFacts, DramaPage, RankClaim, SeasonPart } from './drama-page.ts'
export type { EpisodePage } from './episode-page.ts'
export type { ArchiveFilter, ArchivePage, HomePage } from './fronts.ts'
export type { MakingPage, SceneShown } from './making-page.ts'
export type { AiringLine } from './on-air.ts'
export type { PersonPage, RolePlayed, Said } from './person-page.ts'
export type { OtherDrama, StoryPage } from './story-page.ts'

/**
 * One function for each page that readers see: plain objects, ready to be shown. By slug; where the answer's own `slug`
 * is another than the one asked for, the address has moved. Undefined: there is no such page.
 */
export function createPages(db: Kysely<Schema>) {
  const bySlug = async <Answer>(
    kind: SlugKind,
    slug: string,
    page: (id: string) => Promise<Answer>,
  ): Promise<Answer | undefined> => {
    const id = await subjectOfSlug(db, kind, slug)
    return id === undefined ? undefined : page(id)
  }
  return {
    story: (slug: string, now = new Date()): Promise<StoryPage | undefined> =>
      bySlug('story', slug, (id) => storyPage(db, id, now)),

    /** A story's draft, by its id, as its page would be. For the desk alone. */
    draft: (storyId: string, now = new Date()): Promise<StoryPage | undefined> => draftPage(db, storyId, now),

    /** A public making; with `desk`, any. */
    making: async (slug: string, desk = false): Promise<MakingPage | undefined> => {
      const page = await bySlug('making', slug, (id) => makingPage(db, id))
      return page && (desk || page.making.visibility === 'public') ? page : undefined
    },

    drama: (slug: string, now = new Date()): Promise<DramaPage | undefined> =>
      bySlug('drama', slug, (id) => dramaPage(db, id, now)),

    episode: (dramaSlug: string, season: number, number: number, now = new Date()): Promise<EpisodePage | undefined> =>
      bySlug('drama', dramaSlug, (id) => episodePage(db, id, season, number, now)),

    person: (slug: string): Promise<PersonPage | undefined> => bySlug('person', slug, (id) => personPage(db, id)),

    /** Airings from an instant to before another: a week for the schedule, more for a calendar feed. */
    schedule: (from: Date, to: Date, dramaId?: string): Promise<AiringLine[]> =>
      airingLines(db, { from, to, limit: 5000, ...(dramaId === undefined ? {} : { dramaId }) }),

    /** A series' ranking as of a day (today's newest when left out), with what changed since the one before. */
    ranking: (slug: string, day?: string): Promise<RankingWithChanges | undefined> =>
      bySlug('ranking', slug, (id) => rankingWithChanges(db, id, day)),

    home: (now = new Date(), language?: string): Promise<HomePage> => homePage(db, now, language),
    archive: (filter: ArchiveFilter = {}): Promise<ArchivePage> => archive(db, filter),
    tags: () => tags(db),
    corrections: (page?: Page) => corrections(db, page),
    makings: (page: Page = {}): Promise<MakingCard[]> => makingCards(db, page),
    stories: (page: Page = {}) => storyCards(db, page),
  }
}
