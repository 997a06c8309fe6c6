import type { Kysely } from 'kysely'
import type { Localized } from '../schema/columns.ts'
import type { AiringKind } from '../schema/drama-tables.ts'
import type { Schema } from '../schema/schema.ts'

/** An airing with the drama and episode that it brings. `localDate` and `localMinutes` are the network's ("25:10" kept). */
export type AiringLine = {
  id: string
  at: Date
  zone: string
  network: string
  localDate: string
  localMinutes: number
  kind: AiringKind
  words: string | null
  drama: { id: string; slug: string; titles: Localized }
  episode: { id: string; season: number; number: number; titles: Localized } | null
  /** How long it lasts: the episode's own length, else that of the slot; null where neither is known. */
  runtimeSeconds: number | null
  /** The last of its season as it is planned. */
  finale: boolean
}

/** Airings from an instant to before another, in order; of one drama, or of all. */
export async function airingLines(
  db: Kysely<Schema>,
  span: { from?: Date; to?: Date; dramaId?: string; episodeId?: string; newestFirst?: boolean; limit?: number },
): Promise<AiringLine[]> {
  let query = db
    .selectFrom('airing')
    .innerJoin('season', 'season.id', 'airing.seasonId')
    .innerJoin('drama', 'drama.id', 'season.dramaId')
    .leftJoin('episode', 'episode.id', 'airing.episodeId')
    .leftJoin('airingPattern', 'airingPattern.id', 'airing.patternId')
    .selectAll('airing')
    .select([
      'drama.id as dramaId',
      'drama.slug',
      'drama.titles as dramaTitles',
      'season.number as season',
      'season.plannedEpisodes',
      'episode.number',
      'episode.titles as episodeTitles',
      'episode.runtimeSeconds',
      'airingPattern.runtimeMinutes',
    ])
    .orderBy('airing.at', span.newestFirst ? 'desc' : 'asc')
    .orderBy('airing.id')
  if (span.from) query = query.where('airing.at', '>=', span.from)
  if (span.to) query = query.where('airing.at', '<', span.to)
  if (span.dramaId) query = query.where('drama.id', '=', span.dramaId)
  if (span.episodeId) query = query.where('episode.id', '=', span.episodeId)
  const rows = await query.limit(span.limit ?? 500).execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    zone: row.zone,
    network: row.network,
    localDate: row.localDate,
    localMinutes: row.localMinutes,
    kind: row.kind,
    words: row.words,
    drama: { id: row.dramaId, slug: row.slug, titles: row.dramaTitles },
    episode:
      row.episodeId && row.number !== null && row.episodeTitles
        ? { id: row.episodeId, season: row.season, number: row.number, titles: row.episodeTitles }
        : null,
    runtimeSeconds: row.runtimeSeconds ?? slotSeconds(row),
    finale: row.kind === 'first' && row.number !== null && row.number === row.plannedEpisodes,
  }))
}

/** A slot's length is that of the episodes for which it was made: what else airs in it may be of any. */
function slotSeconds({ episodeId, runtimeMinutes }: { episodeId: string | null; runtimeMinutes: number | null }) {
  return episodeId === null || runtimeMinutes === null ? null : runtimeMinutes * 60
}
