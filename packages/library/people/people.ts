import { sql, type Kysely, type Selectable } from 'kysely'
import { newId } from '../opening/ids.ts'
import { claimSlug, subjectOfSlug } from '../opening/slugs.ts'
import { named, updateAtVersion } from '../opening/versions.ts'
import { write, type Tx } from '../opening/writing.ts'
import type { Localized, Picture } from '../schema/columns.ts'
import type { NameKind, PersonNameTable, PersonTable } from '../schema/drama-tables.ts'
import type { Schema } from '../schema/schema.ts'
import { indexPerson } from '../search/indexing.ts'
import { peopleMeant, type Meant } from '../search/names.ts'

export type Person = Selectable<PersonTable>
export type PersonName = Selectable<PersonNameTable>
export type NameDraft = { name: string; language?: string | null; kind?: NameKind }

/** `names`: the name in use in each language. `otherNames` replaces the aliases, stage and birth names. */
export type PersonDraft = {
  id?: string
  version?: number
  slug?: string
  names: Localized
  otherNames?: NameDraft[]
  bornOn?: string | null
  picture?: Picture | null
  external?: { [catalogue: string]: string }
}

export function createPeople(db: Kysely<Schema>) {
  return {
    save: (draft: PersonDraft, who: string): Promise<Person> =>
      write(db, async (writing) => {
        const { tx } = writing
        const id = draft.id ?? newId()
        const { names, otherNames, picture, external, slug: wanted, version, id: _, ...plain } = draft
        const values = named({
          ...plain,
          names: JSON.stringify(names),
          picture: picture === undefined ? undefined : picture && JSON.stringify(picture),
          external: external && JSON.stringify(external),
          changedAt: new Date(),
        })
        const known = await tx.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()
        if (known) {
          const slug = wanted === undefined ? undefined : await claimSlug(tx, 'person', wanted, id)
          await updateAtVersion(tx, 'person', id, version, named({ ...values, slug }))
        } else {
          const slug = await claimSlug(tx, 'person', wanted ?? names['en'] ?? Object.values(names)[0] ?? '', id)
          await tx
            .insertInto('person')
            .values({ ...values, id, slug })
            .execute()
        }
        await replaceNames(tx, id, names, otherNames)
        await indexPerson(tx, id)
        writing.note(who, known ? 'change' : 'make', 'person', id)
        writing.changed('person', id)
        return tx.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      }),

    get: (id: string): Promise<Person | undefined> =>
      db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst(),

    bySlug: async (slug: string): Promise<Person | undefined> => {
      const id = await subjectOfSlug(db, 'person', slug)
      return id === undefined ? undefined : db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
    },

    /** Those who bear exactly this name, in any spelling on file; case and outer white space do not count. */
    byName: (name: string): Promise<Person[]> =>
      db
        .selectFrom('person')
        .selectAll()
        .where('id', 'in', (from) =>
          from
            .selectFrom('personName')
            .select('personId')
            .where(sql`lower(name)`, '=', name.trim().toLowerCase()),
        )
        .orderBy('id')
        .execute(),

    /** Who is meant by a name however it is spelt, best first; nobody where nobody fits. */
    find: (name: string): Promise<Meant[]> => peopleMeant(db, [name]).then((meant) => meant.get(name) ?? []),

    names: (personId: string): Promise<PersonName[]> =>
      db.selectFrom('personName').selectAll().where('personId', '=', personId).orderBy('id').execute(),

    list: (page: { limit?: number; offset?: number } = {}): Promise<Person[]> =>
      db
        .selectFrom('person')
        .selectAll()
        .orderBy('slug')
        .limit(page.limit ?? 100)
        .offset(page.offset ?? 0)
        .execute(),
  }
}

async function replaceNames(
  tx: Tx,
  personId: string,
  names: Localized,
  others: readonly NameDraft[] | undefined,
): Promise<void> {
  let stale = tx.deleteFrom('personName').where('personId', '=', personId)
  if (others === undefined) stale = stale.where('kind', '=', 'main')
  await stale.execute()
  const rows = [
    ...Object.entries(names).map(([language, name]) => ({ name, language, kind: 'main' as NameKind })),
    ...(others ?? []).map(({ name, language = null, kind = 'alias' }) => ({ name, language, kind })),
  ]
  await tx
    .insertInto('personName')
    .values(rows.map((row) => ({ id: newId(), personId, ...row, name: row.name.trim() })))
    .onConflict((conflict) => conflict.columns(['personId', 'name']).doNothing())
    .execute()
}
