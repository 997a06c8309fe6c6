import { sql, type Kysely, type Selectable } from 'kysely'
import { jsonText } from '../opening/json-text.ts'
import { NotFound, Refused } from '../opening/errors.ts'
import { newId } from '../opening/ids.ts'
import { claimSlug, subjectOfSlug } from '../opening/slugs.ts'
import { containing } from '../opening/containing.ts'
import { named, updateAtVersion } from '../opening/versions.ts'
import { write, type Tx, type Writing } from '../opening/writing.ts'
import type { Localized, Picture } from '../schema/columns.ts'
import type { NameKind, PersonNameTable, PersonTable } from '../schema/drama-tables.ts'
import type { Schema } from '../schema/schema.ts'
import { indexDrama, indexPerson } from '../search/indexing.ts'
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
          names: jsonText(names),
          picture: picture === undefined ? undefined : picture && jsonText(picture),
          external: external && jsonText(external),
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

    /**
     * Makes two records of one person into one: roles, notes, stories and spellings of `id` become those of `into`, and
     * its address leads there.
     */
    merge: (id: string, into: string, who: string): Promise<void> =>
      write(db, (writing) => mergePeople(writing, id, into, who)),

    list: (page: { limit?: number; offset?: number; text?: string } = {}): Promise<Person[]> => {
      let query = db.selectFrom('person').selectAll().orderBy('slug')
      if (page.text) {
        const wanted = containing(page.text)
        query = query.where('id', 'in', (from) =>
          from
            .selectFrom('personName')
            .select('personId')
            .where(sql<boolean>`name ilike ${wanted}`),
        )
      }
      return query
        .limit(page.limit ?? 100)
        .offset(page.offset ?? 0)
        .execute()
    },

    /** Takes a person away. One who plays a role or stands in a story is refused. */
    remove: (id: string, who: string): Promise<void> =>
      write(db, async ({ tx, note, changed }) => {
        const role = await tx.selectFrom('portrayal').select('id').where('personId', '=', id).executeTakeFirst()
        const story = await tx
          .selectFrom('storySubject')
          .select('storyId')
          .where('kind', '=', 'person')
          .where('subjectId', '=', id)
          .executeTakeFirst()
        if (role)
          throw new Refused('This person plays a role: take them out of the cast first.', { code: 'person-has-role' })
        if (story)
          throw new Refused('A story tells of this person: merge the records instead.', { code: 'person-in-story' })
        await tx.deleteFrom('searchEntry').where('ownerId', '=', id).execute()
        await tx.deleteFrom('nameKey').where('subjectId', '=', id).execute()
        await tx.deleteFrom('person').where('id', '=', id).execute()
        note(who, 'remove', 'person', id)
        changed('person', id)
      }),
  }
}

async function mergePeople({ tx, note, changed }: Writing, id: string, into: string, who: string): Promise<void> {
  if (id === into) throw new Refused('A person cannot be merged with themselves.', { code: 'person-into-self' })
  const both = await tx.selectFrom('person').select('id').where('id', 'in', [id, into]).forUpdate().execute()
  if (both.length < 2) throw new NotFound('person', both.some((row) => row.id === id) ? into : id)
  const dramas = await tx
    .selectFrom('portrayal')
    .innerJoin('role', 'role.id', 'portrayal.roleId')
    .select('role.dramaId')
    .distinct()
    .where('portrayal.personId', '=', id)
    .execute()
  // What the other holds already stays the other's: the double goes with the person.
  await sql`update portrayal set person_id = ${into} where person_id = ${id} and not exists (select from portrayal own
    where own.person_id = ${into} and own.role_id = portrayal.role_id
    and own.variant is not distinct from portrayal.variant)`.execute(tx)
  await sql`update story_subject set subject_id = ${into} where kind = 'person' and subject_id = ${id} and not exists (
    select from story_subject own where own.kind = 'person' and own.subject_id = ${into}
    and own.story_id = story_subject.story_id)`.execute(tx)
  await sql`update person_name set person_id = ${into}, kind = 'alias' where person_id = ${id} and not exists (
    select from person_name own where own.person_id = ${into} and own.name = person_name.name)`.execute(tx)
  await tx
    .updateTable('note')
    .set({ subjectId: into })
    .where('subjectKind', '=', 'person')
    .where('subjectId', '=', id)
    .execute()
  await tx
    .updateTable('slug')
    .set({ subjectId: into })
    .where('kind', '=', 'person')
    .where('subjectId', '=', id)
    .execute()
  await tx.deleteFrom('searchEntry').where('ownerId', '=', id).execute()
  await tx.deleteFrom('nameKey').where('subjectId', '=', id).execute()
  await tx.deleteFrom('storySubject').where('kind', '=', 'person').where('subjectId', '=', id).execute()
  await tx.deleteFrom('person').where('id', '=', id).execute()
  await indexPerson(tx, into)
  for (const { dramaId } of dramas) {
    await indexDrama(tx, dramaId)
    changed('drama', dramaId)
  }
  note(who, 'merge', 'person', into, { merged: id })
  changed('person', id)
  changed('person', into)
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
