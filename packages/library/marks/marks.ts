import { MARK_SECONDS, type Marks } from '@aftercut/engine/marks'
import { sql, type Kysely } from 'kysely'
import type { Schema } from '../schema/schema.ts'

/** How many marks of a clip say that it comes from a video, beginning at a second of it (before 0: it begins earlier). */
export type Votes = { videoId: string; startSeconds: number; votes: number }

/** Rows a statement: its arrays stay near a megabyte. */
const MARKS_A_STATEMENT = 20_000

/** Differences of time that vote together, in marks' units: 0.24 s, a step of the picture's grids and a little more. */
const BIN = 10

/** A key that this many prints share (silence, a test tone, the house's own opening) tells nothing past these. */
const MOST_OF_KEY = 3000

/** Fewer agree by chance all the time. */
const LEAST_OF_BIN = 2

const MOST_BINS = 200

export function createMarks(db: Kysely<Schema>) {
  return {
    /** Puts a print's marks into the index, in place of those that it had; all or none. */
    keep: (videoId: string, format: number, { keys, ats, count }: Marks): Promise<void> =>
      db.transaction().execute(async (tx) => {
        await tx.deleteFrom('markedPrint').where('videoId', '=', videoId).execute()
        const { number } = await tx
          .insertInto('markedPrint')
          .values({ videoId, format })
          .returning('number')
          .executeTakeFirstOrThrow()
        for (let from = 0; from < count; from += MARKS_A_STATEMENT) {
          const [own, when] = [keys, ats].map((values) => [...values.subarray(from, from + MARKS_A_STATEMENT)])
          await sql`insert into print_mark (key, number, at)
            select key, ${number}::integer, at from unnest(${own}::integer[], ${when}::integer[]) as mark(key, at)`.execute(
            tx,
          )
        }
      }),

    /** Episodes' videos with a print whose marks are not in the index, or in another format. */
    missing: async (format: number): Promise<string[]> => {
      const rows = await db
        .selectFrom('video')
        .leftJoin('markedPrint', 'markedPrint.videoId', 'video.id')
        .select('video.id')
        .where('video.kind', '=', 'episode')
        .where('video.printKey', 'is not', null)
        .where((where) =>
          where.or([where('markedPrint.format', 'is', null), where('markedPrint.format', '!=', format)]),
        )
        .orderBy('video.id')
        .execute()
      return rows.map(({ id }) => id)
    },

    /**
     * Where a clip may come from: videos in which its marks stand at one and the same difference of time, most votes
     * first. One lookup in one index for each mark, whatever the library holds.
     */
    vote: async ({ keys, ats }: Marks): Promise<Votes[]> => {
      const { rows } = await sql<{ videoId: string; bin: number; votes: number }>`
        with sought as (select key, at from unnest(${[...keys]}::integer[], ${[...ats]}::integer[]) as mark(key, at)),
        voted as (
          select met.number, floor((met.at - sought.at) / ${BIN}::numeric)::integer as bin, count(*)::integer as votes
          from sought cross join lateral (
            select number, at from print_mark where key = sought.key limit ${MOST_OF_KEY}) as met
          group by 1, 2 having count(*) >= ${LEAST_OF_BIN} order by votes desc limit ${MOST_BINS})
        select video_id, bin, votes from voted join marked_print using (number)`.execute(db)
      return withNeighbours(rows)
    },
  }
}

/** A difference that lies at a bin's edge votes for two: each bin counts with the better of its neighbours. */
function withNeighbours(bins: readonly { videoId: string; bin: number; votes: number }[]): Votes[] {
  const votesOf = new Map(bins.map(({ videoId, bin, votes }) => [`${videoId} ${bin}`, votes]))
  const all = bins.map(({ videoId, bin, votes }) => {
    const [before = 0, after = 0] = [votesOf.get(`${videoId} ${bin - 1}`), votesOf.get(`${videoId} ${bin + 1}`)]
    return { videoId, startSeconds: (bin + 0.5) * BIN * MARK_SECONDS, votes: votes + Math.max(before, after) }
  })
  return all.toSorted((a, b) => b.votes - a.votes)
}
