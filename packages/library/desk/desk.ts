import { sql, type Kysely } from 'kysely'
import { NotFound, Refused } from '../opening/errors.ts'
import { write, type Tx } from '../opening/writing.ts'
import type { Role } from '../schema/desk-tables.ts'
import type { Schema } from '../schema/schema.ts'
import { createInvitations } from './invitations.ts'
import { createTokens } from './tokens.ts'

/** Who works at the desk, as the rest of the house sees them. */
export type DeskPerson = {
  id: string
  name: string
  email: string
  role: Role
  /** Of the interface, as a BCP 47 tag. */
  language: string
  /** Shortcuts of a single letter are on. */
  singleKeys: boolean
}

export type Desk = ReturnType<typeof createDesk>

const COLUMNS = ['id', 'name', 'email', 'role', 'language', 'singleKeys'] as const

/** Those who may make, change and remove owners wait for each other: "desk" in ASCII. */
const OWNERS_LOCK = '1684370283'

/** The people of the desk: their roles and choices. Passwords and sessions are the sign-in library's. */
export function createDesk(db: Kysely<Schema>) {
  return {
    invitations: createInvitations(db),
    tokens: createTokens(db),

    person: (id: string): Promise<DeskPerson | undefined> =>
      db.selectFrom('deskPerson').select(COLUMNS).where('id', '=', id).executeTakeFirst(),

    byEmail: (email: string): Promise<DeskPerson | undefined> =>
      db.selectFrom('deskPerson').select(COLUMNS).where('email', '=', email.toLowerCase()).executeTakeFirst(),

    /** By name, with when each last was here. */
    people: (): Promise<(DeskPerson & { createdAt: Date; seenAt: Date | null })[]> =>
      db
        .selectFrom('deskPerson')
        .select(COLUMNS)
        .select('createdAt')
        .select((each) =>
          each
            .selectFrom('deskSession')
            .select(({ fn }) => fn.max('deskSession.updatedAt').as('at'))
            .whereRef('deskSession.userId', '=', 'deskPerson.id')
            .as('seenAt'),
        )
        .orderBy('name')
        .execute(),

    hasOwner: async (): Promise<boolean> =>
      (await db.selectFrom('deskPerson').select('id').where('role', '=', 'owner').executeTakeFirst()) !== undefined,

    /** Makes a person the first owner. False, and nothing done, where there is one already. */
    makeFirstOwner: (id: string): Promise<boolean> =>
      write(db, async ({ tx, note, changed }) => {
        await lockOwners(tx)
        if ((await countOwners(tx)) > 0) return false
        await tx.updateTable('deskPerson').set({ role: 'owner' }).where('id', '=', id).execute()
        note(id, 'set up', 'desk person', id)
        changed('desk person', id)
        return true
      }),

    /** The last owner stays one: the desk would be without. */
    setRole: (id: string, role: Role, who: string): Promise<void> =>
      write(db, async ({ tx, note, changed }) => {
        await lockOwners(tx)
        const person = await personIn(tx, id)
        if (person.role === role) return
        if (person.role === 'owner' && (await countOwners(tx)) === 1)
          throw new Refused('This is the only owner. Make someone else an owner first.', { code: 'only-owner' })
        await tx.updateTable('deskPerson').set({ role, updatedAt: new Date() }).where('id', '=', id).execute()
        note(who, 'set role', 'desk person', id, { from: person.role, to: role, name: person.name })
        changed('desk person', id)
      }),

    setChoices: (
      id: string,
      choices: { name?: string; language?: string; singleKeys?: boolean },
      who: string,
    ): Promise<void> =>
      write(db, async ({ tx, note, changed }) => {
        await personIn(tx, id)
        await tx
          .updateTable('deskPerson')
          .set({ ...choices, updatedAt: new Date() })
          .where('id', '=', id)
          .execute()
        if (choices.name !== undefined) note(who, 'rename', 'desk person', id, { to: choices.name })
        changed('desk person', id)
      }),

    /** Their sessions and tokens end with them; what they did stays told. */
    remove: (id: string, who: string): Promise<void> =>
      write(db, async ({ tx, note, changed }) => {
        await lockOwners(tx)
        const person = await personIn(tx, id)
        if (person.role === 'owner' && (await countOwners(tx)) === 1)
          throw new Refused('This is the only owner. Make someone else an owner first.', { code: 'only-owner' })
        await tx.deleteFrom('deskPerson').where('id', '=', id).execute()
        note(who, 'remove', 'desk person', id, { name: person.name, role: person.role })
        changed('desk person', id)
      }),
  }
}

async function lockOwners(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.raw(OWNERS_LOCK)})`.execute(tx)
}

async function countOwners(tx: Tx): Promise<number> {
  const owners = await tx.selectFrom('deskPerson').select('id').where('role', '=', 'owner').execute()
  return owners.length
}

async function personIn(tx: Tx, id: string): Promise<DeskPerson> {
  const person = await tx.selectFrom('deskPerson').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  if (person === undefined) throw new NotFound('desk person', id)
  return person
}
