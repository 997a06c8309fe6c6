import { sql } from 'kysely'
import type { Tx } from '../opening/writing.ts'
import type { Thing, ThingKind } from './shape.ts'

/**
 * Which thing of the library a thing of a file is: the one of its id, or else one that is told to be the same by what it
 * is. `taken` are those that other things of the file already are: two people of one name stay two.
 */
export async function knownAs(
  tx: Tx,
  kind: ThingKind,
  thing: Thing,
  taken: ReadonlySet<string>,
): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string
  }>`select id from ${sql.table(TABLES[kind])} where id = ${thing['id']}`.execute(tx)
  if (rows[0]) return rows[0].id
  const alike = await ALIKE[kind](tx, thing)
  return alike.find((id) => !taken.has(id))
}

const TABLES: { [Kind in ThingKind]: string } = {
  sources: 'source',
  people: 'person',
  dramas: 'drama',
  rankings: 'ranking_series',
  videos: 'video',
  makings: 'making',
  stories: 'story',
}

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

const ALIKE: { [Kind in ThingKind]: (tx: Tx, thing: Thing) => Promise<string[]> } = {
  sources: async (tx, { kind, name, url }) =>
    ids(
      await tx
        .selectFrom('source')
        .select('id')
        .where('kind', '=', kind as never)
        .where('name', '=', String(name))
        .where(sql<boolean>`url is not distinct from ${url ?? null}`)
        .orderBy('id')
        .execute(),
    ),

  /** Somebody whom the library knows under all of these very names; spellings that are only alike are left to people. */
  people: async (tx, { names, bornOn }) => {
    const wanted = Object.values(names as { [language: string]: string }).map((name) => name.trim().toLowerCase())
    const rows = await tx
      .selectFrom('person')
      .innerJoin('personName', 'personName.personId', 'person.id')
      .select(['person.id', 'person.bornOn'])
      .where(sql<string>`lower(person_name.name)`, 'in', wanted)
      .groupBy(['person.id', 'person.bornOn'])
      .having(sql<number>`count(distinct lower(person_name.name))`, '=', new Set(wanted).size)
      .orderBy('person.id')
      .execute()
    return ids(rows.filter((row) => row.bornOn === null || bornOn === null || row.bornOn === bornOn))
  },

  dramas: async (tx, { titles, external }) => {
    const rows = await tx.selectFrom('drama').select(['id', 'titles', 'external']).orderBy('id').execute()
    const own = external as { [catalogue: string]: string }
    const wanted = new Set(Object.values(titles as { [language: string]: string }))
    const same = rows.filter((row) =>
      Object.entries(own).some(([catalogue, id]) => id !== '' && row.external[catalogue] === id),
    )
    return ids([...same, ...rows.filter((row) => Object.values(row.titles).some((title) => wanted.has(title)))])
  },

  rankings: async (tx, { slug }) =>
    ids(await tx.selectFrom('rankingSeries').select('id').where('slug', '=', String(slug)).execute()),

  videos: async (tx, { sha256 }) =>
    typeof sha256 === 'string'
      ? ids(await tx.selectFrom('video').select('id').where('sha256', '=', sha256).execute())
      : [],

  makings: async (tx, { videoId }) =>
    ids(await tx.selectFrom('making').select('id').where('videoId', '=', String(videoId)).orderBy('id').execute()),

  stories: async () => [],
}
