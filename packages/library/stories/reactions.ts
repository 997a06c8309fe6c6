import type { Kysely } from 'kysely'
import { write } from '../opening/writing.ts'
import type { Schema } from '../schema/schema.ts'

export type ReactionCount = { feeling: string; count: number }

export function createReactions(db: Kysely<Schema>) {
  return {
    /**
     * A reader's answer to a story: one, the last given. `reader` is the signed cookie's id, `address` a salted hash
     * that goes with the day's salt. Counts are counted from the answers, so they are right whoever writes at once.
     */
    react: (storyId: string, reader: string, feeling: string, address?: string): Promise<ReactionCount[]> =>
      write(db, async ({ tx, changed }) => {
        const values = { feeling, address: address ?? null, at: new Date() }
        await tx
          .insertInto('reaction')
          .values({ storyId, reader, ...values })
          .onConflict((conflict) => conflict.columns(['storyId', 'reader']).doUpdateSet(values))
          .execute()
        changed('reaction', storyId)
        return countsOf(tx, storyId)
      }),

    takeBack: (storyId: string, reader: string): Promise<ReactionCount[]> =>
      write(db, async ({ tx, changed }) => {
        await tx.deleteFrom('reaction').where('storyId', '=', storyId).where('reader', '=', reader).execute()
        changed('reaction', storyId)
        return countsOf(tx, storyId)
      }),

    counts: (storyId: string): Promise<ReactionCount[]> => countsOf(db, storyId),

    /** What a reader answered, if anything. */
    answerOf: async (storyId: string, reader: string): Promise<string | undefined> => {
      const row = await db
        .selectFrom('reaction')
        .select('feeling')
        .where('storyId', '=', storyId)
        .where('reader', '=', reader)
        .executeTakeFirst()
      return row?.feeling
    },

    /** How many answers came from an address since an instant: against floods. */
    countFrom: async (address: string, since: Date): Promise<number> => {
      const row = await db
        .selectFrom('reaction')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('address', '=', address)
        .where('at', '>=', since)
        .executeTakeFirstOrThrow()
      return row.count
    },

    /** Forgets the address hashes of answers older than an instant. */
    forgetAddresses: async (before: Date): Promise<void> => {
      await db
        .updateTable('reaction')
        .set({ address: null })
        .where('address', 'is not', null)
        .where('at', '<', before)
        .execute()
    },
  }
}

/** Most frequent first. */
export function countsOf(db: Kysely<Schema>, storyId: string): Promise<ReactionCount[]> {
  return db
    .selectFrom('reaction')
    .select((select) => ['feeling', select.fn.countAll<number>().as('count')])
    .where('storyId', '=', storyId)
    .groupBy('feeling')
    .orderBy('count', 'desc')
    .orderBy('feeling')
    .execute()
}
