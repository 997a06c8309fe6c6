import type { Kysely } from 'kysely'
import type { CastLine } from '../dramas/cast.ts'
import type { Episode } from '../dramas/dramas.ts'
import type { Schema } from '../schema/schema.ts'
import { makingCards, storyCards, type MakingCard, type StoryCard } from './cards.ts'
import { dramaFacts, type DramaFacts } from './drama-page.ts'
import { makingPage, type SceneShown } from './making-page.ts'
import { airingLines, type AiringLine } from './on-air.ts'

export type EpisodePage = {
  episode: Episode
  season: number
  facts: DramaFacts
  airings: AiringLine[]
  /** Who is in this episode: those bound to it, and those bound to none. */
  cast: CastLine[]
  makings: (MakingCard & { scenes: SceneShown[] })[]
  stories: StoryCard[]
  before: { number: number } | null
  after: { number: number } | null
}

export async function episodePage(
  db: Kysely<Schema>,
  dramaId: string,
  seasonNumber: number,
  number: number,
  now: Date,
): Promise<EpisodePage | undefined> {
  const facts = await dramaFacts(db, dramaId, now)
  const season = facts?.seasons.find((each) => each.number === seasonNumber)
  const listed = season?.episodes.find((each) => each.number === number)
  if (!facts || !season || !listed) return undefined
  const episodeId = listed.id
  const [episode, airings, makings, stories] = await Promise.all([
    db.selectFrom('episode').selectAll().where('id', '=', episodeId).executeTakeFirstOrThrow(),
    airingLines(db, { episodeId }),
    makingCards(db, { limit: 50 }, (query) =>
      query.where('making.id', 'in', (from) =>
        from.selectFrom('makingEpisode').select('makingId').where('episodeId', '=', episodeId),
      ),
    ),
    storyCards(db, { limit: 50 }, (query) =>
      query.where('story.id', 'in', (from) =>
        from
          .selectFrom('storySubject')
          .select('storyId')
          .where('kind', '=', 'episode')
          .where('subjectId', '=', episodeId),
      ),
    ),
  ])
  const withScenes = await Promise.all(
    makings.map(async (card) => {
      const page = await makingPage(db, card.id)
      return { ...card, scenes: (page?.scenes ?? []).filter((scene) => scene.episode?.id === episodeId) }
    }),
  )
  const at = (wanted: number): { number: number } | null =>
    season.episodes.some((each) => each.number === wanted) ? { number: wanted } : null
  return {
    episode,
    season: seasonNumber,
    facts,
    airings,
    cast: facts.cast.filter(
      (line) => line.episodes.length === 0 || line.episodes.some((each) => each.id === episodeId),
    ),
    makings: withScenes,
    stories,
    before: at(number - 1),
    after: at(number + 1),
  }
}
