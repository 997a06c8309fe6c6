import type { Kysely, Selectable } from 'kysely'
import { newId } from '../opening/ids.ts'
import { write } from '../opening/writing.ts'
import type { OfferKind, OfferTable } from '../schema/drama-tables.ts'
import type { Schema } from '../schema/schema.ts'

export type Offer = Selectable<OfferTable>

/** `territory`: ISO 3166-1 alpha-2, or 'world'. The days are both included; none: no bound. */
export type OfferDraft = {
  dramaId: string
  provider: string
  url?: string | null
  kind?: OfferKind
  territory: string
  fromOn?: string | null
  toOn?: string | null
  sourceId?: string | null
}

export function createOffers(db: Kysely<Schema>) {
  return {
    /** Adds an offer; said again for the same drama, provider, kind, territory and first day, replaces the rest. */
    save: (draft: OfferDraft): Promise<void> =>
      write(db, async ({ tx, changed }) => {
        const { dramaId, provider, territory, kind = 'stream', fromOn = null } = draft
        const values = { url: draft.url ?? null, toOn: draft.toOn ?? null, sourceId: draft.sourceId ?? null }
        await tx
          .insertInto('offer')
          .values({ id: newId(), dramaId, provider, territory: territoryCode(territory), kind, fromOn, ...values })
          .onConflict((conflict) =>
            conflict.columns(['dramaId', 'provider', 'kind', 'territory', 'fromOn']).doUpdateSet(values),
          )
          .execute()
        changed('drama', dramaId)
      }),

    remove: (id: string): Promise<void> =>
      write(db, async ({ tx, changed }) => {
        const gone = await tx.deleteFrom('offer').where('id', '=', id).returning('dramaId').executeTakeFirst()
        if (gone) changed('drama', gone.dramaId)
      }),

    /** All of a drama, past and to come: for those who keep them. */
    of: (dramaId: string): Promise<Offer[]> =>
      db
        .selectFrom('offer')
        .selectAll()
        .where('dramaId', '=', dramaId)
        .orderBy('territory')
        .orderBy('provider')
        .orderBy('id')
        .execute(),

    /** Where dramas can be watched on a day; a territory's own offers and the world's, or all where none is named. */
    on: (day: string, dramaIds: readonly string[], territory?: string): Promise<Offer[]> =>
      offersOn(db, day, dramaIds, territory),
  }
}

export async function offersOn(
  db: Kysely<Schema>,
  day: string,
  dramaIds: readonly string[],
  territory?: string,
): Promise<Offer[]> {
  if (dramaIds.length === 0) return []
  let query = db
    .selectFrom('offer')
    .selectAll()
    .where('dramaId', 'in', dramaIds)
    .where((where) => where.or([where('fromOn', 'is', null), where('fromOn', '<=', day)]))
    .where((where) => where.or([where('toOn', 'is', null), where('toOn', '>=', day)]))
  if (territory !== undefined) query = query.where('territory', 'in', [territoryCode(territory), 'world'])
  return query.orderBy('territory').orderBy('provider').orderBy('id').execute()
}

function territoryCode(territory: string): string {
  return territory.toLowerCase() === 'world' ? 'world' : territory.toUpperCase()
}
