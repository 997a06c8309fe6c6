import type { Kysely } from 'kysely'
import { newId } from '../opening/ids.ts'
import { write } from '../opening/writing.ts'
import type { Role } from '../schema/desk-tables.ts'
import type { Schema } from '../schema/schema.ts'

export type Invitation = {
  id: string
  email: string
  role: Role
  invitedBy: string
  createdAt: Date
  expiresAt: Date
}

const COLUMNS = ['id', 'email', 'role', 'invitedBy', 'createdAt', 'expiresAt'] as const

/** Invitations to the desk. Only a hash of the link's secret is kept. */
export function createInvitations(db: Kysely<Schema>) {
  return {
    /** Takes the place of an earlier one to the same address. */
    add: (given: { email: string; role: Role; tokenHash: string; expiresAt: Date }, who: string): Promise<string> =>
      write(db, async ({ tx, note, changed }) => {
        const id = newId()
        const email = given.email.toLowerCase()
        await tx.deleteFrom('deskInvitation').where('email', '=', email).execute()
        await tx
          .insertInto('deskInvitation')
          .values({ ...given, id, email, invitedBy: who })
          .execute()
        note(who, 'invite', 'desk person', null, { email, role: given.role })
        changed('desk person')
        return id
      }),

    /** Those still open, newest first. */
    list: (now = new Date()): Promise<Invitation[]> =>
      db
        .selectFrom('deskInvitation')
        .select(COLUMNS)
        .where('expiresAt', '>', now)
        .orderBy('createdAt', 'desc')
        .execute(),

    find: (tokenHash: string, now = new Date()): Promise<Invitation | undefined> =>
      db
        .selectFrom('deskInvitation')
        .select(COLUMNS)
        .where('tokenHash', '=', tokenHash)
        .where('expiresAt', '>', now)
        .executeTakeFirst(),

    /** Uses it up: answers it once, and to one alone. */
    take: (tokenHash: string, now = new Date()): Promise<Invitation | undefined> =>
      db
        .deleteFrom('deskInvitation')
        .where('tokenHash', '=', tokenHash)
        .where('expiresAt', '>', now)
        .returning(COLUMNS)
        .executeTakeFirst(),

    withdraw: (id: string, who: string): Promise<void> =>
      write(db, async ({ tx, note, changed }) => {
        const gone = await tx.deleteFrom('deskInvitation').where('id', '=', id).returning('email').executeTakeFirst()
        if (gone === undefined) return
        note(who, 'withdraw invitation', 'desk person', null, { email: gone.email })
        changed('desk person')
      }),
  }
}
