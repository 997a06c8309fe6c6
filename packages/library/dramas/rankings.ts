import { sql, type Kysely, type Selectable } from 'kysely'
import { jsonText } from '../opening/json-text.ts'
import { newId } from '../opening/ids.ts'
import { claimSlug, subjectOfSlug } from '../opening/slugs.ts'
import { write } from '../opening/writing.ts'
import type { Localized } from '../schema/columns.ts'
import type { Period, RankingSeriesTable, RankingTable } from '../schema/drama-tables.ts'
import type { Schema } from '../schema/schema.ts'

export type RankingSeries = Selectable<RankingSeriesTable>
export type Ranking = Selectable<RankingTable>

export type RankingSeriesDraft = {
  /** Of a series that is there. */
  id?: string
  slug?: string
  titles: Localized
  sourceId: string
  /** What is counted: 'viewers', 'hours viewed', 'rating %'. */
  metric: string
  territory: string
  period: Period
}

/** Dramas may share a rank. `label`: as the source writes the title. */
export type RankingEntryDraft = { rank: number; label: string; dramaId?: string | null; value?: number | null }
export type RankingDraft = {
  seriesId: string
  fromOn: string
  toOn: string
  asOf?: string | null
  entries: RankingEntryDraft[]
}

export type RankedEntry = {
  rank: number
  label: string
  drama: { id: string; slug: string; titles: Localized } | null
  value: number | null
  /** The rank in the ranking before; null: not in it, or there is none. */
  was: number | null
  /** `new`: first time in the series; `back`: was in an earlier one, not in the one before. */
  change: 'up' | 'down' | 'same' | 'new' | 'back' | 'first'
}

export type RankingWithChanges = {
  series: RankingSeries
  source: { id: string; name: string; url: string | null }
  ranking: Ranking
  before: Ranking | null
  entries: RankedEntry[]
}

export function createRankings(db: Kysely<Schema>) {
  return {
    saveSeries: (draft: RankingSeriesDraft): Promise<RankingSeries> =>
      write(db, async ({ tx, changed }) => {
        const { id: own, slug: wanted, titles, ...plain } = draft
        const known = wanted === undefined ? undefined : await subjectOfSlug(tx, 'ranking', wanted)
        const id = own ?? known ?? newId()
        const slug = await claimSlug(tx, 'ranking', wanted ?? titles['en'] ?? Object.values(titles)[0] ?? '', id)
        const values = { ...plain, slug, titles: jsonText(titles) }
        changed('ranking', id)
        return tx
          .insertInto('rankingSeries')
          .values({ id, ...values })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
          .returningAll()
          .executeTakeFirstOrThrow()
      }),

    /** Adds the ranking of a period; said again for the same period, replaces its entries. */
    save: (draft: RankingDraft): Promise<Ranking> =>
      write(db, async ({ tx, changed }) => {
        const { seriesId, fromOn, toOn, asOf = null } = draft
        const ranking = await tx
          .insertInto('ranking')
          .values({ id: newId(), seriesId, fromOn, toOn, asOf })
          .onConflict((conflict) => conflict.columns(['seriesId', 'fromOn', 'toOn']).doUpdateSet({ asOf }))
          .returningAll()
          .executeTakeFirstOrThrow()
        await tx.deleteFrom('rankingEntry').where('rankingId', '=', ranking.id).execute()
        if (draft.entries.length > 0) {
          await tx
            .insertInto('rankingEntry')
            .values(
              draft.entries.map(({ rank, label, dramaId = null, value = null }, number) => ({
                rankingId: ranking.id,
                number,
                rank,
                label,
                dramaId,
                value,
              })),
            )
            .execute()
        }
        changed('ranking', seriesId)
        return ranking
      }),

    /** Takes the ranking of one period away. */
    remove: (id: string): Promise<void> =>
      write(db, async ({ tx, changed }) => {
        const gone = await tx.deleteFrom('ranking').where('id', '=', id).returning('seriesId').executeTakeFirst()
        if (gone) changed('ranking', gone.seriesId)
      }),

    series: (id: string): Promise<RankingSeries | undefined> =>
      db.selectFrom('rankingSeries').selectAll().where('id', '=', id).executeTakeFirst(),

    /** A series' rankings, the latest first, each with its entries as they were given. */
    periods: async (seriesId: string): Promise<(Ranking & { entries: Required<RankingEntryDraft>[] })[]> => {
      const rankings = await db
        .selectFrom('ranking')
        .selectAll()
        .where('seriesId', '=', seriesId)
        .orderBy('toOn', 'desc')
        .orderBy('fromOn', 'desc')
        .execute()
      if (rankings.length === 0) return []
      const ids = rankings.map(({ id }) => id)
      const rows = await db
        .selectFrom('rankingEntry')
        .select(['rankingId', 'rank', 'label', 'dramaId', 'value'])
        .where('rankingId', 'in', ids)
        .orderBy('number')
        .execute()
      const byRanking = Map.groupBy(rows, ({ rankingId }) => rankingId)
      return rankings.map((ranking) => ({
        ...ranking,
        entries: (byRanking.get(ranking.id) ?? []).map(({ rank, label, dramaId, value }) => ({
          rank,
          label,
          dramaId,
          value,
        })),
      }))
    },

    list: (): Promise<RankingSeries[]> => db.selectFrom('rankingSeries').selectAll().orderBy('slug').execute(),

    /** A series' ranking for the period that ends last on or before `day` (today's newest when left out), with changes. */
    withChanges: (seriesId: string, day?: string): Promise<RankingWithChanges | undefined> =>
      rankingWithChanges(db, seriesId, day),
  }
}

export async function rankingWithChanges(
  db: Kysely<Schema>,
  seriesId: string,
  day?: string,
): Promise<RankingWithChanges | undefined> {
  const series = await db.selectFrom('rankingSeries').selectAll().where('id', '=', seriesId).executeTakeFirst()
  if (!series) return undefined
  let upTo = db.selectFrom('ranking').selectAll().where('seriesId', '=', seriesId)
  if (day !== undefined) upTo = upTo.where('toOn', '<=', day)
  const [ranking, before] = await upTo.orderBy('toOn', 'desc').orderBy('fromOn', 'desc').limit(2).execute()
  if (!ranking) return undefined
  const source = await db
    .selectFrom('source')
    .select(['id', 'name', 'url'])
    .where('id', '=', series.sourceId)
    .executeTakeFirstOrThrow()
  const entries = await db
    .selectFrom('rankingEntry')
    .leftJoin('drama', 'drama.id', 'rankingEntry.dramaId')
    .select(['rank', 'label', 'value', 'dramaId', 'drama.slug', 'drama.titles'])
    .where('rankingId', '=', ranking.id)
    .orderBy('rankingEntry.rank')
    .orderBy('rankingEntry.number')
    .execute()
  const earlier = await db
    .selectFrom('rankingEntry')
    .innerJoin('ranking', 'ranking.id', 'rankingEntry.rankingId')
    .select(['rank', sql<string>`coalesce(drama_id::text, label)`.as('who'), 'rankingId'])
    .where('ranking.seriesId', '=', seriesId)
    .where('ranking.toOn', '<', ranking.toOn)
    .execute()
  const everBefore = new Set(earlier.map((row) => row.who))
  const rankBefore = new Map(earlier.filter((row) => row.rankingId === before?.id).map((row) => [row.who, row.rank]))
  return {
    series,
    source,
    ranking,
    before: before ?? null,
    entries: entries.map((entry) => {
      const who = entry.dramaId ?? entry.label
      const was = rankBefore.get(who) ?? null
      return {
        rank: entry.rank,
        label: entry.label,
        drama:
          entry.dramaId && entry.slug && entry.titles
            ? { id: entry.dramaId, slug: entry.slug, titles: entry.titles }
            : null,
        value: entry.value,
        was,
        change: changeOf(entry.rank, was, before !== undefined, everBefore.has(who)),
      }
    }),
  }
}

function changeOf(rank: number, was: number | null, anyBefore: boolean, everBefore: boolean): RankedEntry['change'] {
  if (!anyBefore) return 'first'
  if (was === null) return everBefore ? 'back' : 'new'
  return rank < was ? 'up' : rank > was ? 'down' : 'same'
}
