import { sql, type Kysely } from 'kysely'
import type { Schema } from '../schema/schema.ts'
import type { PeopleQueries } from './wanted.ts'
import { all, any, lexeme } from './wanted.ts'
import { filterTerm } from './terms.ts'

/**
 * What is about or by a person: what is filed under them, and cues and moments whose speaker bears one of their names.
 * A name that another person bears too, and the name of a role, count in the dramas of that person alone.
 */
export async function peopleQueries(db: Kysely<Schema>, ids: readonly string[]): Promise<PeopleQueries> {
  if (ids.length === 0) return new Map()
  const [names, roles] = await Promise.all([
    sql<{ personId: string; name: string; shared: boolean }>`select own.person_id, own.name, exists (
        select from person_name other
        where lower(other.name) = lower(own.name) and other.person_id <> own.person_id) as shared
      from person_name own where own.person_id = any(${ids}::uuid[]) order by own.id`.execute(db),
    db
      .selectFrom('portrayal')
      .innerJoin('role', 'role.id', 'portrayal.roleId')
      .select(['portrayal.personId', 'portrayal.variant', 'role.names', 'role.aliases', 'role.dramaId'])
      .where('portrayal.personId', 'in', ids)
      .execute(),
  ])
  return new Map(
    ids.map((id) => {
      const own = names.rows.filter((row) => row.personId === id)
      const played = roles.filter((row) => row.personId === id)
      const dramas = any(
        played.length === 0 ? [] : [...new Set(played.map((row) => lexeme(filterTerm.drama(row.dramaId))))],
      )
      const speakers = own.flatMap(({ name, shared }) => {
        const speaker = lexeme(filterTerm.speaker(name))
        return shared ? (played.length === 0 ? [] : [all([speaker, dramas])]) : [speaker]
      })
      const asRoles = played
        // A younger self does not answer to the role's bare name.
        .filter((row) => row.variant === null)
        .flatMap((row) =>
          [...Object.values(row.names), ...row.aliases].map((name) =>
            all([lexeme(filterTerm.speaker(name)), lexeme(filterTerm.drama(row.dramaId))]),
          ),
        )
      return [id, any([lexeme(filterTerm.person(id)), ...speakers, ...asRoles])]
    }),
  )
}
