import type { Kysely, Selectable } from 'kysely'
import { jsonText } from '../opening/json-text.ts'
import { newId } from '../opening/ids.ts'
import { named } from '../opening/versions.ts'
import { write } from '../opening/writing.ts'
import type { Localized } from '../schema/columns.ts'
import type { Billing, RelationTable, RoleTable } from '../schema/drama-tables.ts'
import type { Schema } from '../schema/schema.ts'
import { indexDrama } from '../search/indexing.ts'

export type Role = Selectable<RoleTable>
export type Relation = Selectable<RelationTable>

export type RoleDraft = {
  id?: string
  dramaId: string
  names: Localized
  aliases?: string[]
  description?: Localized
  position?: number
}

/** `variant`: 'junior', 'old', 'twin': which of the role's persons. `episodeIds` empty or left out: in every episode. */
export type PortrayalDraft = {
  roleId: string
  personId: string
  variant?: string | null
  billing?: Billing
  episodeIds?: string[]
}

/** `kind` reads from the first role to the second: 'caretaker' of. Numbers of episodes bound when it holds. */
export type RelationDraft = {
  fromRoleId: string
  toRoleId: string
  kind: string
  fromEpisode?: number | null
  toEpisode?: number | null
  words?: string | null
}

/** One line of a cast: who plays whom, in which variant, in which episodes (none named: all). */
export type CastLine = {
  portrayalId: string
  role: { id: string; names: Localized; aliases: string[]; description: Localized }
  person: { id: string; slug: string; names: Localized }
  variant: string | null
  billing: Billing
  episodes: { id: string; season: number; number: number }[]
}

/** Kinds of relation that read the same from both sides; the others have a direction. */
export const MUTUAL_RELATIONS: ReadonlySet<string> = new Set([
  'sibling',
  'brother',
  'sister',
  'twin',
  'spouse',
  'couple',
  'friend',
  'rival',
  'colleague',
  'classmate',
  'neighbour',
])

const BILLINGS: readonly Billing[] = ['lead', 'main', 'support', 'guest', 'cameo']

export function createCast(db: Kysely<Schema>) {
  return {
    saveRole: (draft: RoleDraft): Promise<Role> =>
      write(db, async ({ tx, changed }) => {
        const { id = newId(), names, description, ...plain } = draft
        const values = named({
          ...plain,
          names: jsonText(names),
          description: description && jsonText(description),
        })
        const role = await tx
          .insertInto('role')
          .values({ id, ...values })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
          .returningAll()
          .executeTakeFirstOrThrow()
        await indexDrama(tx, draft.dramaId)
        changed('drama', draft.dramaId)
        return role
      }),

    /** Says that a person plays a role in a variant; said again, replaces its billing and episodes. Answers its id. */
    savePortrayal: (draft: PortrayalDraft): Promise<string> =>
      write(db, async ({ tx, changed }) => {
        const { roleId, personId, variant = null, billing = 'main', episodeIds = [] } = draft
        const { id } = await tx
          .insertInto('portrayal')
          .values({ id: newId(), roleId, personId, variant, billing })
          .onConflict((conflict) => conflict.columns(['roleId', 'personId', 'variant']).doUpdateSet({ billing }))
          .returning('id')
          .executeTakeFirstOrThrow()
        await tx.deleteFrom('portrayalEpisode').where('portrayalId', '=', id).execute()
        if (episodeIds.length > 0) {
          await tx
            .insertInto('portrayalEpisode')
            .values(episodeIds.map((episodeId) => ({ portrayalId: id, episodeId })))
            .execute()
        }
        const { dramaId } = await tx
          .selectFrom('role')
          .select('dramaId')
          .where('id', '=', roleId)
          .executeTakeFirstOrThrow()
        await indexDrama(tx, dramaId)
        changed('drama', dramaId)
        changed('person', personId)
        return id
      }),

    removePortrayal: (id: string): Promise<void> =>
      write(db, async ({ tx, changed }) => {
        const gone = await tx.deleteFrom('portrayal').where('id', '=', id).returning('personId').executeTakeFirst()
        if (gone) changed('person', gone.personId)
        changed('drama')
      }),

    /** Takes a role away with its portrayals and relations. */
    removeRole: (id: string): Promise<void> =>
      write(db, async ({ tx, changed }) => {
        const played = await tx.selectFrom('portrayal').select('personId').where('roleId', '=', id).execute()
        const gone = await tx.deleteFrom('role').where('id', '=', id).returning('dramaId').executeTakeFirst()
        if (!gone) return
        await indexDrama(tx, gone.dramaId)
        for (const { personId } of played) changed('person', personId)
        changed('drama', gone.dramaId)
      }),

    removeRelation: (id: string): Promise<void> =>
      write(db, async ({ tx, changed }) => {
        await tx.deleteFrom('relation').where('id', '=', id).execute()
        changed('drama')
      }),

    saveRelation: (draft: RelationDraft): Promise<void> =>
      write(db, async ({ tx, changed }) => {
        const { fromEpisode = null, toEpisode = null, words = null, ...plain } = draft
        const values = { fromEpisode, toEpisode, words }
        await tx
          .insertInto('relation')
          .values({ id: newId(), ...plain, ...values })
          .onConflict((conflict) => conflict.columns(['fromRoleId', 'toRoleId', 'kind']).doUpdateSet(values))
          .execute()
        changed('drama')
      }),

    /** The cast of a drama, leads first. */
    cast: (dramaId: string): Promise<CastLine[]> => castOf(db, dramaId),

    roles: (dramaId: string): Promise<Role[]> =>
      db.selectFrom('role').selectAll().where('dramaId', '=', dramaId).orderBy('position').orderBy('id').execute(),

    relations: (dramaId: string): Promise<Relation[]> =>
      db
        .selectFrom('relation')
        .innerJoin('role', 'role.id', 'relation.fromRoleId')
        .selectAll('relation')
        .where('role.dramaId', '=', dramaId)
        .orderBy('relation.id')
        .execute(),
  }
}

export async function castOf(db: Kysely<Schema>, dramaId: string): Promise<CastLine[]> {
  const rows = await db
    .selectFrom('portrayal')
    .innerJoin('role', 'role.id', 'portrayal.roleId')
    .innerJoin('person', 'person.id', 'portrayal.personId')
    .select([
      'portrayal.id as portrayalId',
      'portrayal.variant',
      'portrayal.billing',
      'role.id as roleId',
      'role.names as roleNames',
      'role.aliases',
      'role.description',
      'role.position',
      'person.id as personId',
      'person.slug',
      'person.names as personNames',
    ])
    .where('role.dramaId', '=', dramaId)
    .execute()
  const inEpisodes = await db
    .selectFrom('portrayalEpisode')
    .innerJoin('portrayal', 'portrayal.id', 'portrayalEpisode.portrayalId')
    .innerJoin('role', 'role.id', 'portrayal.roleId')
    .innerJoin('episode', 'episode.id', 'portrayalEpisode.episodeId')
    .innerJoin('season', 'season.id', 'episode.seasonId')
    .select(['portrayal.id as portrayalId', 'episode.id', 'season.number as season', 'episode.number'])
    .where('role.dramaId', '=', dramaId)
    .orderBy('season.number')
    .orderBy('episode.number')
    .execute()
  return rows
    .toSorted(
      (a, b) =>
        BILLINGS.indexOf(a.billing) - BILLINGS.indexOf(b.billing) ||
        a.position - b.position ||
        (a.variant ?? '').localeCompare(b.variant ?? '') ||
        a.portrayalId.localeCompare(b.portrayalId),
    )
    .map((row) => ({
      portrayalId: row.portrayalId,
      role: { id: row.roleId, names: row.roleNames, aliases: row.aliases, description: row.description },
      person: { id: row.personId, slug: row.slug, names: row.personNames },
      variant: row.variant,
      billing: row.billing,
      episodes: inEpisodes
        .filter((episode) => episode.portrayalId === row.portrayalId)
        .map(({ id, season, number }) => ({ id, season, number })),
    }))
}
