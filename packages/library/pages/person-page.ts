import { sql, type Kysely } from 'kysely'
import { peopleQueries } from '../search/people-queries.ts'
import { filterTerm } from '../search/terms.ts'
import { lexeme } from '../search/wanted.ts'
import type { Billing } from '../schema/drama-tables.ts'
import type { Localized } from '../schema/columns.ts'
import type { Schema } from '../schema/schema.ts'
import type { Person, PersonName } from '../people/people.ts'
import type { Note } from '../sources/sources.ts'
import { makingCards, storyCards, type DramaCard, type MakingCard, type StoryCard } from './cards.ts'

export type RolePlayed = { drama: DramaCard; role: Localized; variant: string | null; billing: Billing }

/** Words of theirs in a public making, with the second. */
export type Said = {
  words: string
  language: string
  atSeconds: number
  endSeconds: number
  making: { id: string; slug: string; titles: Localized; dramaId: string | null; spoiler: MakingCard['spoiler'] }
}

export type PersonPage = {
  person: Person
  names: PersonName[]
  roles: RolePlayed[]
  makings: MakingCard[]
  quotes: Said[]
  stories: StoryCard[]
  notes: Note[]
}

/** As many quotes as a page shows. */
const MOST_QUOTES = 30

export async function personPage(db: Kysely<Schema>, personId: string): Promise<PersonPage | undefined> {
  const person = await db.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst()
  if (!person) return undefined
  const [names, roles, makings, quotes, stories, notes] = await Promise.all([
    db.selectFrom('personName').selectAll().where('personId', '=', personId).orderBy('id').execute(),
    db
      .selectFrom('portrayal')
      .innerJoin('role', 'role.id', 'portrayal.roleId')
      .innerJoin('drama', 'drama.id', 'role.dramaId')
      .select([
        'role.names as role',
        'portrayal.variant',
        'portrayal.billing',
        'drama.id',
        'drama.slug',
        'drama.titles',
        'drama.network',
        'drama.status',
        'drama.picture',
      ])
      .where('portrayal.personId', '=', personId)
      .orderBy('drama.createdAt', 'desc')
      .orderBy('drama.id')
      .execute(),
    makingCards(db, { limit: 50 }, (query) =>
      query.where('making.dramaId', 'in', (from) =>
        from
          .selectFrom('portrayal')
          .innerJoin('role', 'role.id', 'portrayal.roleId')
          .select('role.dramaId')
          .where('portrayal.personId', '=', personId),
      ),
    ),
    saidBy(db, personId),
    storyCards(db, { limit: 50 }, (query) =>
      query.where('story.id', 'in', (from) =>
        from
          .selectFrom('storySubject')
          .select('storyId')
          .where('kind', '=', 'person')
          .where('subjectId', '=', personId),
      ),
    ),
    db
      .selectFrom('note')
      .selectAll()
      .where('subjectKind', '=', 'person')
      .where('subjectId', '=', personId)
      .orderBy('id')
      .execute(),
  ])
  return {
    person,
    names,
    roles: roles.map(({ role, variant, billing, ...drama }) => ({ drama, role, variant, billing })),
    makings,
    quotes,
    stories,
    notes,
  }
}

/**
 * Cues of public makings that name them as the speaker: the search index holds who says what. Within a take, or a clip of
 * the broadcast, they are the words of a role, and not theirs; what the desk decided on these spans counts.
 */
async function saidBy(db: Kysely<Schema>, personId: string): Promise<Said[]> {
  const by = (await peopleQueries(db, [personId])).get(personId) ?? lexeme(filterTerm.person(personId))

  const rows = await db
    .selectFrom('searchEntry as entry')
    .innerJoin('making', 'making.id', 'entry.ownerId')
    .select([
      'entry.words',
      'entry.language',
      'entry.atSeconds',
      'entry.endSeconds',
      'making.id',
      'making.slug',
      'making.titles',
      'making.dramaId',
      'making.spoilerSeason',
      'making.spoilerEpisode',
    ])
    .where(sql<boolean>`entry.terms @@ ${by}::tsquery`)
    .where('entry.kind', '=', sql.lit('cue'))
    .where('entry.public', '=', true)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('finding')
            .leftJoin('decision', 'decision.findingId', 'finding.id')
            .select('finding.id')
            .whereRef('finding.runId', '=', 'making.runId')
            .where('finding.kind', '=', 'segment')
            .where(sql<boolean>`coalesce(decision.change ->> 'label', finding.label) in ('take', 'clip')`)
            .where(sql<boolean>`coalesce(decision.standing, 'found') <> 'rejected'`)
            .where(sql<boolean>`(entry.at_seconds + entry.end_seconds) / 2 >= finding.start_seconds`)
            .where(sql<boolean>`(entry.at_seconds + entry.end_seconds) / 2 < finding.end_seconds`),
        ),
      ),
    )
    .orderBy('making.id', 'desc')
    .orderBy('entry.atSeconds')
    .limit(MOST_QUOTES)
    .execute()
  return rows.map(({ words, language, atSeconds, endSeconds, spoilerSeason: season, spoilerEpisode, ...making }) => ({
    words,
    language,
    atSeconds: atSeconds ?? 0,
    endSeconds: endSeconds ?? 0,
    making: {
      ...making,
      spoiler: season !== null && spoilerEpisode !== null ? { season, episode: spoilerEpisode } : null,
    },
  }))
}
