import type { Schema } from '../schema/schema.ts'

/** What a field may hold, as a JSON Schema. */
export type Field = { readonly [keyword: string]: unknown }

const orNull = (field: Field): Field => ({ anyOf: [field, { type: 'null' }] })
const one = (...words: string[]): Field => ({ enum: words })

const ID: Field = { type: 'string', format: 'uuid' }
const TEXT: Field = { type: 'string' }
const WHOLE: Field = { type: 'integer' }
const NUMBER: Field = { type: 'number' }
const YES: Field = { type: 'boolean' }
const DAY: Field = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
const INSTANT: Field = { type: 'string', format: 'date-time' }
const ZONE: Field = { type: 'string', format: 'iana-zone' }
const LOCALIZED: Field = { type: 'object', additionalProperties: TEXT }
const OBJECT: Field = { type: 'object' }
const listOf = (items: Field): Field => ({ type: 'array', items })
const RIGHTS = one('own', 'licensed', 'embed', 'none', 'unknown')

/**
 * A table's part in an export: a thing with its fields, and what belongs to it nested in it. Fields are columns in camel
 * case; what the library makes of the rest (search, versions, hashes), and what is of one machine alone (states, keys of
 * the store), is left out.
 */
export type Shape = {
  table: keyof Schema
  /** The column that refers to the thing above. */
  by?: string
  /** Columns that are the same in all rows of this part. */
  fixed?: { [column: string]: string }
  /** Whose rows: those that refer by `by` to a row of this table which refers to the thing above by that column. */
  through?: { table: keyof Schema; by: string }
  fields: { [column: string]: Field }
  /** Columns that tell rows of one thing above apart, beside their ids. */
  key: readonly string[]
  /** The order of the rows in the file. */
  order: readonly string[]
  /**
   * `kept`: a row is the thing of its id or key, what the file does not mention stays. `whole`: the rows of the file take
   * the place of all. `added`: rows are added, and those that are there already stay as they are.
   */
  mode: 'kept' | 'whole' | 'added'
  parts?: { [field: string]: Shape }
}

const notesOn = (subjectKind: string): Shape => ({
  table: 'note',
  by: 'subjectId',
  fixed: { subjectKind },
  fields: {
    id: ID,
    kind: TEXT,
    words: TEXT,
    language: TEXT,
    fromOn: orNull(DAY),
    toOn: orNull(DAY),
    sourceId: orNull(ID),
  },
  key: [],
  order: ['id'],
  mode: 'kept',
})

/** Every address that a thing ever had. */
const addressesOf = (kind: string): Shape => ({
  table: 'slug',
  by: 'subjectId',
  fixed: { kind },
  fields: { slug: TEXT, since: INSTANT },
  key: ['slug'],
  order: ['slug'],
  mode: 'added',
})

const source: Shape = {
  table: 'source',
  fields: {
    id: ID,
    kind: one('channel', 'article', 'database', 'document', 'person'),
    name: TEXT,
    channel: orNull(TEXT),
    url: orNull(TEXT),
    licence: orNull(TEXT),
    rights: RIGHTS,
    publishedOn: orNull(DAY),
    retrievedOn: orNull(DAY),
    note: orNull(TEXT),
  },
  key: [],
  order: ['id'],
  mode: 'kept',
}

const person: Shape = {
  table: 'person',
  fields: { id: ID, slug: TEXT, names: LOCALIZED, bornOn: orNull(DAY), picture: orNull(OBJECT), external: LOCALIZED },
  key: [],
  order: ['id'],
  mode: 'kept',
  parts: {
    spellings: {
      table: 'personName',
      by: 'personId',
      fields: { name: TEXT, language: orNull(TEXT), kind: one('main', 'alias', 'stage', 'birth', 'romanised') },
      key: ['name'],
      order: ['kind', 'name'],
      mode: 'whole',
    },
    notes: notesOn('person'),
    addresses: addressesOf('person'),
  },
}

const STATUS = ['announced', 'airing', 'hiatus', 'ended', 'cancelled']

const season: Shape = {
  table: 'season',
  by: 'dramaId',
  fields: {
    id: ID,
    number: WHOLE,
    titles: LOCALIZED,
    status: one('possible', ...STATUS),
    plannedEpisodes: orNull(WHOLE),
  },
  key: ['number'],
  order: ['number'],
  mode: 'kept',
  parts: {
    episodes: {
      table: 'episode',
      by: 'seasonId',
      fields: { id: ID, number: WHOLE, titles: LOCALIZED, runtimeSeconds: orNull(NUMBER) },
      key: ['number'],
      order: ['number'],
      mode: 'kept',
      parts: { notes: notesOn('episode') },
    },
    patterns: {
      table: 'airingPattern',
      by: 'seasonId',
      fields: {
        id: ID,
        network: TEXT,
        zone: ZONE,
        weekdays: listOf({ type: 'integer', minimum: 1, maximum: 7 }),
        minutes: { type: 'integer', minimum: 0, maximum: 2879 },
        startsOn: DAY,
        endsOn: orNull(DAY),
        episodesPerDay: WHOLE,
        firstEpisode: WHOLE,
        runtimeMinutes: orNull(WHOLE),
      },
      key: [],
      order: ['id'],
      mode: 'whole',
      parts: {
        exceptions: {
          table: 'airingException',
          by: 'patternId',
          fields: {
            id: ID,
            onDate: DAY,
            kind: one('off', 'moved', 'special'),
            toDate: orNull(DAY),
            toMinutes: orNull(WHOLE),
            words: orNull(TEXT),
            sourceId: orNull(ID),
          },
          key: ['onDate', 'kind'],
          order: ['onDate', 'kind'],
          mode: 'whole',
        },
      },
    },
    airings: {
      table: 'airing',
      by: 'seasonId',
      fields: {
        id: ID,
        episodeId: orNull(ID),
        patternId: orNull(ID),
        network: TEXT,
        at: INSTANT,
        zone: ZONE,
        localDate: DAY,
        localMinutes: WHOLE,
        kind: one('first', 'rerun', 'special'),
        words: orNull(TEXT),
      },
      key: [],
      order: ['at', 'id'],
      mode: 'kept',
    },
    notes: notesOn('season'),
  },
}

const role: Shape = {
  table: 'role',
  by: 'dramaId',
  fields: { id: ID, names: LOCALIZED, aliases: listOf(TEXT), description: LOCALIZED, position: WHOLE },
  key: ['names'],
  order: ['position', 'id'],
  mode: 'kept',
  parts: {
    portrayals: {
      table: 'portrayal',
      by: 'roleId',
      fields: {
        id: ID,
        personId: ID,
        variant: orNull(TEXT),
        billing: one('lead', 'main', 'support', 'guest', 'cameo'),
      },
      key: ['personId', 'variant'],
      order: ['id'],
      mode: 'kept',
      parts: {
        /** None: in all. */
        episodes: {
          table: 'portrayalEpisode',
          by: 'portrayalId',
          fields: { episodeId: ID },
          key: ['episodeId'],
          order: ['episodeId'],
          mode: 'whole',
        },
        notes: notesOn('portrayal'),
      },
    },
    notes: notesOn('role'),
  },
}

const drama: Shape = {
  table: 'drama',
  fields: {
    id: ID,
    slug: TEXT,
    titles: LOCALIZED,
    aliases: listOf(TEXT),
    originalLanguage: TEXT,
    network: orNull(TEXT),
    status: one(...STATUS),
    picture: orNull(OBJECT),
    external: LOCALIZED,
  },
  key: [],
  order: ['id'],
  mode: 'kept',
  parts: {
    synopses: {
      table: 'synopsis',
      by: 'dramaId',
      fields: { language: TEXT, words: TEXT, sourceId: orNull(ID) },
      key: ['language'],
      order: ['language'],
      mode: 'whole',
    },
    seasons: season,
    roles: role,
    relations: {
      table: 'relation',
      by: 'fromRoleId',
      through: { table: 'role', by: 'dramaId' },
      fields: {
        id: ID,
        fromRoleId: ID,
        toRoleId: ID,
        kind: TEXT,
        fromEpisode: orNull(WHOLE),
        toEpisode: orNull(WHOLE),
        words: orNull(TEXT),
      },
      key: ['fromRoleId', 'toRoleId', 'kind'],
      order: ['id'],
      mode: 'kept',
    },
    offers: {
      table: 'offer',
      by: 'dramaId',
      fields: {
        id: ID,
        provider: TEXT,
        url: orNull(TEXT),
        kind: one('stream', 'free', 'rent', 'buy'),
        territory: TEXT,
        fromOn: orNull(DAY),
        toOn: orNull(DAY),
        sourceId: orNull(ID),
      },
      key: ['provider', 'kind', 'territory', 'fromOn'],
      order: ['id'],
      mode: 'kept',
    },
    notes: notesOn('drama'),
    addresses: addressesOf('drama'),
  },
}

const ranking: Shape = {
  table: 'rankingSeries',
  fields: {
    id: ID,
    slug: TEXT,
    titles: LOCALIZED,
    sourceId: ID,
    metric: TEXT,
    territory: TEXT,
    period: one('day', 'week', 'month', 'season', 'year', 'other'),
  },
  key: [],
  order: ['id'],
  mode: 'kept',
  parts: {
    rankings: {
      table: 'ranking',
      by: 'seriesId',
      fields: { id: ID, fromOn: DAY, toOn: DAY, asOf: orNull(DAY) },
      key: ['fromOn', 'toOn'],
      order: ['fromOn', 'toOn'],
      mode: 'kept',
      parts: {
        entries: {
          table: 'rankingEntry',
          by: 'rankingId',
          fields: { number: WHOLE, rank: WHOLE, label: TEXT, dramaId: orNull(ID), value: orNull(NUMBER) },
          key: ['number'],
          order: ['number'],
          mode: 'whole',
        },
      },
    },
    addresses: addressesOf('ranking'),
  },
}

const video: Shape = {
  table: 'video',
  fields: {
    id: ID,
    kind: one('making', 'episode'),
    episodeId: orNull(ID),
    file: orNull(TEXT),
    sha256: orNull({ type: 'string', pattern: '^[0-9a-f]{64}$' }),
    bytes: orNull(WHOLE),
    durationSeconds: orNull(NUMBER),
    width: orNull(WHOLE),
    height: orNull(WHOLE),
    framesPerSecond: orNull(NUMBER),
    embedUrl: orNull(TEXT),
    rights: RIGHTS,
    sourceId: orNull(ID),
    facts: OBJECT,
  },
  key: [],
  order: ['id'],
  mode: 'kept',
  parts: {
    captions: {
      table: 'captionTrack',
      by: 'videoId',
      fields: {
        id: ID,
        position: WHOLE,
        file: TEXT,
        format: TEXT,
        language: TEXT,
        layer: one('original', 'translation'),
        automatic: YES,
        problems: listOf(OBJECT),
      },
      key: ['position'],
      order: ['position'],
      mode: 'kept',
      parts: {
        cues: {
          table: 'cue',
          by: 'trackId',
          fields: {
            number: WHOLE,
            startSeconds: NUMBER,
            endSeconds: NUMBER,
            words: TEXT,
            utterances: listOf(OBJECT),
            sounds: listOf(TEXT),
            wordTimes: orNull(listOf(OBJECT)),
            line: WHOLE,
          },
          key: ['number'],
          order: ['number'],
          mode: 'whole',
        },
      },
    },
  },
}

const KIND_OF_FINDING = one('segment', 'match', 'call', 'moment', 'quote')

/** Decisions come after the run that they are about: see `runs.ts`. */
export const decisions: Shape = {
  table: 'decision',
  by: 'makingId',
  fields: {
    id: ID,
    kind: KIND_OF_FINDING,
    label: TEXT,
    startSeconds: NUMBER,
    endSeconds: NUMBER,
    standing: one('confirmed', 'rejected', 'added', 'open'),
    change: OBJECT,
    original: OBJECT,
    findingId: orNull(ID),
    by: TEXT,
    decidedAt: INSTANT,
  },
  key: [],
  order: ['id'],
  mode: 'kept',
}

/** `findings`: ids of the report's segments, matches, calls, moments and quotes, in that order. */
export const RUN: Field = {
  type: 'object',
  required: ['id', 'program', 'createdAt', 'report', 'findings'],
  additionalProperties: false,
  properties: { id: ID, program: TEXT, createdAt: INSTANT, report: OBJECT, findings: listOf(ID) },
}

const making: Shape = {
  table: 'making',
  fields: {
    id: ID,
    slug: TEXT,
    videoId: ID,
    dramaId: orNull(ID),
    titles: LOCALIZED,
    publishedOn: orNull(DAY),
    spoilerSeason: orNull(WHOLE),
    spoilerEpisode: orNull(WHOLE),
    visibility: one('desk', 'public'),
  },
  key: [],
  order: ['id'],
  mode: 'kept',
  parts: {
    episodes: {
      table: 'makingEpisode',
      by: 'makingId',
      fields: { episodeId: ID, name: TEXT },
      key: ['episodeId'],
      order: ['episodeId'],
      mode: 'whole',
    },
    notes: notesOn('making'),
    addresses: addressesOf('making'),
  },
}

const story: Shape = {
  table: 'story',
  fields: {
    id: ID,
    slug: TEXT,
    language: TEXT,
    groupId: ID,
    state: one('draft', 'review', 'scheduled', 'published', 'withdrawn'),
    dramaId: orNull(ID),
    makingId: orNull(ID),
    draft: OBJECT,
    draftBy: TEXT,
    draftAt: INSTANT,
    publishedRevisionId: orNull(ID),
    scheduledRevisionId: orNull(ID),
    scheduledFor: orNull(INSTANT),
    firstPublishedAt: orNull(INSTANT),
    publishedAt: orNull(INSTANT),
    withdrawnAt: orNull(INSTANT),
    withdrawnReason: orNull(TEXT),
    createdAt: INSTANT,
  },
  key: [],
  order: ['id'],
  mode: 'kept',
  parts: {
    revisions: {
      table: 'storyRevision',
      by: 'storyId',
      fields: { id: ID, number: WHOLE, content: OBJECT, by: TEXT, reason: orNull(TEXT), createdAt: INSTANT },
      key: ['number'],
      order: ['number'],
      mode: 'kept',
    },
    subjects: {
      table: 'storySubject',
      by: 'storyId',
      fields: { kind: one('drama', 'person', 'episode', 'making'), subjectId: ID },
      key: ['kind', 'subjectId'],
      order: ['kind', 'subjectId'],
      mode: 'whole',
    },
    tags: { table: 'storyTag', by: 'storyId', fields: { tag: TEXT }, key: ['tag'], order: ['tag'], mode: 'whole' },
    corrections: {
      table: 'correction',
      by: 'storyId',
      fields: { id: ID, at: INSTANT, words: TEXT, by: TEXT },
      key: [],
      order: ['at', 'id'],
      mode: 'kept',
    },
    notes: notesOn('story'),
    addresses: addressesOf('story'),
  },
}

/** The things of an export by their field in the file, each after those that it refers to. */
export const THINGS = {
  sources: source,
  people: person,
  dramas: drama,
  rankings: ranking,
  videos: video,
  makings: making,
  stories: story,
} as const satisfies { [field: string]: Shape }

export type ThingKind = keyof typeof THINGS
export const THING_KINDS = Object.keys(THINGS) as ThingKind[]

/** A thing as it stands in the file. */
export type Thing = { [field: string]: unknown }
