import { sql, type Kysely, type Selectable } from 'kysely'
import { jsonText } from '../opening/json-text.ts'
import { Refused } from '../opening/errors.ts'
import { newId } from '../opening/ids.ts'
import { containing } from '../opening/containing.ts'
import { named, updateAtVersion } from '../opening/versions.ts'
import { write } from '../opening/writing.ts'
import type { Localized, Rights } from '../schema/columns.ts'
import type { VideoKind, VideoState, VideoTable } from '../schema/making-tables.ts'
import type { Schema } from '../schema/schema.ts'

export type Video = Selectable<VideoTable>

/** A video of an episode, as the desk lists it. */
export type EpisodeLine = Video & {
  drama: { id: string; titles: Localized } | null
  season: number | null
  number: number | null
}

export type VideoDraft = {
  kind: VideoKind
  episodeId?: string | null
  /** Where the file lies, when imported by reference. */
  file?: string | null
  /** Where the object store has it, when imported by copy. */
  storeKey?: string | null
  /** Of the content, hex: two files of the same content are one video. */
  sha256?: string | null
  bytes?: number | null
  durationSeconds?: number | null
  width?: number | null
  height?: number | null
  framesPerSecond?: number | null
  printKey?: string | null
  posterKey?: string | null
  embedUrl?: string | null
  rights?: Rights
  state?: VideoState
  progress?: number
  problem?: string | null
  sourceId?: string | null
  facts?: { [name: string]: unknown }
}

export function createVideos(db: Kysely<Schema>) {
  return {
    /** Adds a video; one whose content is there already is answered as it is, with `known`. */
    add: (draft: VideoDraft): Promise<{ video: Video; known: boolean }> =>
      write(db, async ({ tx, changed }) => {
        const { facts, ...plain } = draft
        const added = await tx
          .insertInto('video')
          .values({ id: newId(), ...plain, ...(facts ? { facts: jsonText(facts) } : {}) })
          .onConflict((conflict) => conflict.column('sha256').doNothing())
          .returningAll()
          .executeTakeFirst()
        if (added) {
          changed('video', added.id)
          return { video: added, known: false }
        }
        const video = await tx
          .selectFrom('video')
          .selectAll()
          .where('sha256', '=', draft.sha256 ?? null)
          .executeTakeFirstOrThrow()
        return { video, known: true }
      }),

    /** Changes a video; with a version, only if it still is at it. */
    change: (id: string, values: Partial<VideoDraft>, version?: number): Promise<Video> =>
      write(db, async ({ tx, changed }) => {
        const { facts, ...plain } = values
        const columns = named({ ...plain, facts: facts && jsonText(facts), changedAt: new Date() })
        await updateAtVersion(tx, 'video', id, version, columns)
        changed('video', id)
        return tx.selectFrom('video').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      }),

    /** Takes a video away with its captions. One that a making shows is refused: remove the making first. */
    remove: (id: string, who: string): Promise<void> =>
      write(db, async ({ tx, note, changed }) => {
        const making = await tx.selectFrom('making').select('slug').where('videoId', '=', id).executeTakeFirst()
        if (making)
          throw new Refused(`The video is shown by the making "${making.slug}": remove that first.`, {
            code: 'video-has-making',
            values: { making: making.slug },
          })
        await tx.deleteFrom('video').where('id', '=', id).execute()
        note(who, 'remove', 'video', id)
        changed('video', id)
      }),

    get: (id: string): Promise<Video | undefined> =>
      db.selectFrom('video').selectAll().where('id', '=', id).executeTakeFirst(),

    byHash: (sha256: string): Promise<Video | undefined> =>
      db.selectFrom('video').selectAll().where('sha256', '=', sha256).executeTakeFirst(),

    ofEpisode: (episodeId: string): Promise<Video[]> =>
      db.selectFrom('video').selectAll().where('episodeId', '=', episodeId).orderBy('id').execute(),

    /** The desk's list of episodes: those of a drama in their order, those of none first. */
    episodes: async (
      filter: { text?: string; dramaId?: string; state?: VideoState; limit?: number; offset?: number } = {},
    ): Promise<EpisodeLine[]> => {
      let query = db
        .selectFrom('video')
        .leftJoin('episode', 'episode.id', 'video.episodeId')
        .leftJoin('season', 'season.id', 'episode.seasonId')
        .leftJoin('drama', 'drama.id', 'season.dramaId')
        .selectAll('video')
        .select(['drama.id as dramaId', 'drama.titles', 'season.number as season', 'episode.number'])
        .where('video.kind', '=', 'episode')
        .orderBy('drama.slug', (order) => order.asc().nullsFirst())
        .orderBy('season.number')
        .orderBy('episode.number')
        .orderBy('video.id')
      if (filter.dramaId) query = query.where('drama.id', '=', filter.dramaId)
      if (filter.state) query = query.where('video.state', '=', filter.state)
      if (filter.text) {
        const wanted = containing(filter.text)
        query = query.where((each) =>
          each.or([
            sql<boolean>`drama.titles::text ilike ${wanted}`,
            sql<boolean>`video.file ilike ${wanted}`,
            sql<boolean>`array_to_string(drama.aliases, ' ') ilike ${wanted}`,
          ]),
        )
      }
      const rows = await query
        .limit(filter.limit ?? 50)
        .offset(filter.offset ?? 0)
        .execute()
      return rows.map(({ dramaId, titles, ...row }) => ({
        ...row,
        drama: dramaId !== null && titles !== null ? { id: dramaId, titles } : null,
      }))
    },

    /** Where videos lie that were imported by name, and how many bytes each had. */
    files: async (): Promise<Map<string, number | null>> => {
      const rows = await db.selectFrom('video').select(['file', 'bytes']).where('file', 'is not', null).execute()
      return new Map(rows.map(({ file, bytes }) => [file ?? '', bytes]))
    },

    list: (
      filter: { kind?: VideoKind; state?: VideoState; limit?: number; offset?: number } = {},
    ): Promise<Video[]> => {
      let query = db.selectFrom('video').selectAll().orderBy('id', 'desc')
      if (filter.kind) query = query.where('kind', '=', filter.kind)
      if (filter.state) query = query.where('state', '=', filter.state)
      return query
        .limit(filter.limit ?? 100)
        .offset(filter.offset ?? 0)
        .execute()
    },
  }
}
