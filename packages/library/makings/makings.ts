import { sql, type Kysely, type Selectable } from 'kysely'
import { jsonText } from '../opening/json-text.ts'
import { Refused } from '../opening/errors.ts'
import { newId } from '../opening/ids.ts'
import { claimSlug, subjectOfSlug } from '../opening/slugs.ts'
import { containing } from '../opening/containing.ts'
import { named, updateAtVersion } from '../opening/versions.ts'
import { write, type Tx } from '../opening/writing.ts'
import type { Localized } from '../schema/columns.ts'
import type { MakingState, MakingTable, VideoState, Visibility } from '../schema/making-tables.ts'
import type { Schema } from '../schema/schema.ts'
import { indexCues, indexMaking, indexMoments } from '../search/indexing.ts'

export type Making = Selectable<MakingTable>

/** `episodes`: those that it is laid against; `name` is the id that the watch report gives each. */
export type MakingDraft = {
  id?: string
  version?: number
  slug?: string
  videoId?: string
  dramaId?: string | null
  titles?: Localized
  publishedOn?: string | null
  /** The last episode that the making gives away. */
  spoiler?: { season: number; episode: number } | null
  visibility?: Visibility
  episodes?: { episodeId: string; name: string }[]
}

/** A making as the desk lists it. */
export type MakingLine = Making & {
  drama: { id: string; slug: string; titles: Localized } | null
  video: {
    state: VideoState
    progress: number
    problem: string | null
    durationSeconds: number | null
    posterKey: string | null
  }
  decisions: number
  stories: number
}

export function createMakings(db: Kysely<Schema>) {
  return {
    save: (
      draft: MakingDraft & ({ id: string } | { videoId: string; titles: Localized }),
      who: string,
    ): Promise<Making> =>
      write(db, async (writing) => {
        const { tx } = writing
        const { id = newId(), version, slug: wanted, titles, spoiler, episodes, ...plain } = draft
        const values = named({
          ...plain,
          titles: titles && jsonText(titles),
          spoilerSeason: spoiler === undefined ? undefined : (spoiler?.season ?? null),
          spoilerEpisode: spoiler === undefined ? undefined : (spoiler?.episode ?? null),
          changedAt: new Date(),
        })
        const known = await tx.selectFrom('making').selectAll().where('id', '=', id).executeTakeFirst()
        if (known) {
          const slug = wanted === undefined ? undefined : await claimSlug(tx, 'making', wanted, id)
          await updateAtVersion(tx, 'making', id, version, named({ ...values, slug }))
        } else {
          const name = wanted ?? titles?.['en'] ?? Object.values(titles ?? {})[0] ?? ''
          const slug = await claimSlug(tx, 'making', name, id)
          await tx
            .insertInto('making')
            .values({ ...values, id, slug } as never)
            .execute()
        }
        if (episodes) {
          await tx.deleteFrom('makingEpisode').where('makingId', '=', id).execute()
          if (episodes.length > 0) {
            await tx
              .insertInto('makingEpisode')
              .values(episodes.map((episode) => ({ makingId: id, ...episode })))
              .execute()
          }
        }
        const making = await tx.selectFrom('making').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
        if (!known || foundElsewhere(known, making)) await reindex(tx, id)
        else await indexMaking(tx, id)
        writing.note(who, known ? 'change' : 'make', 'making', id)
        writing.changed('making', id)
        return making
      }),

    /** Where the work on a making stands: told by the job that does it. */
    setState: (id: string, state: MakingState, progress: number, problem: string | null = null): Promise<void> =>
      write(db, async ({ tx, changed }) => {
        await tx
          .updateTable('making')
          .set({ state, progress, problem, changedAt: new Date() })
          .where('id', '=', id)
          .execute()
        changed('making', id)
      }),

    get: (id: string): Promise<Making | undefined> =>
      db.selectFrom('making').selectAll().where('id', '=', id).executeTakeFirst(),

    bySlug: async (slug: string): Promise<Making | undefined> => {
      const id = await subjectOfSlug(db, 'making', slug)
      return id === undefined ? undefined : db.selectFrom('making').selectAll().where('id', '=', id).executeTakeFirst()
    },

    ofVideo: (videoId: string): Promise<Making[]> =>
      db.selectFrom('making').selectAll().where('videoId', '=', videoId).orderBy('id').execute(),

    /** Those that are laid against an episode. */
    ofEpisode: (episodeId: string): Promise<Making[]> =>
      db
        .selectFrom('making')
        .innerJoin('makingEpisode', 'makingEpisode.makingId', 'making.id')
        .selectAll('making')
        .where('makingEpisode.episodeId', '=', episodeId)
        .orderBy('making.id')
        .execute(),

    /** Indexes a making anew for the search. */
    reindex: (id: string): Promise<void> => write(db, ({ tx }) => reindex(tx, id)),

    /**
     * Takes a making away with its findings and decisions; the video and its captions stay. One that readers see a story of,
     * or soon will, is refused: withdraw that first.
     */
    remove: (id: string, who: string): Promise<void> =>
      write(db, async ({ tx, note, changed }) => {
        const story = await tx
          .selectFrom('story')
          .select('slug')
          .where('makingId', '=', id)
          .where('state', '!=', 'withdrawn')
          .where((is) => is.or([is('publishedRevisionId', 'is not', null), is('scheduledFor', 'is not', null)]))
          .executeTakeFirst()
        if (story)
          throw new Refused(
            `The story "${story.slug}" shows the making, and its quotes rest on it: withdraw that first.`,
            {
              code: 'making-has-story',
              values: { story: story.slug },
            },
          )
        await tx.deleteFrom('searchEntry').where('ownerId', '=', id).execute()
        await tx.deleteFrom('making').where('id', '=', id).execute()
        note(who, 'remove', 'making', id)
        changed('making', id)
      }),

    episodes: (makingId: string) =>
      db
        .selectFrom('makingEpisode')
        .innerJoin('episode', 'episode.id', 'makingEpisode.episodeId')
        .innerJoin('season', 'season.id', 'episode.seasonId')
        .select(['episode.id', 'makingEpisode.name', 'season.number as season', 'episode.number', 'episode.titles'])
        .where('makingEpisode.makingId', '=', makingId)
        .orderBy('season.number')
        .orderBy('episode.number')
        .execute(),

    /** The desk's list, newest first. */
    list: async (
      filter: {
        state?: MakingState
        dramaId?: string
        visibility?: Visibility
        /** Words of its title or of its drama's, in any language. */
        text?: string
        limit?: number
        offset?: number
      } = {},
    ): Promise<MakingLine[]> => {
      let query = db
        .selectFrom('making')
        .innerJoin('video', 'video.id', 'making.videoId')
        .leftJoin('drama', 'drama.id', 'making.dramaId')
        .selectAll('making')
        .select([
          'drama.slug as dramaSlug',
          'drama.titles as dramaTitles',
          'video.state as videoState',
          'video.progress as videoProgress',
          'video.problem as videoProblem',
          'video.durationSeconds',
          'video.posterKey',
        ])
        .select((select) => [
          select
            .selectFrom('decision')
            .whereRef('decision.makingId', '=', 'making.id')
            .select((each) => each.fn.countAll<number>().as('count'))
            .as('decisions'),
          select
            .selectFrom('story')
            .whereRef('story.makingId', '=', 'making.id')
            .select((each) => each.fn.countAll<number>().as('count'))
            .as('stories'),
        ])
        .orderBy('making.id', 'desc')
      if (filter.state) query = query.where('making.state', '=', filter.state)
      if (filter.dramaId) query = query.where('making.dramaId', '=', filter.dramaId)
      if (filter.visibility) query = query.where('making.visibility', '=', filter.visibility)
      if (filter.text) {
        const wanted = containing(filter.text)
        query = query.where((each) =>
          each.or([
            sql<boolean>`making.titles::text ilike ${wanted}`,
            sql<boolean>`drama.titles::text ilike ${wanted}`,
            sql<boolean>`array_to_string(drama.aliases, ' ') ilike ${wanted}`,
          ]),
        )
      }
      const rows = await query
        .limit(filter.limit ?? 50)
        .offset(filter.offset ?? 0)
        .execute()
      return rows.map(
        ({ dramaSlug, dramaTitles, videoState, videoProgress, videoProblem, durationSeconds, posterKey, ...row }) => ({
          ...row,
          drama:
            row.dramaId && dramaSlug && dramaTitles ? { id: row.dramaId, slug: dramaSlug, titles: dramaTitles } : null,
          video: { state: videoState, progress: videoProgress, problem: videoProblem, durationSeconds, posterKey },
          decisions: row.decisions ?? 0,
          stories: row.stories ?? 0,
        }),
      )
    },
  }
}

/** Whether search finds a making's cues under other conditions than before. */
function foundElsewhere(before: Making, now: Making): boolean {
  return before.dramaId !== now.dramaId || before.visibility !== now.visibility || before.videoId !== now.videoId
}

async function reindex(tx: Tx, id: string): Promise<void> {
  await indexMaking(tx, id)
  await indexCues(tx, id)
  await indexMoments(tx, id)
}
