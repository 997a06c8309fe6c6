import type { Kysely } from 'kysely'
import { write } from '../opening/writing.ts'
import type { Schema } from '../schema/schema.ts'
import { indexMaking } from './indexing.ts'

/** Indexes what came into the library before the search knew of it: makings by their titles. Cheap where none is. */
export async function indexWhatIsMissing(db: Kysely<Schema>): Promise<void> {
  const makings = await db
    .selectFrom('making')
    .select('id')
    .where((expression) =>
      expression.not(
        expression.exists(
          expression
            .selectFrom('searchEntry')
            .select('searchEntry.id')
            .whereRef('searchEntry.ownerId', '=', 'making.id')
            .where('searchEntry.kind', '=', 'making'),
        ),
      ),
    )
    .execute()
  for (const { id } of makings) await write(db, ({ tx }) => indexMaking(tx, id))
}
