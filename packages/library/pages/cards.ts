import type { Kysely, SelectQueryBuilder } from 'kysely'
import type { Localized, Picture, Rights } from '../schema/columns.ts'
import type { DramaStatus } from '../schema/drama-tables.ts'
import type { Schema } from '../schema/schema.ts'

/** A story as lists show it. `spoiler` is what the headline's page gives away: guard the headline, show the teaser. */
export type StoryCard = {
  id: string
  slug: string
  language: string
  headline: string
  teaser: string | null
  standfirst: string
  picture: Picture | null
  byline: string
  tags: string[]
  spoiler: { season: number; episode: number } | null
  publishedAt: Date
  firstPublishedAt: Date
  drama: { id: string; slug: string; titles: Localized } | null
}

export type DramaCard = {
  id: string
  slug: string
  titles: Localized
  network: string | null
  status: DramaStatus
  picture: Picture | null
}

export type PersonCard = { id: string; slug: string; names: Localized; picture: Picture | null }

export type MakingCard = {
  id: string
  slug: string
  titles: Localized
  publishedOn: string | null
  durationSeconds: number | null
  posterKey: string | null
  /** The video's: a poster is a still of it. */
  rights: Rights
  spoiler: { season: number; episode: number } | null
  drama: { id: string; slug: string; titles: Localized } | null
}

/** Stories and makings as a list narrows them. */
export type StoryQuery = SelectQueryBuilder<Schema, 'story', object>
export type MakingQuery = SelectQueryBuilder<Schema, 'making', object>

export type Page = { limit?: number; offset?: number }

/** Published stories, newest first; narrowed by `where`. */
export async function storyCards(
  db: Kysely<Schema>,
  page: Page,
  where: (query: StoryQuery) => StoryQuery = (query) => query,
): Promise<StoryCard[]> {
  const rows = await where(db.selectFrom('story').where('story.state', '=', 'published'))
    .innerJoin('storyRevision', 'storyRevision.id', 'story.publishedRevisionId')
    .leftJoin('drama', 'drama.id', 'story.dramaId')
    .select([
      'story.id',
      'story.slug',
      'story.language',
      'story.publishedAt',
      'story.firstPublishedAt',
      'storyRevision.content',
      'drama.id as dramaId',
      'drama.slug as dramaSlug',
      'drama.titles as dramaTitles',
    ])
    .orderBy('story.publishedAt', 'desc')
    .orderBy('story.id')
    .limit(page.limit ?? 20)
    .offset(page.offset ?? 0)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    language: row.language,
    headline: row.content.headline,
    teaser: row.content.teaser ?? null,
    standfirst: row.content.standfirst,
    picture: row.content.picture ?? null,
    byline: row.content.byline,
    tags: row.content.tags,
    spoiler: row.content.spoiler,
    publishedAt: row.publishedAt ?? new Date(0),
    firstPublishedAt: row.firstPublishedAt ?? new Date(0),
    drama:
      row.dramaId && row.dramaSlug && row.dramaTitles
        ? { id: row.dramaId, slug: row.dramaSlug, titles: row.dramaTitles }
        : null,
  }))
}

/** Public makings, newest first; narrowed by `where`. */
export async function makingCards(
  db: Kysely<Schema>,
  page: Page,
  where: (query: MakingQuery) => MakingQuery = (query) => query,
): Promise<MakingCard[]> {
  const rows = await where(db.selectFrom('making').where('making.visibility', '=', 'public'))
    .innerJoin('video', 'video.id', 'making.videoId')
    .leftJoin('drama', 'drama.id', 'making.dramaId')
    .select([
      'making.id',
      'making.slug',
      'making.titles',
      'making.publishedOn',
      'making.spoilerSeason',
      'making.spoilerEpisode',
      'video.durationSeconds',
      'video.posterKey',
      'video.rights',
      'drama.id as dramaId',
      'drama.slug as dramaSlug',
      'drama.titles as dramaTitles',
    ])
    .orderBy('making.publishedOn', (order) => order.desc().nullsLast())
    .orderBy('making.id', 'desc')
    .limit(page.limit ?? 20)
    .offset(page.offset ?? 0)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    titles: row.titles,
    publishedOn: row.publishedOn,
    durationSeconds: row.durationSeconds,
    posterKey: row.posterKey,
    rights: row.rights,
    spoiler:
      row.spoilerSeason !== null && row.spoilerEpisode !== null
        ? { season: row.spoilerSeason, episode: row.spoilerEpisode }
        : null,
    drama:
      row.dramaId && row.dramaSlug && row.dramaTitles
        ? { id: row.dramaId, slug: row.dramaSlug, titles: row.dramaTitles }
        : null,
  }))
}
