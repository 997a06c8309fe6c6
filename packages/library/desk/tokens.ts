import { sql, type Kysely } from 'kysely'
import { NotFound } from '../opening/errors.ts'
import { newId } from '../opening/ids.ts'
import { write } from '../opening/writing.ts'
import type { Scope } from '../schema/desk-tables.ts'
import type { Schema } from '../schema/schema.ts'
import type { DeskPerson } from './desk.ts'

/** A token as it may be shown: never the words that open the door. */
export type Token = {
  id: string
  personId: string
  name: string
  scopes: Scope[]
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
}

const COLUMNS = ['id', 'personId', 'name', 'scopes', 'createdAt', 'expiresAt', 'lastUsedAt'] as const

/** API tokens: a person's, with fewer rights than the person has. Only their hashes are kept. */
export function createTokens(db: Kysely<Schema>) {
  return {
    add: (given: {
      personId: string
      name: string
      scopes: readonly Scope[]
      tokenHash: string
      expiresAt: Date | null
    }): Promise<string> =>
      write(db, async ({ tx, note, changed }) => {
        const id = newId()
        await tx
          .insertInto('deskToken')
          .values({ ...given, id, scopes: [...given.scopes] })
          .execute()
        note(given.personId, 'make token', 'token', id, { name: given.name, scopes: given.scopes })
        changed('token', id)
        return id
      }),

    list: async (personId: string): Promise<Token[]> => {
      const rows = await db
        .selectFrom('deskToken')
        .select(COLUMNS)
        .where('personId', '=', personId)
        .orderBy('createdAt', 'desc')
        .execute()
      return rows as Token[]
    },

    /** Whose token this is, and what it may do. Notes that it was used, to the minute. */
    use: async (
      tokenHash: string,
      now = new Date(),
    ): Promise<{ id: string; person: DeskPerson; scopes: Scope[] } | undefined> => {
      const row = await db
        .selectFrom('deskToken')
        .innerJoin('deskPerson', 'deskPerson.id', 'deskToken.personId')
        .select([
          'deskToken.id as tokenId',
          'deskToken.scopes',
          'deskPerson.id',
          'deskPerson.name',
          'deskPerson.email',
          'deskPerson.role',
          'deskPerson.language',
          'deskPerson.singleKeys',
        ])
        .where('tokenHash', '=', tokenHash)
        .where((each) => each.or([each('expiresAt', 'is', null), each('expiresAt', '>', now)]))
        .executeTakeFirst()
      if (row === undefined) return undefined
      const { tokenId, scopes, ...person } = row
      await db
        .updateTable('deskToken')
        .set({ lastUsedAt: now })
        .where('id', '=', tokenId)
        .where((each) =>
          each.or([
            each('lastUsedAt', 'is', null),
            sql<boolean>`last_used_at < ${now}::timestamptz - interval '1 minute'`,
          ]),
        )
        .execute()
      return { id: tokenId, person, scopes: scopes as Scope[] }
    },

    revoke: (id: string, personId: string, who: string): Promise<void> =>
      write(db, async ({ tx, note, changed }) => {
        const gone = await tx
          .deleteFrom('deskToken')
          .where('id', '=', id)
          .where('personId', '=', personId)
          .returning('name')
          .executeTakeFirst()
        if (gone === undefined) throw new NotFound('token', id)
        note(who, 'revoke token', 'token', id, { name: gone.name })
        changed('token', id)
      }),
  }
}
