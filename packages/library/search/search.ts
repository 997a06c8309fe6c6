import { sql, type Kysely } from 'kysely'
import type { Localized } from '../schema/columns.ts'
import type { Schema } from '../schema/schema.ts'
import type { EntryKind } from '../schema/search-tables.ts'
import type { Token } from './fold.ts'
import { mentionsIn } from './names.ts'
import { nearWords } from './near.ts'
import { marksIn, scoreOf } from './rank.ts'
import { filterTerm } from './terms.ts'
import { peopleQueries } from './people-queries.ts'
import {
  all,
  lexeme,
  lookupsOf,
  partsOf,
  tsqueryOf,
  wordsOf,
  type Part,
  type PeopleQueries,
  type Tier,
  type Where,
} from './wanted.ts'

export type SearchQuery = {
  text: string
  kinds?: EntryKind[]
  dramaId?: string
  personId?: string
  makingId?: string
  /** A kind of moment: finds moments only. */
  moment?: string
  language?: string
  /** Also what is not public. */
  desk?: boolean
  limit?: number
  offset?: number
}

export type SearchHit = {
  kind: EntryKind
  score: number
  /** The story, making, drama or person. */
  id: string
  slug: string
  /** Its titles or names by language; a story's headline under its language. */
  titles: Localized
  language: string
  /** The line that was found: a cue's text, a moment's words; a story's headline, names and titles else. */
  words: string
  /** [start, end) offsets into `words` of what was asked for. */
  marks: [number, number][]
  atSeconds: number | null
  endSeconds: number | null
  /** The kind of moment. */
  label: string | null
  drama: { id: string; slug: string; titles: Localized } | null
  /** Up to which episode of the drama the story or making gives away what happens. */
  spoiler: { season: number; episode: number } | null
}

/** `tier`: how loosely the query had to be taken to find anything. `more`: there are hits beyond these. */
export type SearchAnswer = { hits: SearchHit[]; tier: Tier | 'none'; more: boolean }

type Found = {
  id: number
  kind: EntryKind
  ownerId: string
  atSeconds: number | null
  endSeconds: number | null
  language: string
  title: string
  words: string
  label: string | null
}

/** Candidates a kind: ranking looks at no more, so that a word which every line holds costs no more than a rare one. */
const CANDIDATES = 200

/** With this many hits as written, or the very phrase, what is merely near is not looked for. */
const ENOUGH = 5

const TIERS: readonly Tier[] = ['phrase', 'exact', 'prefix', 'near', 'most']
const KINDS: readonly EntryKind[] = ['drama', 'person', 'story', 'making', 'moment', 'cue']

export function createSearch(db: Kysely<Schema>) {
  return {
    /** Finds stories, makings by title, cue and moment, dramas and people; in Korean, Japanese and English, mixed; with slips. */
    find: (query: SearchQuery): Promise<SearchAnswer> => find(db, query),
  }
}

async function find(db: Kysely<Schema>, query: SearchQuery): Promise<SearchAnswer> {
  const words = wordsOf(query.text)
  const kinds = query.moment === undefined ? (query.kinds ?? KINDS) : (['moment'] as const)
  const mentions = words.length === 0 ? [] : await mentionsIn(db, words)
  const named = mentions.flatMap((mention) => mention.people)
  const people = await peopleQueries(db, query.personId === undefined ? named : [...named, query.personId])
  const filters = filtersOf(query, people)
  const limit = Math.min(query.limit ?? 20, 100)
  const wanted = limit + (query.offset ?? 0) + 1
  const asked = { kinds, desk: query.desk ?? false }
  const found = new Map<number, Found>()
  let tier: SearchAnswer['tier'] = 'none'
  if (words.length === 0) {
    // No words, only filters: all that they leave.
    if (filters.length === 0) return { hits: [], tier, more: false }
    for (const row of await candidates(db, asked, filters, undefined)) found.set(row.id, row)
    tier = 'exact'
  }
  const parts = partsOf(words, mentions, people)
  let near: Map<string, string[]> | undefined
  for (const next of TIERS) {
    if (parts.length === 0 || found.size >= wanted) break
    if (next === 'near') {
      if (found.size >= ENOUGH || tier === 'phrase') break
      near = await nearWords(db, words.flatMap(lookupsOf))
    }
    if (next === 'most' && found.size > 0) break
    const terms = { heads: tsqueryOf(parts, next, 'heads', near), lines: tsqueryOf(parts, next, 'lines', near) }
    if (terms.heads === undefined || terms.lines === undefined) continue
    for (const row of await candidates(db, asked, filters, { heads: terms.heads, lines: terms.lines }))
      if (!found.has(row.id)) found.set(row.id, row)
    if (tier === 'none' && found.size > 0) tier = next
  }
  const ranked = rank([...found.values()], parts, query.text)
  const page = ranked.slice(query.offset ?? 0, (query.offset ?? 0) + limit)
  return { hits: await present(db, page, words), tier, more: ranked.length > (query.offset ?? 0) + limit }
}

function filtersOf(query: SearchQuery, people: PeopleQueries): string[] {
  const { dramaId, personId, makingId, moment, language } = query
  return [
    ...(dramaId === undefined ? [] : [lexeme(filterTerm.drama(dramaId))]),
    ...(personId === undefined ? [] : [people.get(personId) ?? lexeme(filterTerm.person(personId))]),
    ...(makingId === undefined ? [] : [lexeme(filterTerm.making(makingId))]),
    ...(moment === undefined ? [] : [lexeme(filterTerm.moment(moment))]),
    ...(language === undefined ? [] : [lexeme(filterTerm.language(language))]),
  ]
}

/**
 * Some entries of each kind that fit. Each kind is a materialised part, which the planner cannot answer by walking the
 * table in the hope of meeting enough rows early, and which is read no further than its limit.
 */
async function candidates(
  db: Kysely<Schema>,
  { kinds, desk }: { kinds: readonly EntryKind[]; desk: boolean },
  filters: readonly string[],
  terms: { [Scope in Where]: string } | undefined,
): Promise<Found[]> {
  const parts = kinds.map((kind) => {
    const tsquery = all([...(terms === undefined ? [] : [terms[kind === 'cue' ? 'lines' : 'heads']]), ...filters])
    return sql`(with part as materialized (
        select id, kind, owner_id, at_seconds, end_seconds, language, title, words, label
        from search_entry
        where kind = ${sql.lit(kind)} and terms @@ ${tsquery}::tsquery${sql.raw(desk ? '' : ' and public')})
      select * from part limit ${sql.lit(CANDIDATES)})`
  })
  const rows = await sql<Found>`${sql.join(parts, sql` union all `)}`.execute(db)
  return rows.rows
}

type Ranked = Found & { score: number }

/** The title tells the thing itself for these; for cues and moments it is the making's, the same for all. */
const TITLED: ReadonlySet<EntryKind> = new Set(['story', 'drama', 'person', 'making'])

function rank(found: readonly Found[], parts: readonly Part[], query: string): Ranked[] {
  return found
    .map((row) => ({ ...row, score: parts.length === 0 ? 0 : scoreOf(parts, query, row, TITLED.has(row.kind)) }))
    .toSorted((a, b) => b.score - a.score || (a.atSeconds ?? 0) - (b.atSeconds ?? 0) || a.id - b.id)
}

type Owner = Pick<SearchHit, 'id' | 'slug' | 'titles' | 'drama' | 'spoiler'>

async function present(db: Kysely<Schema>, page: readonly Ranked[], words: readonly Token[]): Promise<SearchHit[]> {
  const owners = await ownersOf(db, page)
  return page.flatMap((row) => {
    const owner = owners.get(row.ownerId)
    if (!owner) return []
    const line = TITLED.has(row.kind) ? row.title : row.words
    return [
      {
        kind: row.kind,
        score: row.score,
        ...owner,
        language: row.language,
        words: line,
        marks: marksIn(words, line),
        atSeconds: row.atSeconds,
        endSeconds: row.endSeconds,
        label: row.label,
      },
    ]
  })
}

async function ownersOf(db: Kysely<Schema>, page: readonly Ranked[]): Promise<Map<string, Owner>> {
  const idsOf = (...kinds: EntryKind[]): string[] => [
    ...new Set(page.filter((row) => kinds.includes(row.kind)).map((row) => row.ownerId)),
  ]
  const [makings, stories, dramas, people] = [
    idsOf('making', 'cue', 'moment'),
    idsOf('story'),
    idsOf('drama'),
    idsOf('person'),
  ]
  const owners = new Map<string, Owner>()
  const keep = (rows: readonly Owner[]): void => rows.forEach((row) => owners.set(row.id, row))
  if (makings.length > 0) {
    const rows = await db
      .selectFrom('making')
      .leftJoin('drama', 'drama.id', 'making.dramaId')
      .select([
        'making.id',
        'making.slug',
        'making.titles',
        'making.spoilerSeason as season',
        'making.spoilerEpisode as episode',
        'drama.id as dramaId',
        'drama.slug as dramaSlug',
        'drama.titles as dramaTitles',
      ])
      .where('making.id', 'in', makings)
      .execute()
    keep(
      rows.map(({ id, slug, titles, season, episode, ...row }) => ({
        id,
        slug,
        titles,
        drama: dramaOf(row),
        spoiler: season !== null && episode !== null ? { season, episode } : null,
      })),
    )
  }
  if (stories.length > 0) {
    const rows = await db
      .selectFrom('story')
      .innerJoin('storyRevision', 'storyRevision.id', 'story.publishedRevisionId')
      .leftJoin('drama', 'drama.id', 'story.dramaId')
      .select([
        'story.id',
        'story.slug',
        'story.language',
        'storyRevision.content',
        'drama.id as dramaId',
        'drama.slug as dramaSlug',
        'drama.titles as dramaTitles',
      ])
      .where('story.id', 'in', stories)
      .execute()
    keep(
      rows.map((row) => ({
        id: row.id,
        slug: row.slug,
        titles: { [row.language]: row.content.headline },
        drama: dramaOf(row),
        spoiler: row.content.spoiler,
      })),
    )
  }
  if (dramas.length > 0) {
    const rows = await db.selectFrom('drama').select(['id', 'slug', 'titles']).where('id', 'in', dramas).execute()
    keep(rows.map((row) => ({ ...row, drama: row, spoiler: null })))
  }
  if (people.length > 0) {
    const rows = await db.selectFrom('person').select(['id', 'slug', 'names']).where('id', 'in', people).execute()
    keep(rows.map(({ id, slug, names }) => ({ id, slug, titles: names, drama: null, spoiler: null })))
  }
  return owners
}

function dramaOf(row: {
  dramaId: string | null
  dramaSlug: string | null
  dramaTitles: Localized | null
}): SearchHit['drama'] {
  return row.dramaId && row.dramaSlug && row.dramaTitles
    ? { id: row.dramaId, slug: row.dramaSlug, titles: row.dramaTitles }
    : null
}
