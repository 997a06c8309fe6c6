import { sql, type Kysely, type Selectable } from 'kysely'
import { jsonText } from '../opening/json-text.ts'
import { NotFound, Refused } from '../opening/errors.ts'
import { newId } from '../opening/ids.ts'
import { claimSlug, subjectOfSlug } from '../opening/slugs.ts'
import { containing } from '../opening/containing.ts'
import { named, updateAtVersion } from '../opening/versions.ts'
import { write, type Tx } from '../opening/writing.ts'
import type { Localized, Picture } from '../schema/columns.ts'
import type { DramaStatus, DramaTable, EpisodeTable, SeasonStatus, SeasonTable } from '../schema/drama-tables.ts'
import type { Schema } from '../schema/schema.ts'
import { indexDrama } from '../search/indexing.ts'

export type Drama = Selectable<DramaTable>
export type Season = Selectable<SeasonTable>
export type Episode = Selectable<EpisodeTable>
export type Synopsis = { language: string; words: string; sourceId?: string | null }

/** With an `id`: a change of that drama, made only if it still is at `version`. Fields left out stay as they are. */
export type DramaDraft = {
  id?: string
  version?: number
  slug?: string
  titles: Localized
  aliases?: string[]
  originalLanguage?: string
  network?: string | null
  status?: DramaStatus
  picture?: Picture | null
  /** Ids in catalogues: { tvmaze: '47', imdb: 'tt…' }. */
  external?: { [catalogue: string]: string }
  synopses?: Synopsis[]
}

export type SeasonDraft = {
  dramaId: string
  number: number
  titles?: Localized
  status?: SeasonStatus
  plannedEpisodes?: number | null
}
export type EpisodeDraft = { number: number; titles?: Localized; runtimeSeconds?: number | null }

export function createDramas(db: Kysely<Schema>) {
  return {
    /** Makes a drama or changes one. */
    save: (draft: DramaDraft, who: string): Promise<Drama> =>
      write(db, async (writing) => {
        const { tx } = writing
        const id = draft.id ?? newId()
        const { titles, picture, external, synopses, slug: wanted, version, ...plain } = draft
        const values = named({
          ...plain,
          titles: jsonText(titles),
          picture: picture === undefined ? undefined : picture && jsonText(picture),
          external: external && jsonText(external),
          changedAt: new Date(),
        })
        if (draft.id === undefined || !(await exists(tx, id))) {
          const slug = await claimSlug(tx, 'drama', wanted ?? titles['en'] ?? Object.values(titles)[0] ?? '', id)
          await tx
            .insertInto('drama')
            .values({ ...values, id, slug })
            .execute()
        } else {
          const slug = wanted === undefined ? undefined : await claimSlug(tx, 'drama', wanted, id)
          await updateAtVersion(tx, 'drama', id, version, named({ ...values, slug }))
        }
        if (synopses) await replaceSynopses(tx, id, synopses)
        await indexDrama(tx, id)
        writing.note(who, draft.id ? 'change' : 'make', 'drama', id)
        writing.changed('drama', id)
        return tx.selectFrom('drama').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      }),

    /** Makes a season or changes it; told apart by its number. */
    saveSeason: (draft: SeasonDraft): Promise<Season> =>
      write(db, async ({ tx, changed }) => {
        const values = named({ ...draft, titles: draft.titles && jsonText(draft.titles) })
        const season = await tx
          .insertInto('season')
          .values({ id: newId(), ...values })
          .onConflict((conflict) => conflict.columns(['dramaId', 'number']).doUpdateSet(values))
          .returningAll()
          .executeTakeFirstOrThrow()
        changed('drama', draft.dramaId)
        return season
      }),

    /** Makes episodes of a season or changes them; told apart by their numbers. */
    saveEpisodes: (seasonId: string, drafts: readonly EpisodeDraft[]): Promise<Episode[]> =>
      write(db, async ({ tx, changed }) => {
        const episodes: Episode[] = []
        for (const draft of drafts) {
          const values = named({ ...draft, titles: draft.titles && jsonText(draft.titles) })
          episodes.push(
            await tx
              .insertInto('episode')
              .values({ id: newId(), seasonId, ...values })
              .onConflict((conflict) => conflict.columns(['seasonId', 'number']).doUpdateSet(values))
              .returningAll()
              .executeTakeFirstOrThrow(),
          )
        }
        const season = await tx.selectFrom('season').select('dramaId').where('id', '=', seasonId).executeTakeFirst()
        if (!season) throw new NotFound('season', seasonId)
        changed('drama', season.dramaId)
        return episodes
      }),

    /** Takes an episode away with its airings. One that has a video is refused: say first what the video is. */
    removeEpisode: (id: string, who: string): Promise<void> =>
      write(db, async ({ tx, note, changed }) => {
        const video = await tx.selectFrom('video').select('id').where('episodeId', '=', id).executeTakeFirst()
        if (video)
          throw new Refused('A video belongs to this episode: give the video another one first.', {
            code: 'episode-has-video',
          })
        await tx.deleteFrom('episode').where('id', '=', id).execute()
        note(who, 'remove', 'episode', id)
        changed('drama')
      }),

    get: (id: string): Promise<Drama | undefined> =>
      db.selectFrom('drama').selectAll().where('id', '=', id).executeTakeFirst(),

    bySlug: async (slug: string): Promise<Drama | undefined> => {
      const id = await subjectOfSlug(db, 'drama', slug)
      return id === undefined ? undefined : db.selectFrom('drama').selectAll().where('id', '=', id).executeTakeFirst()
    },

    byExternal: (catalogue: string, id: string): Promise<Drama | undefined> =>
      db
        .selectFrom('drama')
        .selectAll()
        .where((where) => where(where.ref('external', '->>').key(catalogue), '=', id))
        .executeTakeFirst(),

    /** The drama of a title, in any of its languages and aliases: letters and digits alone count. */
    byTitle: async (title: string): Promise<Drama | undefined> => {
      const known = await db.selectFrom('drama').select(['id', 'titles', 'aliases']).orderBy('createdAt').execute()
      const wanted = plainTitle(title)
      const found = known.find(({ titles, aliases }) =>
        [...Object.values(titles), ...aliases].some((one) => plainTitle(one) === wanted),
      )
      return found && db.selectFrom('drama').selectAll().where('id', '=', found.id).executeTakeFirst()
    },

    /** All dramas, newest first. */
    list: (page: { limit?: number; offset?: number; status?: DramaStatus; text?: string } = {}): Promise<Drama[]> => {
      let query = db.selectFrom('drama').selectAll().orderBy('createdAt', 'desc').orderBy('id')
      if (page.status) query = query.where('status', '=', page.status)
      if (page.text) {
        const wanted = containing(page.text)
        query = query.where((each) =>
          each.or([
            sql<boolean>`titles::text ilike ${wanted}`,
            sql<boolean>`array_to_string(aliases, ' ') ilike ${wanted}`,
          ]),
        )
      }
      return query
        .limit(page.limit ?? 100)
        .offset(page.offset ?? 0)
        .execute()
    },

    synopses: (dramaId: string): Promise<Synopsis[]> =>
      db.selectFrom('synopsis').select(['language', 'words', 'sourceId']).where('dramaId', '=', dramaId).execute(),

    seasons: (dramaId: string): Promise<Season[]> =>
      db.selectFrom('season').selectAll().where('dramaId', '=', dramaId).orderBy('number').execute(),

    episodes: (dramaId: string): Promise<(Episode & { season: number })[]> =>
      db
        .selectFrom('episode')
        .innerJoin('season', 'season.id', 'episode.seasonId')
        .selectAll('episode')
        .select('season.number as season')
        .where('season.dramaId', '=', dramaId)
        .orderBy('season.number')
        .orderBy('episode.number')
        .execute(),

    /** The drama and the numbers of an episode. */
    ofEpisode: async (
      episodeId: string,
    ): Promise<{ drama: Pick<Drama, 'id' | 'slug' | 'titles'>; season: number; number: number } | undefined> => {
      const row = await db
        .selectFrom('episode')
        .innerJoin('season', 'season.id', 'episode.seasonId')
        .innerJoin('drama', 'drama.id', 'season.dramaId')
        .select(['drama.id', 'drama.slug', 'drama.titles', 'season.number as season', 'episode.number'])
        .where('episode.id', '=', episodeId)
        .executeTakeFirst()
      if (!row) return undefined
      const { season, number, ...drama } = row
      return { drama, season, number }
    },

    remove: (id: string, who: string): Promise<void> =>
      write(db, async (writing) => {
        await writing.tx.deleteFrom('searchEntry').where('ownerId', '=', id).execute()
        await writing.tx.deleteFrom('nameKey').where('subjectId', '=', id).execute()
        await writing.tx.deleteFrom('drama').where('id', '=', id).execute()
        writing.note(who, 'remove', 'drama', id)
        writing.changed('drama', id)
      }),
  }
}

async function exists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('drama').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

async function replaceSynopses(tx: Tx, dramaId: string, synopses: readonly Synopsis[]): Promise<void> {
  await tx.deleteFrom('synopsis').where('dramaId', '=', dramaId).execute()
  if (synopses.length === 0) return
  await tx
    .insertInto('synopsis')
    .values(synopses.map((synopsis) => ({ dramaId, ...synopsis })))
    .execute()
}

function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
