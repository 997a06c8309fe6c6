import type { Tx } from '../opening/writing.ts'
import { THINGS, type Thing, type ThingKind } from './shape.ts'

/** Whose things are told: of these dramas and what belongs to them, or of all. */
export type Chosen = { dramaIds?: readonly string[] }

/** Ids of the things of a kind that are told, in order. Sources and people of chosen dramas are told by who refers to them. */
export async function chosenIds(
  tx: Tx,
  kind: ThingKind,
  { dramaIds }: Chosen,
  seen: readonly Thing[],
): Promise<string[]> {
  const { table } = THINGS[kind]
  const all = await tx
    .selectFrom(table as 'drama')
    .select('id')
    .orderBy('id')
    .execute()
  const ids = all.map(({ id }) => id)
  if (!dramaIds) return ids
  const wanted = new Set(await ofDramas(tx, kind, dramaIds, seen))
  return ids.filter((id) => wanted.has(id))
}

async function ofDramas(
  tx: Tx,
  kind: ThingKind,
  dramaIds: readonly string[],
  seen: readonly Thing[],
): Promise<Iterable<string>> {
  if (kind === 'dramas') return dramaIds
  if (kind === 'rankings' || dramaIds.length === 0) return []
  if (kind === 'sources') return valuesOf(seen, 'sourceId')
  if (kind === 'people') return valuesOf(seen, 'personId')
  const makings = await tx.selectFrom('making').select(['id', 'videoId']).where('dramaId', 'in', dramaIds).execute()
  if (kind === 'makings') return makings.map(({ id }) => id)
  if (kind === 'videos') {
    const episodes = await tx
      .selectFrom('video')
      .innerJoin('episode', 'episode.id', 'video.episodeId')
      .innerJoin('season', 'season.id', 'episode.seasonId')
      .select('video.id')
      .where('season.dramaId', 'in', dramaIds)
      .execute()
    return [...episodes.map(({ id }) => id), ...makings.map(({ videoId }) => videoId)]
  }
  const stories = await tx
    .selectFrom('story')
    .select('id')
    .where((where) =>
      where.or([
        where('dramaId', 'in', dramaIds),
        ...(makings.length > 0
          ? [
              where(
                'makingId',
                'in',
                makings.map(({ id }) => id),
              ),
            ]
          : []),
      ]),
    )
    .execute()
  return stories.map(({ id }) => id)
}

/** Every value of a field, wherever it stands in things. */
function valuesOf(value: unknown, field: string, into = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const each of value) valuesOf(each, field, into)
  else if (value !== null && typeof value === 'object')
    for (const [name, each] of Object.entries(value)) {
      if (name === field && typeof each === 'string') into.add(each)
      else valuesOf(each, field, into)
    }
  return into
}
