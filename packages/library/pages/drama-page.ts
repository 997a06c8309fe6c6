import { sql, type Kysely } from 'kysely'
import { castOf, type CastLine, type Relation } from '../dramas/cast.ts'
import type { Drama, Synopsis } from '../dramas/dramas.ts'
import { offersOn, type Offer } from '../dramas/offers.ts'
import type { AiringException, AiringPattern } from '../dramas/airings.ts'
import type { Note } from '../sources/sources.ts'
import type { Localized } from '../schema/columns.ts'
import type { Schema } from '../schema/schema.ts'
import type { SeasonStatus } from '../schema/drama-tables.ts'
import { makingCards, storyCards, type MakingCard, type StoryCard } from './cards.ts'
import { airingLines, type AiringLine } from './on-air.ts'

export type SeasonPart = {
  id: string
  number: number
  titles: Localized
  status: SeasonStatus
  plannedEpisodes: number | null
  pattern: (AiringPattern & { exceptions: AiringException[] }) | null
  episodes: { id: string; number: number; titles: Localized; runtimeSeconds: number | null; airsAt: Date | null }[]
  premiere: { at: Date; localDate: string } | null
  /** The airing of the last planned episode; null while the number of episodes is not known. */
  finale: { at: Date; localDate: string } | null
}

/** A rank that a drama holds, with all that a reader needs to judge it. */
export type RankClaim = {
  rank: number
  label: string
  value: number | null
  series: { id: string; slug: string; titles: Localized; metric: string; territory: string; period: string }
  source: { id: string; name: string; url: string | null }
  fromOn: string
  toOn: string
  asOf: string | null
}

/** What a story, an episode and a drama page all say of a drama. */
export type DramaFacts = {
  drama: Drama
  synopses: (Synopsis & { source: { name: string; url: string | null } | null })[]
  seasons: SeasonPart[]
  cast: CastLine[]
  relations: Relation[]
  offers: Offer[]
  rankings: RankClaim[]
  notes: Note[]
  nextAiring: AiringLine | null
}

export type DramaPage = DramaFacts & { makings: MakingCard[]; stories: StoryCard[] }

export async function dramaFacts(db: Kysely<Schema>, dramaId: string, now: Date): Promise<DramaFacts | undefined> {
  const drama = await db.selectFrom('drama').selectAll().where('id', '=', dramaId).executeTakeFirst()
  if (!drama) return undefined
  const [synopses, seasons, cast, relations, offers, rankings, notes, next] = await Promise.all([
    synopsesOf(db, dramaId),
    seasonsOf(db, dramaId),
    castOf(db, dramaId),
    db
      .selectFrom('relation')
      .innerJoin('role', 'role.id', 'relation.fromRoleId')
      .selectAll('relation')
      .where('role.dramaId', '=', dramaId)
      .orderBy('relation.id')
      .execute(),
    offersOn(db, now.toISOString().slice(0, 10), [dramaId]),
    rankClaims(db, dramaId),
    db
      .selectFrom('note')
      .selectAll()
      .where('subjectKind', '=', 'drama')
      .where('subjectId', '=', dramaId)
      .orderBy('id')
      .execute(),
    airingLines(db, { from: now, dramaId, limit: 1 }),
  ])
  return { drama, synopses, seasons, cast, relations, offers, rankings, notes, nextAiring: next[0] ?? null }
}

export async function dramaPage(db: Kysely<Schema>, dramaId: string, now: Date): Promise<DramaPage | undefined> {
  const facts = await dramaFacts(db, dramaId, now)
  if (!facts) return undefined
  const [makings, stories] = await Promise.all([
    makingCards(db, { limit: 100 }, (query) => query.where('making.dramaId', '=', dramaId)),
    storyCards(db, { limit: 50 }, (query) => query.where('story.dramaId', '=', dramaId)),
  ])
  return { ...facts, makings, stories }
}

async function synopsesOf(db: Kysely<Schema>, dramaId: string): Promise<DramaFacts['synopses']> {
  const rows = await db
    .selectFrom('synopsis')
    .leftJoin('source', 'source.id', 'synopsis.sourceId')
    .select(['synopsis.language', 'synopsis.words', 'synopsis.sourceId', 'source.name', 'source.url'])
    .where('synopsis.dramaId', '=', dramaId)
    .orderBy('synopsis.language')
    .execute()
  return rows.map(({ name, url, ...row }) => ({ ...row, source: name === null ? null : { name, url } }))
}

async function seasonsOf(db: Kysely<Schema>, dramaId: string): Promise<SeasonPart[]> {
  const seasons = await db.selectFrom('season').selectAll().where('dramaId', '=', dramaId).orderBy('number').execute()
  if (seasons.length === 0) return []
  const ids = seasons.map((season) => season.id)
  const [episodes, airings, patterns, exceptions] = await Promise.all([
    db.selectFrom('episode').selectAll().where('seasonId', 'in', ids).orderBy('number').execute(),
    db
      .selectFrom('airing')
      .select(['seasonId', 'episodeId', 'at', 'localDate', 'kind'])
      .where('seasonId', 'in', ids)
      .where('kind', '=', 'first')
      .orderBy('at')
      .execute(),
    db.selectFrom('airingPattern').selectAll().where('seasonId', 'in', ids).execute(),
    db
      .selectFrom('airingException')
      .innerJoin('airingPattern', 'airingPattern.id', 'airingException.patternId')
      .selectAll('airingException')
      .where('airingPattern.seasonId', 'in', ids)
      .orderBy('onDate')
      .execute(),
  ])
  const firstOf = new Map<string, { at: Date; localDate: string }>()
  for (const airing of airings)
    if (airing.episodeId && !firstOf.has(airing.episodeId)) firstOf.set(airing.episodeId, airing)
  return seasons.map((season) => {
    const own = episodes.filter((episode) => episode.seasonId === season.id)
    const pattern = patterns.find((each) => each.seasonId === season.id)
    const last = own.find((episode) => episode.number === season.plannedEpisodes)
    const premiere = airings.find((airing) => airing.seasonId === season.id)
    const finale = last && firstOf.get(last.id)
    return {
      id: season.id,
      number: season.number,
      titles: season.titles,
      status: season.status,
      plannedEpisodes: season.plannedEpisodes,
      pattern: pattern ? { ...pattern, exceptions: exceptions.filter((each) => each.patternId === pattern.id) } : null,
      episodes: own.map(({ id, number, titles, runtimeSeconds }) => ({
        id,
        number,
        titles,
        runtimeSeconds,
        airsAt: firstOf.get(id)?.at ?? null,
      })),
      premiere: premiere ? { at: premiere.at, localDate: premiere.localDate } : null,
      finale: finale ? { at: finale.at, localDate: finale.localDate } : null,
    }
  })
}

/** The newest rank of a drama in each series. */
export async function rankClaims(db: Kysely<Schema>, dramaId: string): Promise<RankClaim[]> {
  const rows = await db
    .selectFrom('rankingEntry')
    .innerJoin('ranking', 'ranking.id', 'rankingEntry.rankingId')
    .innerJoin('rankingSeries as series', 'series.id', 'ranking.seriesId')
    .innerJoin('source', 'source.id', 'series.sourceId')
    .distinctOn('series.id')
    .select([
      'rankingEntry.rank',
      'rankingEntry.label',
      'rankingEntry.value',
      'ranking.fromOn',
      'ranking.toOn',
      'ranking.asOf',
      'series.id as seriesId',
      'series.slug',
      'series.titles',
      'series.metric',
      'series.territory',
      'series.period',
      'source.id as sourceId',
      'source.name',
      'source.url',
    ])
    .where('rankingEntry.dramaId', '=', dramaId)
    .orderBy('series.id')
    .orderBy('ranking.toOn', 'desc')
    .orderBy(sql`ranking_entry.rank`)
    .execute()
  return rows.map(({ seriesId, slug, titles, metric, territory, period, sourceId, name, url, ...row }) => ({
    ...row,
    series: { id: seriesId, slug, titles, metric, territory, period },
    source: { id: sourceId, name, url },
  }))
}
